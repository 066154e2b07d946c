import { css } from '../../styles/css.ts';
import { S } from '../../styles/form.styles.ts';

/** The address, below the form of the names where there is one. */
export const emailElsewhereStyles = css`
  ${S} .ems-address {
    display: grid;
    gap: var(--_space);
  }
  ${S} .ems-address .ems-hint {
    display: block;
  }
  ${S} > button + .ems-address {
    padding-block-start: calc(var(--_space) * 1.25);
    border-block-start: 1px solid var(--_border);
  }
`;
