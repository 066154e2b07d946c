import { css, unsafeCSS } from 'lit';

/**
 * The scope of every rule here: a container of ours, with the weight of three ids. The form stands in the page's own
 * tree, so the page's rules reach it; with this weight nothing short of `!important` does. `all: revert` then takes back
 * what resets and themes set on bare tags.
 */
export const S = unsafeCSS(':is(.ems-light, #_#_#_)');

/** The form and everything else drawn in the light DOM. Adopted into the root an element stands in. */
export const formStyles = css`
  ${S} {
    &,
    *:not(:where(svg *)),
    &::before,
    &::after,
    *::before,
    *::after {
      all: revert;
      box-sizing: border-box;
      font: inherit;
      color: inherit;
      letter-spacing: inherit;
      text-align: inherit;
      text-transform: inherit;
    }
    &,
    .ems-light {
      display: contents;
    }
    :is(form, .ems-stack) {
      display: grid;
      gap: calc(var(--_space) * 1.125);
      margin: 0;
      min-inline-size: 0;
    }
    [hidden] {
      display: none !important;
    }
    p {
      margin: 0;
    }
    .ems-row {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
      gap: inherit;
      align-items: start;
    }
    .ems-field {
      display: grid;
      gap: 0.375rem;
      min-inline-size: 0;
    }
    label {
      font-weight: 550;
      justify-self: start;
    }
    .ems-control {
      display: flex;
      gap: 0.5rem;
      min-inline-size: 0;
    }
    input:not([type='checkbox']) {
      flex: 1;
      inline-size: 100%;
      min-inline-size: 0;
      min-block-size: 2.75rem;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--_field-border);
      border-radius: var(--_radius);
      background: var(--_field);
      font-size: max(16px, 1em);
      line-height: 1.4;
    }
    input:not([type='checkbox']):where(:hover) {
      border-color: var(--_text);
    }
    input[aria-invalid='true'] {
      border-color: var(--_danger);
      box-shadow: inset 0 0 0 1px var(--_danger);
    }
    input:-webkit-autofill {
      -webkit-text-fill-color: var(--_text);
      box-shadow: inset 0 0 0 99px color-mix(in oklab, var(--_field), var(--_accent) 10%);
      caret-color: var(--_text);
    }
    input:is([type='email'], [autocomplete$='password']) {
      direction: ltr;
    }
    &:dir(rtl) input:is([type='email'], [autocomplete$='password']) {
      text-align: right;
    }
    :is(input, button, a, [tabindex]):focus-visible {
      outline: 2px solid var(--_focus);
      outline-offset: 2px;
    }
    :is(.ems-hint, .ems-error, .ems-small) {
      font-size: 0.875em;
      line-height: 1.4;
    }
    .ems-hint {
      color: var(--_muted);
    }
    .ems-hint.met {
      color: var(--_success);
    }
    .ems-error {
      color: var(--_danger);
      font-weight: 500;
    }
    :is(.ems-error, .ems-alert p, .ems-hint span) {
      display: flex;
    }
    svg {
      inline-size: 1.125em;
      block-size: 1.125em;
      max-inline-size: none;
      flex: none;
      margin: 0.15em 0;
      margin-inline-end: 0.375em;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
    }
    svg * {
      color: inherit;
    }
    .ems-alert {
      display: grid;
      gap: 0.5rem;
      padding: 0.75rem 1rem;
      border: 1px solid color-mix(in oklab, var(--_danger), transparent 60%);
      border-inline-start: 4px solid var(--_danger);
      border-radius: var(--_radius);
      background: color-mix(in oklab, var(--_surface), var(--_danger) 7%);
    }
    button {
      min-block-size: 2.75rem;
      padding: 0.5rem 1.25rem;
      border: 1px solid transparent;
      border-radius: var(--ems-button-radius, var(--_radius));
      background: var(--_accent);
      color: var(--_on-accent);
      font-weight: 600;
      text-align: center;
      cursor: pointer;
    }
    button:hover {
      background: color-mix(in oklab, var(--_accent), var(--_text) 18%);
    }
    button.ems-secondary {
      border-color: var(--_field-border);
      background: transparent;
      color: var(--_text);
    }
    button.ems-secondary:hover {
      background: var(--_subtle);
    }
    button.ems-reveal {
      flex: none;
      min-inline-size: 4.5rem;
      padding-inline: 0.75rem;
      font-weight: 500;
    }
    a {
      color: var(--_accent);
      font-weight: 550;
      text-underline-offset: 0.2em;
    }
    button[aria-disabled='true'] {
      opacity: 0.65;
      cursor: default;
      font-variant-numeric: tabular-nums;
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
  }
  @keyframes ems-spin {
    to {
      transform: rotate(1turn);
    }
  }
`;
