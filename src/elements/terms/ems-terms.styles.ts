import { css } from '../../styles/css.ts';
import { S } from '../../styles/form.styles.ts';

/** The list of documents. */
export const termsStyles = css`
  ${S} .ems-documents {
    display: grid;
    gap: 0.5rem;
    margin: 0;
    padding-inline-start: 1.25rem;
  }
`;
