import { css } from './css.ts';
import { S } from './form.styles.ts';

/** The help on a screen that waits for an email to be answered. */
export const waitingStyles = css`
  ${S} summary {
    cursor: pointer;
    font-weight: 600;
  }
  ${S} ul {
    display: grid;
    gap: 0.25rem;
    margin-block: 0.5rem 0;
    padding-inline-start: 1.25rem;
  }
`;
