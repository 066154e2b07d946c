import { html, type TemplateResult } from 'lit';
import type { FieldError, FormController } from '../base/form-controller.ts';
import type { Localizer } from '../i18n/localizer.ts';
import type { Problem } from '../client/problem.ts';
import { isDeviceName, maxDeviceNameLength } from '../rules/device-name.ts';
import { normalizeName } from '../rules/name.ts';
import { requiredRule } from '../base/required-rule.ts';
import { deviceNameMessages, type DeviceNameMessages } from './messages/device-name.en.ts';
import { textField } from './text-field.ts';

const wordsOf = (localizer: Localizer): DeviceNameMessages => localizer.group('deviceName', deviceNameMessages);

/** Names of people and of devices have different limits under the same code, so that a device's has words of its own. */
const invalid = (localizer: Localizer): FieldError => ({
  code: 'name_invalid',
  message: wordsOf(localizer).invalid(maxDeviceNameLength),
});

export const deviceNameRule = (localizer: Localizer, value = ''): FieldError | undefined =>
  requiredRule(normalizeName(value)) ?? (isDeviceName(value) ? undefined : invalid(localizer));

/** For a form's `failed`: the same words when it is the service that refuses the name. */
export const explainDeviceName = (form: FormController<unknown>, { code, field }: Problem): void => {
  if (code === 'name_invalid' && field === 'deviceName') form.setError(field, invalid(form.host.localizer));
};

/** The name of a device. No browser's suggestion fits: it would be a person's name. */
export const deviceNameField = (form: FormController<unknown>, value?: string): TemplateResult => {
  const { label, hint } = wordsOf(form.host.localizer);
  return textField(form, {
    name: 'deviceName',
    label,
    autocomplete: 'off',
    enterKey: 'done',
    value,
    hint: html`<p class="ems-hint">${hint}</p>`,
  });
};
