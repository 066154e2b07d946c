import { css } from '../../styles/css.ts';

/** The button in a site's header, and what it opens. There is no input in it, so all of it stands in the shadow root. */
export const accountMenuStyles = css`
  :host {
    display: inline-block;
    position: relative;
    max-inline-size: 100%;
    font-family: var(--ems-font-family, inherit);
    line-height: 1.4;
  }
  button,
  a,
  ::slotted([slot='items']) {
    box-sizing: border-box;
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .button,
  .sign-in {
    display: flex;
    gap: 8px;
    align-items: center;
    max-inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.25rem 12px;
    overflow-wrap: anywhere;
    /* Large letters on a small page: its words stay whole. */
    font-size: clamp(0.75em, 7vw, 1em);
    border: 1px solid var(--_field-border);
    border-radius: var(--ems-button-radius, var(--_radius));
    background: var(--_surface);
    font-weight: 600;
  }
  .button:hover,
  .sign-in:hover {
    background: var(--_subtle);
  }
  .initials {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2rem;
    block-size: 2rem;
    margin-inline-start: -4px;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.8125em;
    font-weight: 600;
  }
  svg {
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .popup {
    position: absolute;
    inset-block-start: calc(100% + 0.375rem);
    inset-inline-end: 0;
    z-index: var(--ems-menu-layer, 1000);
    box-sizing: border-box;
    inline-size: max-content;
    min-inline-size: min(13rem, calc(100vw - 64px));
    max-inline-size: min(20rem, calc(100vw - 64px));
    padding: 0.375rem;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    box-shadow: 0 8px 28px rgb(0 0 0 / 18%);
    color: var(--_text);
    font-size: 1rem;
    text-align: start;
  }
  .popup[hidden] {
    display: none;
  }
  .popup.other-side {
    inset-inline: 0 auto;
  }
  .who {
    padding: 0.5rem 0.75rem 0.75rem;
    margin-block-end: 0.375rem;
    border-block-end: 1px solid var(--_border);
    overflow-wrap: anywhere;
  }
  .who b {
    font-weight: 600;
  }
  .who span {
    display: block;
    color: var(--_muted);
    font-size: 0.875em;
  }
  [role='menuitem'],
  ::slotted([slot='items']) {
    display: block;
    inline-size: 100%;
    padding: 0.625rem 0.75rem;
    border-radius: var(--_radius);
  }
  [role='menuitem']:hover,
  [role='menuitem']:focus,
  ::slotted([slot='items']:hover),
  ::slotted([slot='items']:focus) {
    background: var(--_subtle);
  }
  [aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
    font-variant-numeric: tabular-nums;
  }
  :focus-visible,
  ::slotted([slot='items']:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .problem {
    /* As wide as the items are: the menu keeps its place. */
    box-sizing: border-box;
    inline-size: 0;
    min-inline-size: 100%;
    margin: 0;
    padding: 0.5rem 0.75rem;
    color: var(--_danger);
    font-size: 0.875em;
  }
`;
