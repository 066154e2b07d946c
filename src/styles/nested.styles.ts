import { css } from './css.ts';
import { S } from './form.styles.ts';

/** An element of ours inside another one: as wide as that is, and as part of its card (`ems-flat`) without one of its own. */
export const nestedStyles = css`
  ${S} .ems-flat {
    --ems-card-border: 0;
    --ems-card-padding: 0;
    --ems-card-shadow: none;
    --ems-card-radius: 0;
    --ems-max-width: none;
    --_frame: 0;
  }
  ${S} .ems-part {
    display: grid;
    gap: var(--_space);
    padding-block-start: calc(var(--_space) * 1.25);
    border-block-start: 1px solid var(--_border);
  }
  ${S} .ems-part-heading {
    margin: 0;
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.25;
  }
`;
