import { html, nothing, type TemplateResult } from 'lit';

/**
 * The account's name on screens that ask for a password only: password managers find by it which entry is meant. Rendered
 * and hidden by CSS, because managers skip `type=hidden` and what has `display: none`. By its attribute, so that a form that
 * is reset keeps it; in a box, because fields have a size of their own.
 */
export const usernameField = (email: string | undefined): TemplateResult | typeof nothing =>
  email
    ? html`<div class="ems-visually-hidden" aria-hidden="true">
        <input type="text" name="username" autocomplete="username" value=${email} readonly tabindex="-1" />
      </div>`
    : nothing;
