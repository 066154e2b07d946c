import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Countdown } from '../../base/countdown.ts';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import type { MutationOptions } from '../../client/ports/call.ts';
import { failure, type Outcome } from '../../client/outcome.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { replaceScreen } from '../../parts/focus-heading.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { Status } from '../../parts/status.ts';
import { textField } from '../../parts/text-field.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { waitingStyles } from '../../styles/waiting.styles.ts';
import { normalizeEmail } from '../../rules/email.ts';
import { emailRule } from '../../base/field-rules.ts';
import { forgotPasswordMessages, type ForgotPasswordMessages } from './messages/en.ts';

/**
 * Has a link mailed by which a new password is chosen. Says the same of an address with an account and of one without
 * (ASVS 6.3.8, OWASP Forgot Password Cheat Sheet).
 *
 * Where people sign in on a page of the service, a forgotten password is replaced there: leave this element out. A press says that
 * it isn't available.
 *
 * Controls: `email`; `address` is hidden and says where an email goes again.
 *
 * @summary Asks for a link to choose a new password.
 * @category Sign in
 * @keywords lost password, recover my account, locked out, I can’t get in
 * @tagname ems-forgot-password
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the form.
 * @slot legal - Small print above the button.
 * @slot footer - What stands below the button.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<ResetRequestedDetail>} ems-reset-requested - The request was taken; again for each email that is sent again.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsForgotPassword extends EmsElement<ForgotPasswordMessages> {
  static override properties: PropertyDeclarations = {
    email: {},
    signInHref: { attribute: 'sign-in-href' },
    autofocus: { type: Boolean },
    sentTo: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles, waitingStyles];
  protected readonly messageGroup = 'forgotPassword';
  protected readonly english = forgotPasswordMessages;

  /** Email address to start with. */
  email = '';
  /** The way back. */
  signInHref: string | undefined;
  /** Puts the cursor into the field when drawn. */
  override autofocus = false;

  private sentTo: string | undefined;
  readonly #status = new Status(this);

  readonly #form = new FormController(this, {
    validate: ({ email }) => ({ email: emailRule(email) }),
    submit: ({ email = '' }, options) => this.#request(normalizeEmail(email), options),
    done: ({ retryAfter }, { email = '' }) => {
      // What was said of another address is over.
      this.#again.problem = undefined;
      replaceScreen(this, () => (this.sentTo = normalizeEmail(email)));
      this.#requested(normalizeEmail(email), retryAfter);
    },
  });
  /** Its answer is news as long as the address is the one that it was sent to. */
  readonly #again = new FormController(this, {
    validate: () => ({}),
    countdown: new Countdown(this),
    submit: ({ address = '' }, options) => this.#request(address, options),
    done: ({ retryAfter }, { address = '' }) => {
      if (address === this.sentTo) this.#status.announce(this.t.resent);
      this.#requested(address, retryAfter);
    },
    failed: (_problem, { address }) => address !== this.sentTo,
  });

  #request(email: string, options: MutationOptions): Promise<Outcome<{ retryAfter: number }>> | Outcome<never> {
    return this.activeClient?.passwordReset?.request({ email }, options) ?? failure('not_offered');
  }

  #requested(email: string, retryAfter: number): void {
    if (email === this.sentTo) void this.#again.wait(retryAfter);
    this.emit('ems-reset-requested', { email });
  }

  /** The form comes back with what was typed. */
  readonly #correct = async (): Promise<void> => {
    this.sentTo = undefined;
    this.#status.announce(undefined);
    await this.updateComplete;
    this.querySelector<HTMLElement>('input[name="email"]')?.focus();
  };

  /** @internal */
  get screen(): string {
    return this.sentTo === undefined ? 'form' : 'sent';
  }

  override render(): TemplateResult {
    return card(
      this,
      this.t.heading,
      pageSlots(undefined, true),
      this.sentTo === undefined ? undefined : this.t.sentHeading,
    );
  }

  protected override renderForm(): TemplateResult {
    const field = textField(this.#form, {
      name: 'email',
      label: this.localizer.form.email,
      type: 'email',
      // `username` and not `email`: what the password that is forgotten was saved under.
      autocomplete: 'username',
      enterKey: 'send',
      value: this.email,
      autofocus: this.autofocus,
    });
    const { sentTo } = this;
    // Hidden and not removed, so that what was typed is there when the person comes back to correct it.
    return html`${sentTo === undefined ? html`<p>${this.t.text}</p>` : this.#sent(sentTo)}
      <div class="ems-stack" ?hidden=${sentTo !== undefined}>${formFrame(this.#form, field)}</div>`;
  }

  #sent(address: string): TemplateResult {
    const { t } = this;
    const again = { className: 'ems-secondary', waiting: this.#again.problem ? undefined : t.resendIn };
    return html`<p>${t.sentText} ${emailAddress(this, address)}</p>
      <p>${t.sentNext}</p>
      ${this.#status.template()}${formFrame(
        this.#again,
        html`<input type="hidden" name="address" data-ems-subject .value=${address} />${submitButton(this.#again, t.resend, again)}`,
      )}
      <p>${t.wrongAddress} <button type="button" class="ems-link" @click=${this.#correct}>${t.changeAddress}</button></p>
      <details>
        <summary>${t.nothingComes}</summary>
        <ul>
          ${t.help.map((line) => html`<li>${line}</li>`)}
        </ul>
      </details>`;
  }

  protected override renderActions(): TemplateResult {
    return html`${this.sentTo === undefined ? submitButton(this.#form, this.t.submit) : nothing}
    ${this.signInHref ? html`<p class="ems-small"><a href=${this.signInHref}>${this.t.backToSignIn}</a></p>` : nothing}`;
  }
}
