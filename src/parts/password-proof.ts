import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { newPasswordRule } from '../base/field-rules.ts';
import { FormController, type FormOptions } from '../base/form-controller.ts';
import type { MutationOptions } from '../client/ports/call.ts';
import type { Outcome } from '../client/outcome.ts';
import { emailAddress } from './email-address.ts';
import { replaceScreen } from './focus-heading.ts';
import { formFrame, submitButton } from './form.ts';
import { passwordProofMessages, type PasswordProofMessages } from './messages/password-proof.en.ts';
import { newPasswordField, passwordField } from './password-field.ts';
import { usernameField } from './username-field.ts';

/** What a link is sent with. */
export type Proof = { password?: string; newPassword?: string };

export interface ProofOptions {
  /** Whose password it is: that of a registration, in place of which another one may be chosen, or that of an account that wants the address. */
  of: 'registration' | 'change';
  send(proof: Proof, options: MutationOptions): Promise<Outcome<{ email: string }>> | Outcome<{ email: string }>;
  done(value: { email: string }): void;
}

interface Needs extends ProofOptions {
  /** The address of the account, masked where the mail may have gone to a stranger. */
  account: string;
  failed: NonNullable<FormOptions<unknown>['failed']>;
}

/** What a page asks after the click on a mailed link in a browser that the service doesn't know: whose password the account is to have. */
export class PasswordProof {
  readonly #host: EmsElement;
  readonly #needs: Needs;
  readonly #forms: Record<'password' | 'newPassword', FormController<{ email: string }>>;
  #name: 'password' | 'newPassword' = 'password';

  constructor(host: EmsElement, needs: Needs) {
    this.#host = host;
    this.#needs = needs;
    const { send, done, failed } = needs;
    if (host.activeClient) host.followPolicy(host.activeClient);
    this.#forms = {
      password: new FormController(host, {
        validate: ({ password }) => ({ password: password ? undefined : { code: 'required' } }),
        submit: ({ password = '' }, options) => send({ password }, options),
        done,
        failed,
      }),
      newPassword: new FormController(host, {
        validate: ({ password }) => ({ password: newPasswordRule(password, host.policy.password) }),
        submit: ({ password = '' }, options) => send({ newPassword: password }, options),
        done,
        failed,
      }),
    };
  }

  get #t(): PasswordProofMessages {
    return this.#host.localizer.group('passwordProof', passwordProofMessages);
  }

  get heading(): string {
    return this.#name === 'password' ? this.#t.heading : this.#t.newHeading;
  }

  template(): TemplateResult {
    const { account, of } = this.#needs;
    const t = this.#t;
    const form = this.#forms[this.#name];
    const known = this.#name === 'password';
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

  #turn(name: 'password' | 'newPassword'): void {
    replaceScreen(this.#host, () => {
      this.#name = name;
      this.#host.requestUpdate();
    });
  }
}
