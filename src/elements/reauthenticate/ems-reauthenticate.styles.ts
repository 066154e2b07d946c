import { css } from '../../styles/css.ts';
import { S } from '../../styles/form.styles.ts';

/** The element takes no room where it stands: all there is of it is the dialog. */
export const reauthenticateHostStyles = css`
  :host {
    display: contents;
  }
`;

/** The dialog, and its two buttons side by side. */
export const reauthenticateStyles = css`
  ${S} dialog {
    inline-size: min(26rem, calc(100vw - 32px));
    max-block-size: calc(100dvh - 32px);
    padding: clamp(20px, 5vw, 2rem);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 2);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 16px 48px rgb(0 0 0 / 25%);
    line-height: 1.5;
    text-align: start;
    overflow-wrap: anywhere;
  }
  ${S} dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  ${S} dialog h2 {
    margin: 0;
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.25;
  }
  ${S} dialog .ems-buttons {
    flex-wrap: wrap-reverse;
  }
  ${S} dialog .ems-buttons button {
    flex: 1 auto;
  }
`;
