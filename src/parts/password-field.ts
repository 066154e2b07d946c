import { html, nothing, type TemplateResult } from 'lit';
import type { FormController } from '../base/form-controller.ts';
import { checkPassword, passwordRules } from '../rules/password.ts';
import { checkIcon } from './icon.ts';
import { textField, type TextField } from './text-field.ts';

/** A password with "show" beside it (NIST SP 800-63B-4 section 3.1.1.2, ASVS 6.2.6). */
export const passwordField = (
  form: FormController<unknown>,
  field: Omit<TextField, 'type' | 'after'>,
): TemplateResult => {
  const words = form.host.localizer.form;
  const shown = form.revealed.has(field.name);
  return textField(form, {
    ...field,
    type: shown ? 'text' : 'password',
    after: html`<button
      class="ems-secondary ems-reveal"
      type="button"
      aria-label=${shown ? words.hidePassword : words.showPassword}
      aria-controls=${`${form.id}-${field.name}`}
      @click=${() => form.toggleRevealed(field.name)}
    >
      ${shown ? words.hide : words.show}
    </button>`,
  });
};

/** A password to choose, with the policy shown before it is submitted and what is missing while it is typed. */
export const newPasswordField = (
  form: FormController<unknown>,
  label: string,
  enterKey?: TextField['enterKey'],
): TemplateResult => {
  const words = form.host.localizer.form;
  const policy = form.host.policy.password;
  const password = form.values()['password'] ?? '';
  const shortfall = checkPassword(password, policy);
  const met = password !== '' && !shortfall;
  const left = password && !form.form?.querySelector('[name="password"]:focus');
  const hint =
    password && shortfall?.missing ? words.passwordMissing(shortfall.missing) : words.passwordHint(policy.minLength);
  return passwordField(form, {
    name: 'password',
    label,
    autocomplete: 'new-password',
    enterKey,
    passwordRules: passwordRules(policy),
    // The hint is read with the field. Announced is that the rule is met, and what is missing when the field is left.
    hint: form.error('password')
      ? undefined
      : html`<p class="ems-hint ${met ? 'met' : ''}">
      ${met || left ? nothing : hint}<span role="status">${met ? html`${checkIcon()}${words.passwordMet}` : left ? hint : nothing}</span>
    </p>`,
  });
};
