import { css } from '../../styles/css.ts';
import { S } from '../../styles/form.styles.ts';

/** The list: a device and its button side by side, below each other where there is no room. */
export const sessionsStyles = css`
  ${S} .ems-sessions {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ${S} .ems-sessions li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    padding-block: 0.875rem;
    border-block-start: 1px solid var(--_border);
  }
  ${S} .ems-sessions div {
    flex: 1 1 8rem;
  }
  ${S} .ems-sessions time.ems-hint {
    display: block;
  }
  ${S} .ems-sessions .ems-hint bdi {
    font-weight: inherit;
  }
  ${S} .ems-sessions button {
    min-block-size: 2.25rem;
    padding: 0.25rem 12px;
  }
  ${S} .ems-badge {
    display: inline-block;
    padding: 0 0.5rem;
    border: 1px solid;
    border-radius: 1rem;
    color: var(--_success);
    font-size: 0.8125em;
  }
`;
