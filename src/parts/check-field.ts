import { html, nothing, type TemplateResult } from 'lit';
import type { FormController } from '../base/form-controller.ts';
import { fieldError } from './form.ts';

export interface CheckField {
  name: string;
  label: string;
  value?: string;
  checked?: boolean;
  required?: boolean;
  hint?: string | undefined;
}

/** A tick box with its label. Styled by `checkStyles`. */
export const checkField = (form: FormController<unknown>, field: CheckField): TemplateResult => {
  const id = `${form.id}-${field.name}`;
  const invalid = form.error(field.name) !== undefined;
  const describedBy = [invalid && `${id}-error`, field.hint && `${id}-hint`].filter(Boolean).join(' ');
  return html`<div class="ems-check">
    <input
      type="checkbox"
      id=${id}
      name=${field.name}
      value=${field.value ?? 'yes'}
      autocomplete="off"
      ?checked=${field.checked}
      ?required=${field.required}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-describedby=${describedBy || nothing}
    />
    <label for=${id}>${field.label}</label>
    ${field.hint ? html`<p class="ems-hint" id=${`${id}-hint`}>${field.hint}</p>` : nothing}${fieldError(form, field.name)}
  </div>`;
};
