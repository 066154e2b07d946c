import { html } from 'lit';
import { emailRule } from '../../base/field-rules.ts';
import { FormController } from '../../base/form-controller.ts';
import { success } from '../../client/outcome.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { textField } from '../../parts/text-field.ts';
import { normalizeEmail } from '../../rules/email.ts';
import { signupScreensMessages } from '../messages/own-screens.en.ts';
import { screenCard } from './screen-card.ts';
import type { Step } from './step.ts';

/** Asks for the address before anything else of the registration. */
export const email: Step<FormController<string>> = {
  id: 'email',
  load: async (host) =>
    new FormController<string>(host, {
      validate: ({ email }) => ({ email: emailRule(email) }),
      submit: ({ email = '' }) => success(normalizeEmail(email)),
      done: (address) => host.send({ type: 'finished', step: 'email', values: { email: address } }),
    }),
  render: ({ localizer }, { entered }, form) => {
    if (!form) return undefined;
    const words = localizer.group('signupScreens', signupScreensMessages);
    const field = textField(form, {
      name: 'email',
      label: localizer.form.email,
      type: 'email',
      autocomplete: 'email',
      value: entered.email,
    });
    return {
      card: screenCard(words.emailHeading),
      content: html`<p>${words.emailText}</p>
        ${formFrame(form, html`${field}${submitButton(form, words.continue)}`)}`,
    };
  },
  done: {},
};
