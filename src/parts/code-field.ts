import type { TemplateResult } from 'lit';
import type { FormController } from '../base/form-controller.ts';
import { textField, type TextField } from './text-field.ts';

/** A one-time code: one input and not six, so that managers fill it and paste works in any shape. Enter submits, no digit does (WCAG 3.2.2). */
export const codeField = (
  form: FormController<unknown>,
  field: Omit<TextField, 'name' | 'type' | 'autocomplete'>,
): TemplateResult =>
  textField(form, { ...field, name: 'code', type: 'text', autocomplete: 'one-time-code', inputmode: 'numeric' });
