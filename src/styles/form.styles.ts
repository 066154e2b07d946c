import { unsafeCSS } from 'lit';
import { css } from './css.ts';

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
      gap: 6px;
      min-inline-size: 0;
    }
    label {
      font-weight: 600;
      justify-self: start;
    }
    .ems-control {
      display: flex;
      gap: 8px;
      min-inline-size: 0;
    }
    input:not([type='checkbox']) {
      flex: 1;
      inline-size: 100%;
      min-inline-size: 0;
      min-block-size: 2.75rem;
      padding: 0.5rem 12px;
      border: 1px solid var(--_field-border);
      border-radius: var(--_radius);
      background: var(--_field);
      font-size: max(16px, 1em);
      line-height: 1.4;
    }
    :is(.ems-hint, .ems-error, .ems-small) {
      font-size: 0.875em;
      line-height: 1.4;
    }
    .ems-hint {
      color: var(--_muted);
    }
    svg {
      inline-size: 1.125em;
      block-size: 1.125em;
    }
    button {
      min-block-size: 2.75rem;
      padding: 0.5rem 20px;
      border: 1px solid transparent;
      border-radius: var(--ems-button-radius, var(--_radius));
      background: var(--_accent);
      color: var(--_on-accent);
      font-weight: 600;
      text-align: center;
      cursor: pointer;
    }
    /* As wide as a small card, and as its words on a wide one: 100% is what the card has room for. */
    & > :is(button, a.ems-button),
    :where(form, .ems-stack) > :is(button, a.ems-button) {
      justify-self: start;
      min-inline-size: min(100%, max(10rem, (26rem - 100%) * 99));
    }
    button.ems-secondary {
      border-color: var(--_field-border);
      background: transparent;
      color: var(--_text);
    }
    button.ems-reveal {
      flex: none;
      min-inline-size: 4.5rem;
      padding-inline: 12px;
      font-weight: inherit;
    }
    a {
      color: var(--_accent);
      font-weight: 600;
      text-underline-offset: 0.2em;
    }
  }
`;
