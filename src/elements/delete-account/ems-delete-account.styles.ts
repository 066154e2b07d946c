import { css } from '../../styles/css.ts';
import { S } from '../../styles/form.styles.ts';

/** What will be lost. */
export const deleteAccountStyles = css`
  ${S} .ems-impact {
    display: grid;
    gap: 0.75rem;
    padding: 1rem 16px;
    border: 1px solid color-mix(in oklab, var(--_danger), transparent 60%);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_surface), var(--_danger) 5%);
  }
  ${S} .ems-impact strong {
    font-weight: 600;
  }
  ${S} .ems-impact bdi {
    display: inline;
    font-weight: inherit;
  }
  ${S} .ems-impact ul {
    margin: 0.25rem 0 0;
    padding-inline-start: 1.25rem;
  }
`;
