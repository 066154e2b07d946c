import { css } from './css.ts';
import { S } from './form.styles.ts';

/**
 * What comes of using a form: the focus, what is entered, under the pointer, filled in by the browser, wrong, busy, switched off. Fetched
 * after the first drawing, which does without it. Its rules weigh more than those that they change, since other sheets may come later.
 */
export const stateStyles = css`
  ${S} {
    /* Large letters: what stands beside an input goes below it. */
    .ems-control:not(#_) {
      flex-wrap: wrap;
    }
    .ems-control input {
      flex-basis: 8rem;
    }
    /* Large letters on a small card: the words of a button stay whole. One that is too long for that is divided as its language is. */
    button {
      padding-inline: clamp(8px, 20cqi - 1.75rem, 20px);
      font-size: clamp(0.75em, 7.5cqi, 1em);
      hyphens: auto;
    }
    :is(input, button, a, summary, [tabindex]):focus-visible {
      outline: 2px solid var(--_focus);
      outline-offset: 2px;
    }
    input:is([type='email'], [autocomplete$='password']) {
      direction: ltr;
    }
    &:dir(rtl) input:is([type='email'], [autocomplete$='password']) {
      text-align: right;
    }
    input:not([type='checkbox']):where(:hover) {
      border-color: var(--_text);
    }
    input[aria-invalid='true'] {
      border-color: var(--_danger);
      box-shadow: inset 0 0 0 1px var(--_danger);
    }
    input:autofill {
      filter: none;
      -webkit-text-fill-color: var(--_text);
      box-shadow: inset 0 0 0 99px color-mix(in oklab, var(--_field), var(--_accent) 10%);
      caret-color: var(--_text);
    }
    :is(.ems-error, .ems-alert p, .ems-hint span) {
      display: flex;
    }
    svg {
      max-inline-size: none;
      flex: none;
      margin: 0.15em 0;
      margin-inline-end: 0.375em;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
    }
    /* A page's '* { all: revert }' takes the attributes that a shape is drawn by, too. */
    svg * {
      all: revert-layer;
      color: inherit;
    }
    .ems-hint.met {
      color: var(--_success);
    }
    .ems-error {
      color: var(--_danger);
    }
    :is(.ems-alert, .ems-errors) {
      display: grid;
      gap: 0.5rem;
      padding: 0.75rem 16px;
      border: 1px solid color-mix(in oklab, var(--_danger), transparent 60%);
      border-inline-start: 4px solid var(--_danger);
      border-radius: var(--_radius);
      background: color-mix(in oklab, var(--_surface), var(--_danger) 7%);
    }
    button:not(.ems-link):hover {
      background: color-mix(in oklab, var(--_accent), var(--_text) 18%);
    }
    button.ems-secondary:hover {
      background: var(--_subtle);
    }
    a.ems-button:hover {
      background: color-mix(in oklab, var(--_accent), var(--_text) 18%);
    }
    button.ems-danger:hover {
      background: color-mix(in oklab, var(--_danger), var(--_text) 18%);
    }
    button[aria-disabled='true'] {
      cursor: default;
      opacity: 0.65;
      font-variant-numeric: tabular-nums;
    }
    /* Told by its outline, and not by its colour alone. */
    button[aria-disabled='true'][aria-busy='false']:not(#_) {
      border: 1px dashed var(--_field-border);
      background: var(--_subtle);
      color: var(--_muted);
      opacity: 1;
    }
    @media (forced-colors: active) {
      button:not(.ems-secondary, .ems-link, #_),
      a.ems-button:not(#_) {
        forced-color-adjust: none;
        background: ButtonText;
        color: ButtonFace;
      }
      button[aria-disabled='true'][aria-busy='false']:not(#_) {
        border-color: GrayText;
        background: ButtonFace;
        color: GrayText;
      }
    }
    .ems-spinner {
      display: inline-block;
      inline-size: 1em;
      block-size: 1em;
      margin-inline-end: 0.5em;
      border: 2px solid;
      border-inline-start-color: transparent;
      border-radius: 50%;
      vertical-align: -0.125em;
      animation: ems-spin 0.8s linear infinite;
    }
    @media (prefers-reduced-motion: reduce) {
      .ems-spinner {
        animation-duration: 3s;
      }
    }
    .ems-errors p {
      font-weight: 600;
    }
    .ems-errors ul {
      display: grid;
      gap: 0.25rem;
      margin: 0;
      padding-inline-start: 1.25em;
    }
    .ems-errors a {
      color: inherit;
    }
    .ems-corrected {
      color: var(--_muted);
      text-decoration: line-through;
    }
  }
  @keyframes ems-spin {
    to {
      transform: rotate(1turn);
    }
  }
`;
