import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { Countdown } from '../../base/countdown.ts';
import { FormController } from '../../base/form-controller.ts';
import { poll } from '../../base/poll.ts';
import { forgetToken, takeToken } from '../../base/token-in-url.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure } from '../../client/outcome.ts';
import type { Problem } from '../../client/problem.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { focusHeading, replaceScreen } from '../../parts/focus-heading.ts';
import { checkIcon } from '../../parts/icon.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { textField } from '../../parts/text-field.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { waitingStyles } from '../../styles/waiting.styles.ts';
import { normalizeEmail } from '../../rules/email.ts';
import { emailRule } from '../../base/field-rules.ts';
import type { EmailVerifiedDetail } from './ems-verify-email.events.ts';
import { verifyEmailMessages, type VerifyEmailMessages } from './messages/en.ts';

/** `waiting` for the mail's link; `click` to spend one; then how that ended. */
type Screen = 'waiting' | 'click' | 'verified' | 'already_verified' | 'token_used' | 'token_expired' | 'token_invalid';

const ends: ReadonlySet<string> = new Set<Screen>(['already_verified', 'token_used', 'token_expired', 'token_invalid']);

/**
 * The verification of an e-mail address. Without a token it is the waiting screen, which notices by itself that the
 * address was verified in another tab or on another device. With a token it asks for one click, which spends the
 * token: never by itself, because mail scanners open links too.
 *
 * Controls: `email`, where the address isn't known.
 *
 * @summary Waits for a verified e-mail address, or verifies it by a mailed link.
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
 * @fires {CustomEvent<VerificationSentDetail>} ems-verification-sent - The mail was sent again.
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
    canChangeAddress: { type: Boolean, attribute: 'can-change-address' },
    screen: { state: true },
    sent: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles, waitingStyles];
  protected readonly messageGroup = 'verifyEmail';
  protected readonly english = verifyEmailMessages;

  /** The address that waits. Asked from the client's session when absent. */
  email: string | undefined;
  /** The mailed token, where the page has it already. */
  token: string | undefined;
  /** Name of the query parameter that holds the token. It is taken out of the address bar. */
  tokenParam: string | undefined;
  /** Seconds until the mail can be sent again, as registration answered. */
  retryAfter = 0;
  /** Where a verified person signs in. */
  signInHref: string | undefined;
  /** Where a wrong address is corrected. */
  registerHref: string | undefined;
  /** The page listens for `ems-change-address` and brings its form back. */
  canChangeAddress = false;

  private screen: Screen = 'waiting';
  private sent = false;

  readonly #click = new FormController<{ email: string }>(this, {
    validate: () => ({}),
    submit: (_values, options) =>
      this.activeClient?.verification?.verify({ token: this.token ?? '' }, options) ?? failure('not_offered'),
    done: ({ email }) => this.#verified(email, 'click'),
    failed: (problem) => this.#ended(problem),
  });

  readonly #resend = new FormController<{ retryAfter: number }>(this, {
    countdown: new Countdown(this),
    validate: ({ email }) => (this.#address ? {} : { email: emailRule(email) }),
    submit: ({ email = '' }, options) =>
      this.activeClient?.verification?.resend({ email: this.#address ?? normalizeEmail(email) }, options) ??
      failure('not_offered'),
    done: ({ retryAfter }, { email = '' }) => {
      void this.#resend.wait(retryAfter);
      this.email ??= normalizeEmail(email);
      this.screen = 'waiting';
      this.sent = true;
      this.emit('ems-verification-sent', { email: this.email });
    },
  });

  /** The address, on the screens that are sure of it: a dead link says nothing of whose it is. */
  get #address(): string | undefined {
    return this.screen === 'waiting' ? this.email : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.tokenParam) this.token ??= takeToken(this.tokenParam);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('token')) this.screen = this.token ? 'click' : 'waiting';
    if (changed.has('retryAfter') && this.retryAfter) void this.#resend.wait(this.retryAfter);
  }

  protected override clientChanged(client: AuthClient): () => void {
    const end = new AbortController();
    const findAddress = async (): Promise<void> => {
      const outcome = await client.session.current({ signal: end.signal });
      if (outcome.ok && outcome.value.status === 'unverified') this.email ??= outcome.value.email;
    };
    if (!this.email && !this.token)
      void findAddress().catch((error: unknown) => end.signal.aborted || reportError(error));
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
      if (outcome?.ok && outcome.value.verified && this.#address === email) this.#verified(email, 'elsewhere');
    } catch (error) {
      if (!signal.aborted) reportError(error);
    }
  }

  #verified(email: string, by: EmailVerifiedDetail['by']): void {
    this.email = email;
    this.#show('verified');
    this.emit('ems-email-verified', { email, by });
  }

  #ended({ code }: Problem): boolean {
    if (!ends.has(code)) return false;
    this.#show(code as Screen);
    return true;
  }

  /** Puts the focus on the heading, where a screen has taken the place of another. */
  focusHeading(): void {
    void focusHeading(this);
  }

  #show(screen: Screen): void {
    forgetToken();
    replaceScreen(this, () => (this.screen = screen));
  }

  override render(): TemplateResult {
    return card(this.#words.heading, pageSlots(undefined, true));
  }

  get #words(): { heading: string; text: string } {
    const t = this.t;
    return {
      waiting: { heading: t.waitingHeading, text: '' },
      click: { heading: t.clickHeading, text: t.clickText },
      verified: { heading: t.verifiedHeading, text: t.verifiedText },
      already_verified: { heading: t.alreadyHeading, text: t.alreadyText },
      token_used: { heading: t.usedHeading, text: t.usedText },
      token_expired: { heading: t.expiredHeading, text: t.expiredText },
      token_invalid: { heading: t.invalidHeading, text: t.invalidText },
    }[this.screen];
  }

  protected override renderForm(): TemplateResult {
    const { screen, t } = this;
    if (screen === 'waiting') return this.#waitingScreen();
    const text = html`<p>${this.#words.text}</p>`;
    if (screen === 'click') return html`${text}${formFrame(this.#click, submitButton(this.#click, t.click))}`;
    const signIn = this.signInHref
      ? html`<a class="ems-button" href=${this.signInHref}>${this.localizer.form.signIn}</a>`
      : nothing;
    if (screen === 'verified' || screen === 'already_verified') {
      return html`<p role="status" class="ems-success">${checkIcon()}${this.#words.text}</p>${signIn}`;
    }
    return html`${text}${screen === 'token_used' ? signIn : nothing}${this.#resendForm(t.sendNew, screen === 'token_used' && this.signInHref ? 'ems-secondary' : undefined)}`;
  }

  #waitingScreen(): TemplateResult {
    const { t } = this;
    return html`${
      this.email
        ? html`<p>${t.sentTo} ${emailAddress(this, this.email)}</p>
            <p>${t.openLink}</p>`
        : html`<p>${t.emailNeeded}</p>`
    }
      <p role="status" class="ems-success" ?hidden=${!this.sent}>${this.sent ? html`${checkIcon()}${t.resent}` : nothing}</p>
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
          value: this.email,
        });
    return formFrame(
      this.#resend,
      html`${field}${submitButton(this.#resend, label, { className, waiting: this.#sendAgain })}`,
    );
  }

  /** The cool-down after a mail was sent; after too many tries it is another wait, in other words. */
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
