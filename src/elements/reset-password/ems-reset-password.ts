import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure } from '../../client/outcome.ts';
import { followPolicy } from '../../parts/follow-policy.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { MailedLink } from '../../parts/mailed-link.ts';
import { newPasswordField } from '../../parts/password-field.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { newPasswordRule } from '../../base/field-rules.ts';
import { resetPasswordMessages, type ResetPasswordMessages } from './messages/en.ts';

/**
 * The page that the email for a forgotten password leads to: a new password by the policy of the client. Signs nobody in, so
 * that a second factor is still asked for (ASVS 6.4.3). A password that is refused leaves the link good.
 *
 * Where people sign in on a page of the service, no email leads here, and a press says that it isn't available.
 *
 * Controls: `password`. There is no hidden name for password managers: the link doesn't tell whose it is.
 *
 * @summary Sets a new password, on the page that the emailed link leads to.
 * @category Sign in
 * @keywords new password, choose a password, reset link
 * @tagname ems-reset-password
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the form.
 * @slot legal - Small print above the button.
 * @slot footer - What stands below the button.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<PasswordResetDetail>} ems-password-reset - The password is the new one; every session has ended.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsResetPassword extends EmsElement<ResetPasswordMessages> {
  static override properties: PropertyDeclarations = {
    token: {},
    tokenParam: { attribute: 'token-param' },
    forgotPasswordHref: { attribute: 'forgot-password-href' },
    signInHref: { attribute: 'sign-in-href' },
  };

  protected static override lightStyles = [formStyles, screenStyles];
  protected readonly messageGroup = 'resetPassword';
  protected readonly english = resetPasswordMessages;

  /** The mailed token, where the page has it already. */
  token: string | undefined;
  /** Name of the parameter, in the fragment or the query, that holds the token. It is taken out of the address bar. */
  tokenParam: string | undefined;
  /** Where another link is asked for. */
  forgotPasswordHref: string | undefined;
  /** Where a person signs in with the new password. */
  signInHref: string | undefined;

  readonly #link = new MailedLink<'form' | 'done'>(this, {
    first: 'form',
    without: 'token_invalid',
    messages: () => this.t,
    words: () => ({
      form: { heading: this.t.heading },
      done: { heading: this.t.doneHeading, text: this.t.doneText },
    }),
  });

  readonly #form = new FormController<void>(this, {
    validate: ({ password }) => ({ password: newPasswordRule(password, this.policy.password) }),
    submit: ({ password = '' }, options) =>
      this.activeClient?.passwordReset?.confirm({ token: this.token ?? '', password }, options) ??
      failure('not_offered'),
    done: () => {
      // What was typed leaves the page (ASVS 14.3.1).
      this.#form.form?.reset();
      this.#link.show('done');
      this.emit('ems-password-reset', {});
    },
    failed: this.#link.failed,
  });

  protected override clientChanged(client: AuthClient): undefined {
    void followPolicy(this, client);
  }

  /** @internal */
  get screen(): string {
    return this.#link.screen;
  }

  override render(): TemplateResult {
    return this.#link.render();
  }

  protected override renderForm(): TemplateResult {
    const { t } = this;
    const { screen } = this.#link;
    if (screen === 'form') return formFrame(this.#form, newPasswordField(this.#form, t.newPassword, 'done'));
    const link = (href: string | undefined, label: string) =>
      href ? html`<a class="ems-button" href=${href}>${label}</a>` : nothing;
    const done = screen === 'done';
    return html`${this.#link.outcome(done)}
      ${done ? link(this.signInHref, this.localizer.form.signIn) : link(this.forgotPasswordHref, t.askAgain)}
      ${screen === 'token_used' && this.signInHref ? html`<p><a href=${this.signInHref}>${this.localizer.form.signIn}</a></p>` : nothing}`;
  }

  protected override renderActions(): TemplateResult | typeof nothing {
    return this.#link.screen === 'form' ? submitButton(this.#form, this.t.submit) : nothing;
  }
}
