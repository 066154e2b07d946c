import { html, nothing, type TemplateResult } from 'lit';
import type { FormController } from '../base/form-controller.ts';
import { warningIcon } from './icon.ts';

/**
 * A form with the alert for its problem on top. `post`, so that a handler that failed to load can't put a password in
 * the address; `novalidate`, because the messages are ours; `hx-boost`, because htmx would send what is typed to the page
 * as well, where it has the page's forms.
 */
export const formFrame = (
  form: FormController<unknown>,
  content: unknown,
  alertAction: unknown = nothing,
): TemplateResult =>
  html`<form id=${form.id} method="post" novalidate hx-boost="false" aria-busy=${form.busy} @submit=${form.handleSubmit}>
    ${alert(`${form.id}-problem`, form.problemText, alertAction)}${content}
  </form>`;

/** Tells of a problem and takes the focus, so that nobody misses it. */
export const alert = (
  id: string | typeof nothing,
  text: string | undefined,
  action: unknown = nothing,
): TemplateResult | typeof nothing =>
  text
    ? html`<div class="ems-alert" id=${id} role="alert" tabindex="-1"><p>${warningIcon()}${text}</p>${action}</div>`
    : nothing;

/** The error at a field. `label` names the field where the error doesn't stand at it. */
export const fieldError = (
  form: FormController<unknown>,
  name: string,
  label = '',
): TemplateResult | typeof nothing => {
  const text = form.error(name);
  return text ? html`<p class="ems-error" id=${form.errorId(name)}>${warningIcon()}${label}${text}</p>` : nothing;
};

interface SubmitButton {
  className?: string | undefined;
  waiting?: ((time: string) => string) | undefined;
  /** Looks and is announced as disabled; what a press does then is the form's own decision. */
  off?: boolean;
}

/** The form's button. Busy or waiting it does nothing but keeps the focus. May stand outside the form's element. */
export const submitButton = (form: FormController<unknown>, label: unknown, more: SubmitButton = {}): TemplateResult =>
  html`<button
    class=${more.className ?? nothing}
    type="submit"
    form=${form.id}
    aria-disabled=${more.off || form.busy || form.countdown?.left ? 'true' : nothing}
    aria-busy=${form.busy}
  >
    ${form.busy ? html`<span class="ems-spinner"></span>` : nothing}${
      form.countdown?.left ? (more.waiting ?? form.host.localizer.form.tryAgainIn)(form.countdown.text) : label
    }
  </button>`;
