import { css } from 'lit';
import { S } from '../../styles/form.styles.ts';

/** The help on the waiting screen. */
export const verifyEmailStyles = css`
  ${S} summary {
    cursor: pointer;
    font-weight: 550;
  }
  ${S} ul {
    display: grid;
    gap: 0.25rem;
    margin-block-start: 0.5rem;
    padding-inline-start: 1.25rem;
  }
`;
