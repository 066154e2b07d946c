import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { afterDrawing } from '../../base/after-drawing.ts';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import { report } from '../../base/report.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure } from '../../client/outcome.ts';
import type { Problem } from '../../client/problem.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { followPolicy } from '../../parts/follow-policy.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { MailedLink } from '../../parts/mailed-link.ts';
import { newPasswordField } from '../../parts/password-field.ts';
import { usernameField } from '../../parts/username-field.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { newPasswordRule } from '../../base/field-rules.ts';
import { resetPasswordMessages, type ResetPasswordMessages } from './messages/en.ts';

/**
 * The page that the email for a forgotten password leads to: a new password by the policy of the client. Signs nobody in, so
 * that a second factor is still asked for (ASVS 6.4.3). A password that is refused leaves the link good.
 *
 * Opened, it asks the client whose account it is, which spends nothing: the account is named before a password is typed for it, and a link
 * that no longer works is said to be so. Where the client can't tell, nobody is named.
 *
 * Where people sign in on a page of the service, no email leads here, and a press says that it isn't available.
 *
 * Controls: `password`; `username` (hidden), once the account is known.
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
    account: { state: true },
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

  /** The address of whose password it is. Empty while it is asked, so that nothing moves when it comes. */
  private account: string | undefined;
  #asking: AbortController | undefined;

  readonly #link = new MailedLink<'form' | 'done'>(this, {
    first: 'form',
    without: 'token_invalid',
    opened: () => {
      this.account = undefined;
      if (this.isConnected) this.#ask();
    },
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
    failed: (problem) => this.#failed(problem),
  });

  protected override clientChanged(client: AuthClient): () => void {
    void followPolicy(this, client);
    this.#ask();
    return () => this.#asking?.abort();
  }

  /** Whose password it is. A question that fails leaves the form as it is: what is wrong is said of what was pressed. */
  #ask(): void {
    const { token } = this;
    const port = this.activeClient?.passwordReset;
    this.#asking?.abort();
    if (!token || !port || this.account) return;
    const { signal } = (this.#asking = new AbortController());
    this.account = '';
    void afterDrawing()
      .then(async () => {
        // Known to the server that drew the page.
        const outcome = !signal.aborted && !this.account && (await port.confirm({ token }, { signal }));
        if (outcome && !signal.aborted && !outcome.ok) this.#told(outcome.problem);
      })
      .catch((error: unknown) => signal.aborted || report(error))
      .then(() => signal.aborted || (this.account ||= undefined));
  }

  /** A link that no longer works ends the form, but not one that is being sent or has been: of that its own answer counts. */
  #told(problem: Problem): void {
    const named = problem.code === 'password_required';
    if (!named && (this.#form.busy || this.#link.screen !== 'form')) return;
    if (this.#failed(problem) && !named) this.emit('ems-failed', problem);
  }

  #failed(problem: Problem): boolean | Promise<boolean> {
    if (problem.code !== 'password_required') return this.#link.failed(problem);
    this.account = problem.account;
    return true;
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
    const { account } = this;
    const { screen } = this.#link;
    if (screen === 'form') {
      const [lead, whose] = account ? [t.lead, emailAddress(this, account)] : ['\u00a0', '\u00a0'];
      // On a line of its own, so that two are kept free for it however long it is.
      return html`${account === undefined ? nothing : html`<p role="status">${lead} <br />${whose}</p>`}
        ${formFrame(this.#form, html`${usernameField(account)}${newPasswordField(this.#form, t.newPassword, 'done')}`)}`;
    }
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
