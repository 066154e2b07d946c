import { html, nothing, type TemplateResult } from 'lit';
import type { FormController } from '../base/form-controller.ts';
import { fieldError } from './form.ts';

export interface TextField {
  /** The control's name, part of the public API. */
  name: string;
  label: string | TemplateResult;
  /** Exact autofill tokens (HTML standard, "autofill field name"; WCAG 1.3.5). */
  autocomplete: AutoFill;
  type?: 'text' | 'email' | 'password';
  /** The keyboard of a phone, where the type doesn't say it. */
  inputmode?: 'numeric';
  /** What the Enter key of a phone's keyboard says. In any field it sends the form, but for `next`: see `form-help.ts`. */
  enterKey?: 'next' | 'done' | 'send' | undefined;
  /** What the field is drawn with; what a person or a password manager enters is theirs. */
  value?: string | undefined;
  hint?: TemplateResult | undefined;
  autofocus?: boolean;
  /** Password managers' rules for a generated password. */
  passwordRules?: string | undefined;
  /** Stands beside the input, outside its edge, where browsers and managers put icons of their own. */
  after?: TemplateResult | undefined;
}

/** A label, its input, its hint and its error: one tree, so that `for` and `aria-describedby` just work. */
export const textField = (form: FormController<unknown>, field: TextField): TemplateResult => {
  const id = `${form.id}-${field.name}`;
  const error = fieldError(form, field.name);
  const invalid = error !== nothing;
  const describedBy = [invalid && `${id}-error`, field.hint && `${id}-hint`].filter(Boolean).join(' ');
  return html`<div class="ems-field">
    <label for=${id}>${field.label}</label>
    <div class="ems-control">
      <input
        id=${id}
        name=${field.name}
        type=${field.type ?? 'text'}
        value=${field.value ?? ''}
        autocomplete=${field.autocomplete}
        autocapitalize=${field.type ? 'none' : 'words'}
        autocorrect="off"
        spellcheck="false"
        enterkeyhint=${field.enterKey ?? 'go'}
        inputmode=${field.inputmode ?? nothing}
        passwordrules=${field.passwordRules ?? nothing}
        aria-invalid=${invalid ? 'true' : nothing}
        aria-describedby=${describedBy || nothing}
        ?readonly=${form.busy}
        ?autofocus=${field.autofocus}
        required
      />${field.after}
    </div>
    ${error}${field.hint && html`<div id=${`${id}-hint`}>${field.hint}</div>`}
  </div>`;
};
