import { css } from '../../styles/css.ts';
import { S } from '../../styles/form.styles.ts';

/** The codes in two columns, and what can be done with them. */
export const recoveryCodesStyles = css`
  ${S} .ems-codes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(10.25rem, 100%), 1fr));
    gap: 0.375rem 0.75rem;
    direction: ltr;
    margin: 0;
    padding: 1rem 12px;
    border-radius: var(--_radius);
    background: var(--_subtle);
    font-family: ui-monospace, monospace;
    list-style: none;
    text-align: center;
    font-size: 0.875em;
  }
  ${S} p > .ems-muted {
    display: inline-block;
  }
  ${S} .ems-tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  ${S} .ems-tools button {
    flex: auto;
    padding-inline: 12px;
  }
  ${S} .ems-tools p {
    flex: 1 0 100%;
  }
  ${S} .ems-tools p:empty {
    position: absolute;
  }
  ${S} .ems-warning {
    display: flex;
    padding: 0.75rem 16px;
    border: 1px solid var(--_border);
    border-inline-start: 4px solid var(--_danger);
    border-radius: var(--_radius);
  }
  ${S} .ems-warning svg {
    color: var(--_danger);
  }
`;
