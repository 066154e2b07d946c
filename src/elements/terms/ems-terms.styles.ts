import { css } from 'lit';
import { S } from '../../styles/form.styles.ts';

/** The list of documents and the tick box. */
export const termsStyles = css`
  ${S} .ems-documents {
    display: grid;
    gap: 0.5rem;
    margin: 0;
    padding-inline-start: 1.25rem;
  }
  ${S} .ems-check {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.375rem 0.75rem;
    align-items: start;
  }
  ${S} .ems-check label {
    font-weight: inherit;
  }
  ${S} .ems-check .ems-error {
    grid-column: 2;
  }
  ${S} input[type='checkbox'] {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0;
    accent-color: var(--_accent);
    border-radius: 4px;
  }
`;
