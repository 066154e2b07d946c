import { css } from '../../styles/css.ts';
import { S } from '../../styles/form.styles.ts';

/** The banner of an address that waits. Its forms hold no field, so only their alerts take room. */
export const pendingEmailStyles = css`
  ${S} .ems-banner {
    display: grid;
    gap: 0.75rem;
    padding: 1rem 16px;
    border: 1px solid var(--_border);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_subtle);
  }
  ${S} .ems-banner form {
    display: contents;
  }
  ${S} .ems-banner button {
    flex: auto;
    padding-inline: clamp(4px, 20cqi - 2rem, 12px);
    font-weight: inherit;
  }
  ${S} .ems-banner button.ems-secondary:hover {
    background: var(--_surface);
  }
  ${S} .ems-banner strong {
    display: block;
    font-weight: 600;
  }
`;
