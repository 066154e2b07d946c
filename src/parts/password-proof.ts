import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { newPasswordRule } from '../base/field-rules.ts';
import { FormController, type FormOptions } from '../base/form-controller.ts';
import { requiredRule } from '../base/required-rule.ts';
import type { MutationOptions } from '../client/ports/call.ts';
import type { Outcome } from '../client/outcome.ts';
import type { Problem } from '../client/problem.ts';
import { normalizeOneTimeCode } from '../rules/one-time-code.ts';
import { codeField } from './code-field.ts';
import { emailAddress } from './email-address.ts';
import { replaceScreen } from './focus-heading.ts';
import { followPolicy } from './follow-policy.ts';
import { formFrame, submitButton } from './form.ts';
import { passwordProofMessages, type PasswordProofMessages } from './messages/password-proof.en.ts';
import { newPasswordField, passwordField } from './password-field.ts';
import { textField } from './text-field.ts';
import { usernameField } from './username-field.ts';

/** What a link is sent with. */
export type Proof = { password?: string; newPassword?: string; code?: string; recoveryCode?: string };

type Step = 'password' | 'newPassword' | 'code';

export interface ProofOptions {
  /** Whose password it is: that of a registration, in place of which another one may be chosen, or that of an account that wants the address. */
  of: 'registration' | 'change';
  send(proof: Proof, options: MutationOptions): Promise<Outcome<{ email: string }>> | Outcome<{ email: string }>;
  done(value: { email: string }): void;
}

interface Needs extends ProofOptions {
  /** The address of the account, masked where the email may have gone to a stranger. */
  account: string;
  failed: NonNullable<FormOptions<unknown>['failed']>;
}

/**
 * What a page asks after the click on a mailed link in a browser that the service doesn't know: whose password the account is to have,
 * or the password of the account that wants the address, and a code where that has a second factor.
 */
export class PasswordProof {
  readonly #host: EmsElement;
  readonly #needs: Needs;
  readonly #forms: Record<Step, FormController<{ email: string }>>;
  #step: Step = 'password';
  /** Goes with the code. */
  #password = '';
  #kind: 'code' | 'recoveryCode' = 'code';

  constructor(host: EmsElement, needs: Needs) {
    this.#host = host;
    this.#needs = needs;
    const { send, done, failed } = needs;
    if (host.isConnected && host.activeClient) void followPolicy(host, host.activeClient);
    this.#forms = {
      password: new FormController(host, {
        validate: ({ password }) => ({ password: password ? undefined : { code: 'required' } }),
        submit: ({ password = '' }, options) => send({ password: (this.#password = password) }, options),
        done,
        failed: (problem, values) => {
          if (problem.code !== 'second_factor_required') return failed(problem, values);
          this.#turn('code');
          return true;
        },
      }),
      newPassword: new FormController(host, {
        validate: ({ password }) => ({ password: newPasswordRule(password, host.policy.password) }),
        submit: ({ password = '' }, options) => send({ newPassword: password }, options),
        done,
        failed,
      }),
      code: new FormController(host, {
        validate: ({ code }) => ({ code: requiredRule(code) }),
        submit: ({ code = '' }, options) =>
          send(
            {
              password: this.#password,
              ...(this.#kind === 'code' ? { code: normalizeOneTimeCode(code) } : { recoveryCode: code }),
            },
            options,
          ),
        done,
        failed: (problem, values) => this.#codeFailed(problem) || failed(problem, values),
      }),
    };
  }

  get #t(): PasswordProofMessages {
    return this.#host.localizer.group('passwordProof', passwordProofMessages);
  }

  get heading(): string {
    return { password: this.#t.heading, newPassword: this.#t.newHeading, code: this.#t.codeHeading }[this.#step];
  }

  #codeFailed(problem: Problem): boolean {
    const { code, field } = problem;
    const t = this.#t;
    // Changed since it was right.
    if (field === 'password') {
      this.#turn('password');
      this.#forms.password.setError('password', problem);
      return true;
    }
    // A recovery code has no clock to check, and no next one to wait for.
    const words = { code_invalid: t.recoveryCodeInvalid, code_already_used: t.recoveryCodeUsed };
    if (this.#kind === 'recoveryCode' && (code === 'code_invalid' || code === 'code_already_used'))
      this.#forms.code.setError('code', { code, message: words[code] });
    return false;
  }

  #codeTemplate(): TemplateResult {
    const t = this.#t;
    const form = this.#forms.code;
    const app = this.#kind === 'code';
    const other = (): void => {
      this.#kind = app ? 'recoveryCode' : 'code';
      form.setError('code', undefined);
      this.#host.requestUpdate();
      void this.#host.updateComplete.then(() => this.#host.querySelector<HTMLElement>('[name="code"]')?.focus());
    };
    return formFrame(
      form,
      html`<p>${app ? t.codeText : t.recoveryText}</p>
        ${
          app
            ? codeField(form, { label: t.code, enterKey: 'done' })
            : textField(form, { name: 'code', label: t.recoveryCode, type: 'text', autocomplete: 'off' })
        }
        <button type="button" class="ems-link" @click=${other}>${app ? t.useRecoveryCode : t.useApp}</button>
        ${submitButton(form, t.submit)}`,
    );
  }

  template(): TemplateResult {
    if (this.#step === 'code') return this.#codeTemplate();
    const { account, of } = this.#needs;
    const t = this.#t;
    const form = this.#forms[this.#step];
    const known = this.#step === 'password';
    const registration = of === 'registration';
    const [lead, text] = !known
      ? [t.newLead, t.newText]
      : registration
        ? [t.registrationLead]
        : [t.changeLead, t.changeText];
    const field = known
      ? passwordField(form, {
          name: 'password',
          label: this.#host.localizer.form.password,
          autocomplete: 'current-password',
          enterKey: 'done',
        })
      : newPasswordField(form, t.newPassword, 'done');
    const screen = html`<p>${lead} ${emailAddress(this.#host, account)}</p>
      ${text ? html`<p>${text}</p>` : nothing}
      ${formFrame(
        form,
        // A masked address is the name of no entry in a password manager.
        html`${registration ? usernameField(account) : nothing}${field}${submitButton(form, t.submit)}`,
      )}${
        registration
          ? html`<p>
              <button type="button" class="ems-link" @click=${() => this.#turn(known ? 'newPassword' : 'password')}>
                ${known ? t.chooseNew : t.knowIt}
              </button>
            </p>`
          : nothing
      }`;
    // Two templates, so that what was typed into one field isn't in the other.
    return known ? html`${screen}` : html`${screen}${nothing}`;
  }

  #turn(step: Step): void {
    replaceScreen(this.#host, () => {
      this.#step = step;
      this.#host.requestUpdate();
    });
  }
}
