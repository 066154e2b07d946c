import { css } from 'lit';
import { S } from '../../styles/form.styles.ts';

/** The list: a device and its button side by side, below each other where there is no room. */
export const sessionsStyles = css`
  ${S} .ems-sessions {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ${S} .ems-sessions li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.875rem;
    border-block-end: 1px solid var(--_border);
  }
  ${S} .ems-device {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.625rem;
    align-items: center;
    font-weight: 600;
  }
  ${S} .ems-badge {
    padding: 0.0625rem 0.5rem;
    border: 1px solid;
    border-radius: 999px;
    color: var(--_success);
    font-size: 0.8125em;
    font-weight: 550;
  }
`;
