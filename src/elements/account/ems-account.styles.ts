import { css } from '../../styles/css.ts';
import { S } from '../../styles/form.styles.ts';

/** The page: its navigation beside its sections, or above them where there is less room. */
export const accountFrameStyles = css`
  :host {
    max-inline-size: var(--ems-account-max-width, 54rem);
    color: var(--_text);
    font-family: var(--ems-font-family, inherit);
    font-size: var(--ems-font-size, 1rem);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .page,
  .content {
    display: grid;
    gap: calc(var(--_space) * 1.25);
  }
  .page > * {
    min-inline-size: 0;
  }
  .content {
    max-inline-size: 36rem;
  }
  /* One row that scrolls where it has no room: cut off at the edge, it shows that there is more. */
  ul {
    display: flex;
    gap: 0.25rem;
    /* Room for the outline of the focus, which would be cut off too. */
    margin: -4px;
    padding: 4px;
    list-style: none;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    scrollbar-width: none;
  }
  li {
    flex: none;
  }
  nav a {
    display: block;
    padding: 0.5rem 12px;
    border-radius: var(--_radius);
    color: var(--_text);
    font-weight: 600;
    text-decoration: none;
  }
  /* Of the text's colour, thinly: the navigation stands on the page, whatever its colour is. */
  nav a:is(:hover, [aria-current]) {
    background: color-mix(in oklab, var(--_text), transparent 92%);
  }
  nav a[aria-current] {
    box-shadow: inset 0 -3px var(--_accent);
  }
  nav a:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  /* With large letters a row would show too little of itself, so its links stand below each other. */
  @container (max-width: 15rem) {
    ul {
      display: grid;
    }
  }
  @container (min-width: 44rem) {
    .page {
      grid-template-columns: 13rem minmax(0, 1fr);
    }
    .page > slot[name='heading'] > *,
    .page > ::slotted([slot='heading']) {
      grid-column: 1 / -1;
    }
    nav ul {
      display: grid;
    }
    nav a[aria-current] {
      box-shadow: none;
    }
    nav a[aria-current]::before {
      content: '';
      float: inline-start;
      inline-size: 3px;
      block-size: 1.5em;
      margin-inline: -12px 9px;
      border-radius: 2px;
      background: var(--_accent);
    }
    .alone {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    nav a[aria-current] {
      outline: 2px solid CanvasText;
    }
  }
`;

export const accountStyles = css`
  ${S} .ems-section:not([hidden]) {
    display: grid;
    gap: calc(var(--_space) * 1.25);
  }
  ${S} .ems-section > .ems-element {
    --ems-max-width: 36rem;
  }
  /* That the session is over is said once, by the banner. */
  ${S} > .ems-alert ~ .ems-section .ems-alert:not(:has(+ .ems-secondary)) {
    display: none;
  }
  ${S} .ems-section:focus:not(#_) {
    outline: none;
  }
  ${S} .ems-alert .ems-buttons {
    align-items: center;
  }
`;
