import { css } from './css.ts';
import { S } from './form.styles.ts';

/** A tick box beside its label. */
export const checkStyles = css`
  ${S} {
    .ems-check {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 0.375rem 0.75rem;
      align-items: start;
    }
    .ems-check label {
      font-weight: inherit;
    }
    .ems-check :is(.ems-error, .ems-hint) {
      grid-column: 2;
    }
    input[type='checkbox'] {
      inline-size: 1.5rem;
      block-size: 1.5rem;
      margin: 0;
      accent-color: var(--_accent);
      border-radius: 4px;
    }
  }
`;
