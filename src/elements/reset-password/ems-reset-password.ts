import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import { forgetToken, takeToken } from '../../base/token-in-url.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure } from '../../client/outcome.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { replaceScreen } from '../../parts/focus-heading.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { checkIcon } from '../../parts/icon.ts';
import { newPasswordField } from '../../parts/password-field.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { newPasswordRule } from '../../base/field-rules.ts';
import { resetPasswordMessages, type ResetPasswordMessages } from './messages/en.ts';

type Screen = 'form' | 'done' | 'token_used' | 'token_expired' | 'token_invalid';

const ends: ReadonlySet<string> = new Set<Screen>(['token_used', 'token_expired', 'token_invalid']);

/**
 * The page that the mail for a forgotten password leads to: a new password by the policy of the client. Signs nobody in, so
 * that a second factor is still asked for (ASVS 6.4.3). A password that is refused leaves the link good.
 *
 * Where people sign in on a page of the service, no mail leads here, and a press says that it isn't available.
 *
 * Controls: `password`. There is no hidden name for password managers: the link doesn't tell whose it is.
 *
 * @summary Sets a new password by a mailed link.
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
    screen: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles];
  protected readonly messageGroup = 'resetPassword';
  protected readonly english = resetPasswordMessages;

  /** The mailed token, where the page has it already. */
  token: string | undefined;
  /** Name of the query parameter that holds the token. It is taken out of the address bar. */
  tokenParam: string | undefined;
  /** Where another link is asked for. */
  forgotPasswordHref: string | undefined;
  /** Where a person signs in with the new password. */
  signInHref: string | undefined;

  private screen: Screen = 'token_invalid';

  readonly #form = new FormController<void>(this, {
    validate: ({ password }) => ({ password: newPasswordRule(password, this.policy.password) }),
    submit: ({ password = '' }, options) =>
      this.activeClient?.passwordReset?.confirm({ token: this.token ?? '', password }, options) ??
      failure('not_offered'),
    done: () => {
      // What was typed leaves the page (ASVS 14.3.1).
      this.#form.form?.reset();
      this.#show('done');
      this.emit('ems-password-reset', {});
    },
    failed: ({ code }) => {
      if (!ends.has(code)) return false;
      this.#show(code as Screen);
      return true;
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.tokenParam) this.token ??= takeToken(this.tokenParam);
  }

  protected override clientChanged(client: AuthClient): undefined {
    // The form is drawn by the policy that is known at once, and follows the service's as soon as it answers.
    void client.policy.current().then((outcome) => {
      if (outcome.ok) this.servicePolicy = outcome.value;
      this.requestUpdate();
    }, reportError);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('token')) this.screen = this.token ? 'form' : 'token_invalid';
  }

  #show(screen: Screen): void {
    forgetToken();
    replaceScreen(this, () => (this.screen = screen));
  }

  get #words(): { heading: string; text: string } {
    const t = this.t;
    return {
      form: { heading: t.heading, text: '' },
      done: { heading: t.doneHeading, text: t.doneText },
      token_used: { heading: t.usedHeading, text: t.usedText },
      token_expired: { heading: t.expiredHeading, text: t.expiredText },
      token_invalid: { heading: t.invalidHeading, text: t.invalidText },
    }[this.screen];
  }

  override render(): TemplateResult {
    return card(
      this.#words.heading,
      pageSlots(undefined, true),
      this.screen === 'form' ? undefined : this.#words.heading,
    );
  }

  protected override renderForm(): TemplateResult {
    const { screen, t } = this;
    const { text } = this.#words;
    if (screen === 'form') return formFrame(this.#form, newPasswordField(this.#form, t.newPassword));
    const link = (href: string | undefined, label: string) =>
      href ? html`<a class="ems-button" href=${href}>${label}</a>` : nothing;
    if (screen === 'done') {
      return html`<p role="status" class="ems-success">${checkIcon()}<span>${text}</span></p>
        ${link(this.signInHref, this.localizer.form.signIn)}`;
    }
    return html`<p>${text}</p>
      ${link(this.forgotPasswordHref, t.askAgain)}
      ${screen === 'token_used' && this.signInHref ? html`<p><a href=${this.signInHref}>${this.localizer.form.signIn}</a></p>` : nothing}`;
  }

  protected override renderActions(): TemplateResult | typeof nothing {
    return this.screen === 'form' ? submitButton(this.#form, this.t.submit) : nothing;
  }
}
