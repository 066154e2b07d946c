import { css } from '../../styles/css.ts';
import { S } from '../../styles/form.styles.ts';

/** Controls that no other form has. */
export const furtherFieldsStyles = css`
    ${S} :is(select, textarea) {
      inline-size: 100%;
      min-block-size: 2.75rem;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--_field-border);
      border-radius: var(--_radius);
      background: var(--_field);
      color: inherit;
      font: inherit;
      font-size: max(16px, 1em);
    }
    ${S} :is(select, textarea):focus-visible {
      outline: 2px solid var(--_focus);
      outline-offset: 2px;
    }
    ${S} :is(select, textarea)[aria-invalid='true'] {
      border-color: var(--_danger);
    }
    ${S} fieldset {
      display: grid;
      gap: 0.5rem;
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    ${S} legend {
      padding: 0;
      margin-block-end: 0.375rem;
      font-weight: 600;
    }
`;
