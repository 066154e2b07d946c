import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { Countdown } from '../../base/countdown.ts';
import { FormController } from '../../base/form-controller.ts';
import { poll } from '../../base/poll.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure } from '../../client/outcome.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { checkIcon } from '../../parts/icon.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { MailedLink } from '../../parts/mailed-link.ts';
import { textField } from '../../parts/text-field.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { waitingStyles } from '../../styles/waiting.styles.ts';
import { normalizeEmail } from '../../rules/email.ts';
import { emailRule } from '../../base/field-rules.ts';
import { isOn } from '../../base/is-on.ts';
import { report } from '../../base/report.ts';
import type { EmailVerifiedDetail } from './ems-verify-email.events.ts';
import { verifyEmailMessages, type VerifyEmailMessages } from './messages/en.ts';

/**
 * The verification of an email address. Without a token it is the waiting screen, which notices by itself that the
 * address was verified in another tab or on another device. With a token it asks for one click, which spends the
 * token: never by itself, because mail scanners open links too. In another browser than the one that registered the click is followed
 * by a question, since the link proves the mailbox only: for the password that was chosen, or for a new one.
 *
 * Controls: `email`, where the address isn't known; `username` (hidden) and `password` in another browser.
 *
 * @summary Waits until the emailed link is opened; on the page that the link leads to, verifies the address.
 * @category Sign up
 * @keywords confirmation mail, activate my account, resend, I got no email
 * @tagname ems-verify-email
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the screen.
 * @slot legal - Small print.
 * @slot footer - What stands below, such as a way to get help.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<EmailVerifiedDetail>} ems-email-verified - The address is verified, by whatever way.
 * @fires {CustomEvent<VerificationSentDetail>} ems-verification-sent - The email was sent again.
 * @fires {CustomEvent<ChangeAddressDetail>} ems-change-address - The person wants to correct the address. Cancelable: then `register-href` is not followed.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsVerifyEmail extends EmsElement<VerifyEmailMessages> {
  static override properties: PropertyDeclarations = {
    email: {},
    token: {},
    tokenParam: { attribute: 'token-param' },
    retryAfter: { type: Number, attribute: 'retry-after' },
    signInHref: { attribute: 'sign-in-href' },
    registerHref: { attribute: 'register-href' },
    canChangeAddress: { converter: isOn, attribute: 'can-change-address' },
    sent: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles, waitingStyles];
  protected readonly messageGroup = 'verifyEmail';
  protected readonly english = verifyEmailMessages;

  /** The address that waits. Asked from the client's session when absent. */
  email: string | undefined;
  /** The mailed token, where the page has it already. */
  token: string | undefined;
  /** Name of the parameter, in the fragment or the query, that holds the token. It is taken out of the address bar. */
  tokenParam: string | undefined;
  /** Seconds until the email can be sent again, as registration answered. */
  retryAfter = 0;
  /** Where a verified person signs in. */
  signInHref: string | undefined;
  /** Where a wrong address is corrected. */
  registerHref: string | undefined;
  /** The page listens for `ems-change-address` and brings its form back. */
  canChangeAddress = false;

  private sent = false;

  readonly #link = new MailedLink<'waiting' | 'click' | 'verified' | 'already_verified'>(this, {
    first: 'click',
    without: 'waiting',
    messages: () => this.t,
    words: () => ({
      waiting: { heading: this.t.waitingHeading },
      click: { heading: this.t.clickHeading, text: this.t.clickText },
      verified: { heading: this.t.verifiedHeading, text: this.t.verifiedText },
      already_verified: { heading: this.t.alreadyHeading, text: this.t.alreadyText },
    }),
    click: {
      of: 'registration',
      send: (proof, options) =>
        this.activeClient?.verification?.verify({ token: this.token ?? '', ...proof }, options) ??
        failure('not_offered'),
      done: ({ email }) => this.#verified(email, 'click'),
    },
  });

  readonly #resend = new FormController<{ retryAfter: number }>(this, {
    countdown: new Countdown(this),
    validate: ({ email }) => (this.#address ? {} : { email: emailRule(email) }),
    submit: ({ email = '' }, options) => {
      this.#pressedOn = this.#link.screen;
      return (
        this.activeClient?.verification?.resend({ email: this.#address ?? normalizeEmail(email) }, options) ??
        failure('not_offered')
      );
    },
    done: ({ retryAfter }, { email }) => {
      void this.#resend.wait(retryAfter);
      const address = email === undefined ? this.email! : normalizeEmail(email);
      // Verified meanwhile, or another link was opened: that screen stays.
      if (this.#link.screen === this.#pressedOn) {
        this.email = address;
        this.#link.screen = 'waiting';
        this.sent = true;
      }
      this.emit('ems-verification-sent', { email: address });
    },
  });
  /** The screen that another email was asked for on. */
  #pressedOn: string | undefined;

  /** The address, on the screens that are sure of it: a dead link says nothing of whose it is. */
  get #address(): string | undefined {
    return this.#link.screen === 'waiting' ? this.email : undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('retryAfter') && this.retryAfter) void this.#resend.wait(this.retryAfter);
  }

  protected override clientChanged(client: AuthClient): () => void {
    const end = new AbortController();
    const findAddress = async (): Promise<void> => {
      const outcome = await client.session.current({ signal: end.signal });
      if (!end.signal.aborted && outcome.ok && outcome.value.status === 'unverified')
        this.email ??= outcome.value.email;
    };
    if (!this.email && !this.token) void findAddress().catch((error: unknown) => end.signal.aborted || report(error));
    const unsubscribe = client.session.subscribe(() => void this.#ask(client, end.signal));
    const stop = poll(() => this.#ask(client, end.signal));
    return () => {
      end.abort();
      unsubscribe();
      stop();
    };
  }

  /** Whether the address was verified meanwhile, somewhere else. A failed question is asked again by the next round. */
  async #ask(client: AuthClient, signal: AbortSignal): Promise<void> {
    const email = this.#address;
    if (!email) return;
    try {
      const outcome = await client.verification?.status({ email }, { signal });
      if (!signal.aborted && outcome?.ok && outcome.value.verified && this.#address === email)
        this.#verified(email, 'elsewhere');
    } catch (error) {
      if (!signal.aborted) report(error);
    }
  }

  #verified(email: string, by: EmailVerifiedDetail['by']): void {
    this.email = email;
    this.#link.show('verified');
    this.emit('ems-email-verified', { email, by });
  }

  /** Puts the focus on the heading, where a screen has taken the place of another. */
  focusHeading(): void {
    void focusHeading(this);
  }

  /** @internal */
  get screen(): string {
    return this.#link.screen;
  }

  override render(): TemplateResult {
    return this.#link.render();
  }

  protected override renderForm(): TemplateResult {
    const { screen, text } = this.#link;
    const good = screen === 'verified' || screen === 'already_verified';
    const news = screen === 'waiting' ? this.sent && this.t.resent : good && text;
    // There before it has words, so that they are announced to whoever waits.
    return html`<p role="status" class=${news ? 'ems-success' : 'ems-visually-hidden'}>${news ? html`${checkIcon()}<span>${news}</span>` : nothing}</p>
      ${screen === 'waiting' ? this.#waitingScreen() : (this.#link.asked() ?? this.#linkScreen(good))}`;
  }

  #linkScreen(good: boolean): TemplateResult {
    const { t } = this;
    const { screen, text } = this.#link;
    if (screen === 'click') return html`<p>${text}</p>${this.#link.button(t.click)}`;
    const signIn = this.signInHref
      ? html`<a class="ems-button" href=${this.signInHref}>${this.localizer.form.signIn}</a>`
      : nothing;
    if (good) return html`${signIn}`;
    const used = screen === 'token_used';
    return html`<p>${text}</p>${used ? signIn : nothing}${this.#resendForm(t.sendNew, used && this.signInHref ? 'ems-secondary' : undefined)}`;
  }

  #waitingScreen(): TemplateResult {
    const { t } = this;
    return html`${
      this.email
        ? html`<p>${t.sentTo} ${emailAddress(this, this.email)}</p>
            <p>${t.openLink}</p>`
        : html`<p>${t.emailNeeded}</p>`
    }
      ${this.#resendForm(t.resend, 'ems-secondary')}${this.#changeAddress()}
      <details>
        <summary>${t.nothingComes}</summary>
        <ul>
          ${t.help.map((line) => html`<li>${line}</li>`)}
        </ul>
      </details>`;
  }

  #resendForm(label: string, className?: string): TemplateResult {
    const field = this.#address
      ? nothing
      : textField(this.#resend, {
          name: 'email',
          label: this.localizer.form.email,
          type: 'email',
          autocomplete: 'email',
          enterKey: 'send',
          value: this.email,
        });
    return formFrame(
      this.#resend,
      html`${field}${submitButton(this.#resend, label, { className, waiting: this.#sendAgain })}`,
    );
  }

  /** The cool-down after an email was sent; after too many attempts it is another wait, in other words. */
  get #sendAgain(): ((time: string) => string) | undefined {
    return this.#resend.problem ? undefined : this.t.resendIn;
  }

  #changeAddress(): TemplateResult | typeof nothing {
    const { t, email } = this;
    if (!email || !(this.canChangeAddress || this.registerHref)) return nothing;
    const tell = (event: Event): void => {
      if (!this.emit('ems-change-address', { email }, true)) event.preventDefault();
    };
    return html`<p>
      ${t.wrongAddress}
      ${
        this.registerHref
          ? html`<a href=${this.registerHref} @click=${tell}>${t.changeAddress}</a>`
          : html`<button type="button" class="ems-link" @click=${tell}>${t.changeAddress}</button>`
      }
    </p>`;
  }
}
