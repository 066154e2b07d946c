import { css } from './css.ts';

/**
 * The frame around a form, in the shadow root; and the tokens, which the form inherits through the host.
 * Each `--ems-*` token has a value for light and dark (`light-dark()` follows `color-scheme`).
 */
export const frameStyles = css`
  :host {
    --_accent: var(--ems-color-accent, light-dark(#0b6e55, #4fd1ab));
    --_on-accent: var(--ems-color-on-accent, light-dark(#ffffff, #06251c));
    --_text: var(--ems-color-text, light-dark(#191c20, #e9ebee));
    --_muted: var(--ems-color-muted, light-dark(#59616b, #a4acb7));
    --_surface: var(--ems-color-surface, light-dark(#ffffff, #17191d));
    --_subtle: var(--ems-color-subtle, light-dark(#f3f5f6, #22262b));
    --_border: var(--ems-color-border, light-dark(#d9dde2, #343a42));
    --_field: var(--ems-color-field, light-dark(#ffffff, #101215));
    --_field-border: var(--ems-color-field-border, light-dark(#818a95, #79828e));
    --_danger: var(--ems-color-danger, light-dark(#b3261e, #ff9d94));
    --_success: var(--ems-color-success, var(--_accent));
    --_focus: var(--ems-color-focus, light-dark(#1257d8, #8ab4ff));
    --_radius: var(--ems-radius, 8px);
    --_space: var(--ems-space, 1rem);
    display: block;
    box-sizing: border-box;
    max-inline-size: var(--ems-max-width, 28rem);
  }
  :host([hidden]) {
    display: none;
  }
  .card {
    /* What a page sets on every tag or on its body ends here: the form inherits from its place in the frame. */
    all: initial;
    visibility: inherit;
    color-scheme: inherit;
    display: grid;
    gap: calc(var(--_space) * 1.25);
    box-sizing: border-box;
    padding: var(--ems-card-padding, clamp(20px, 6cqi, 2.25rem));
    border: var(--ems-card-border, 1px solid var(--_border));
    border-radius: var(--ems-card-radius, calc(var(--_radius) * 2));
    background: var(--_surface);
    box-shadow: var(--ems-card-shadow, 0 1px 2px rgb(0 0 0 / 5%), 0 8px 24px rgb(0 0 0 / 6%));
    color: var(--_text);
    font-family: var(--ems-font-family, inherit);
    font-size: var(--ems-font-size, 1rem);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .frame {
    container-type: inline-size;
  }
  h1,
  h2,
  ::slotted([slot='heading']) {
    margin: 0;
    font: inherit;
    /* Smaller on a small card, so that a long word stays whole. */
    font-size: clamp(1.25em, 6cqi, 1.5em);
    font-weight: 600;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
    hyphens: auto;
  }
  [part='heading']:focus {
    outline: none;
  }
  ::slotted(:is([slot='introduction'], [slot='legal'], [slot='footer'])) {
    margin: 0;
    color: var(--_muted);
  }
  ::slotted(:is([slot='legal'], [slot='footer'])) {
    font-size: 0.875em;
  }
  @media (forced-colors: active) {
    .card {
      border: var(--_frame, 1px) solid CanvasText;
    }
  }
`;
