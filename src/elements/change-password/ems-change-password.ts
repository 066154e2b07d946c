import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController, type FormValues } from '../../base/form-controller.ts';
import { inline, redirect } from '../../client/port-kind.ts';
import type { MutationOptions } from '../../client/ports/call.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure, type Outcome } from '../../client/outcome.ts';
import { followPolicy } from '../../parts/follow-policy.ts';
import { askBeside } from '../../parts/ask-beside.ts';
import { dateInWords } from '../../parts/date.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { checkField } from '../../parts/check-field.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { newPasswordField, passwordField } from '../../parts/password-field.ts';
import { RedirectPart } from '../../parts/redirect-part.ts';
import { AccountResource } from '../../parts/account-resource.ts';
import { signInLink } from '../../parts/resource.ts';
import { Status } from '../../parts/status.ts';
import { usernameField } from '../../parts/username-field.ts';
import { checkStyles } from '../../styles/check.styles.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { newPasswordRule } from '../../base/field-rules.ts';
import { requiredRule } from '../../base/required-rule.ts';
import { changePasswordMessages, type ChangePasswordMessages } from './messages/en.ts';

/**
 * Another password for a signed-in account, after re-authentication (ASVS 6.2.2, 6.2.3). Offers to end the other sessions
 * (ASVS 7.4.3), which is on by default.
 *
 * Where passwords are changed on a page of the service, one button leads there in the place of the form, and it is said how that ended
 * when the person is back. A service that ends the session with the change leaves them signed out: then it is said and no event is sent.
 *
 * Controls: `username` (hidden, for password managers), `currentPassword` where the client wants it, `password`,
 * `endOtherSessions`.
 *
 * @summary Changes the password, and signs out the other sessions if wanted.
 * @category Account
 * @keywords update password, new password, security settings
 * @tagname ems-change-password
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the form.
 * @slot legal - Small print above the button.
 * @slot footer - What stands below the button.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<PasswordChangedDetail>} ems-password-changed - The password is another one now, changed here or on a page of the service.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsChangePassword extends EmsElement<ChangePasswordMessages> {
  static override properties: PropertyDeclarations = {
    signInHref: { attribute: 'sign-in-href' },
  };

  protected static override lightStyles = [formStyles, screenStyles, checkStyles];
  protected readonly messageGroup = 'changePassword';
  protected readonly english = changePasswordMessages;

  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  /** When the current password was set, where the service tells it. */
  #changedAt: string | null | undefined;
  readonly #status = new Status(this);
  readonly #account = new AccountResource(this, this.#status, ({ password }) => password);
  readonly #form = new FormController<void>(this, {
    validate: ({ currentPassword, password }) => ({
      currentPassword: this.#requiresCurrentPassword && !currentPassword ? requiredRule() : undefined,
      password: newPasswordRule(password, this.policy.password),
    }),
    submit: (values, options) => this.#change(values, options),
    saves: true,
    done: (_value, { endOtherSessions }) => {
      this.#form.form?.reset();
      this.#status.announce(endOtherSessions ? this.t.doneEverywhere : this.t.done);
      this.emit('ems-password-changed', { endedOtherSessions: Boolean(endOtherSessions) });
    },
    failed: this.#status.onCancelled,
  });

  readonly #redirect = new RedirectPart(this, {
    port: ({ password }) => redirect(password),
    words: () => ({ submit: this.t.change }),
    status: this.#status,
    onReturn: async (result, _value, { now }) => {
      await this.#account.load();
      if (result !== 'success') return;
      this.#status.announce(this.t.done);
      // A password can't be read; that the account is still theirs, can.
      if (now) this.emit('ems-password-changed', {});
    },
  });

  get #requiresCurrentPassword(): boolean {
    return inline(this.activeClient?.password)?.requiresCurrentPassword ?? false;
  }

  protected override clientChanged(client: AuthClient): () => void {
    void followPolicy(this, client);
    const known = askBeside(
      client,
      (options) => client.password?.status?.(options),
      (status) => {
        this.#changedAt = status?.ok ? status.value.changedAt : undefined;
        this.requestUpdate();
      },
    );
    const ends = [this.#account.watch(client), this.#redirect.watch(client), known];
    return () => ends.forEach((end) => end());
  }

  #change(
    { currentPassword, password = '', endOtherSessions }: FormValues,
    options: MutationOptions,
  ): Promise<Outcome> | Outcome {
    const input = { currentPassword, password, endOtherSessions: Boolean(endOtherSessions) };
    return inline(this.activeClient?.password)?.change(input, options) ?? failure('not_offered');
  }

  /** Nobody is signed in, and nothing is lost when the form goes. */
  get #closed(): boolean {
    return this.#account.problem !== undefined && !this.#form.touched;
  }

  override render(): TemplateResult {
    return card(this, this.t.heading, pageSlots(undefined, !this.#closed));
  }

  protected override renderForm(): TemplateResult {
    // Also a change that ended the session was one.
    if (this.#closed) return html`${this.#status.template()}${this.#account.template(this.signInHref)}`;
    const { t } = this;
    const { value: account, problem } = this.#account;
    const elsewhere = this.#redirect.template();
    if (elsewhere) return html`${this.#lastChanged()}${elsewhere}`;
    const fields = html`${usernameField(account?.email)}
      ${
        this.#requiresCurrentPassword
          ? passwordField(this.#form, {
              name: 'currentPassword',
              label: t.currentPassword,
              autocomplete: 'current-password',
              enterKey: 'next',
            })
          : nothing
      }
      ${newPasswordField(this.#form, t.newPassword, 'done')}
      ${checkField(this.#form, { name: 'endOtherSessions', label: t.endOtherSessions, hint: t.endOtherSessionsHint, checked: true })}`;
    return html`${problem ? this.#account.template(this.signInHref, account ?? true) : nothing}${this.#lastChanged()}
    ${keyed(this.#account.switches, formFrame(this.#form, fields, signInLink(this, this.#form.problem, this.signInHref, account ?? true)))}`;
  }

  #lastChanged(): TemplateResult | typeof nothing {
    const time = this.#changedAt;
    if (!time) return nothing;
    return html`<p class="ems-hint">${this.t.lastChanged} ${dateInWords(time, this.localizer.lang, 'long')}</p>`;
  }

  protected override renderActions(): TemplateResult | typeof nothing {
    if (this.#closed) return nothing;
    return html`${this.#status.template()}${this.#redirect.template() ? nothing : submitButton(this.#form, this.t.submit)}`;
  }
}
