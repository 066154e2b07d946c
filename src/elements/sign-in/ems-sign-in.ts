import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import { SessionController } from '../../parts/session-controller.ts';
import { inline } from '../../client/port-kind.ts';
import type { Credentials, SessionState, SignInResult } from '../../client/ports/session.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure, type Outcome } from '../../client/outcome.ts';
import { checkField } from '../../parts/check-field.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { passwordField } from '../../parts/password-field.ts';
import { textField } from '../../parts/text-field.ts';
import { normalizeEmail } from '../../rules/email.ts';
import { checkStyles } from '../../styles/check.styles.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { emailRule } from '../../base/field-rules.ts';
import { isOn } from '../../base/is-on.ts';
import { requiredRule } from '../../base/required-rule.ts';
import type { WaitingScreen } from '../verify-email/waiting-screen.ts';
import { ifKept } from './if-kept.ts';
import type { DeviceLink } from './device-link.ts';
import { helpsByMail } from './helps-by-mail.ts';
import type { SecondFactorStep } from './second-factor-step.ts';
import type { VerificationRequiredDetail } from './ems-sign-in.events.ts';
import { signInMessages, type SignInMessages } from './messages/en.ts';

/**
 * Sign-in by email address and password, and by a code where the account has a second factor. Never says which of the
 * two was wrong (ASVS 6.3.8). An address that isn't verified yet leads to the waiting screen; a live session is shown, and
 * the person can continue with it.
 *
 * Where people sign in on a page of the service, which the client says, there is a button that leads there instead of the form.
 *
 * "Stay signed in on this device" is asked where the client says that its service heeds it, and never ticked beforehand: a session that the
 * browser forgets is the safe one on a device that isn't the person's own.
 *
 * Controls: `email`, `password`, `stay`; in the second step `code` and `username` (hidden).
 *
 * @summary Signs a person in: email address and password, then the second factor. Notices a live session.
 * @category Sign in
 * @keywords login, log in, logon, sign on, authentication
 * @tagname ems-sign-in
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the form.
 * @slot legal - Small print above the button.
 * @slot footer - What stands below the button.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<SignedInDetail>} ems-signed-in - Signed in; `status` says what the account still owes.
 * @fires {CustomEvent<VerificationRequiredDetail>} ems-verification-required - The address is not verified. Cancelable: then no waiting screen is shown.
 * @fires {CustomEvent<ContinueDetail>} ems-continue - The person is signed in already and goes on as they are.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsSignIn extends EmsElement<SignInMessages> {
  protected static override lightStyles = [formStyles, checkStyles];

  static override properties: PropertyDeclarations = {
    email: {},
    forgotPasswordHref: { attribute: 'forgot-password-href' },
    registerHref: { attribute: 'register-href' },
    continueHref: { attribute: 'continue-href' },
    again: { converter: isOn },
    autofocus: { type: Boolean },
  };

  protected readonly messageGroup = 'signIn';
  protected readonly english = signInMessages;

  /** Email address to start with. */
  email = '';
  /** Where a forgotten password is replaced. */
  forgotPasswordHref: string | undefined;
  /** Where an account is created. */
  registerHref: string | undefined;
  /** Where a person who is signed in already goes on. */
  continueHref: string | undefined;
  /** Asks for the password even of a person who is signed in. */
  again = false;
  /** Puts the cursor into the first field when drawn. */
  override autofocus = false;

  readonly #session = new SessionController(this, 'session');
  #waiting: WaitingScreen | undefined;
  /** Fetched for an account with a second factor; kept for the next time. */
  #second: SecondFactorStep | undefined;
  readonly #form = new FormController<SignInResult>(this, {
    validate: ({ email, password }) => ({
      email: emailRule(email),
      password: password === '' ? requiredRule() : undefined,
    }),
    submit: ({ email = '', password = '', stay }, { signal }) => {
      const credentials = { email: normalizeEmail(email), password, deviceToken: this.#deviceToken };
      return this.#signIn(credentials, stay !== undefined, signal);
    },
    done: async (result, { email = '' }) => {
      if (!('challenge' in result)) return this.#done(result);
      const { SecondFactorStep } = await import('./second-factor-step.ts');
      this.#second ??= new SecondFactorStep(this, {
        done: (state) => this.#done(state),
        expired: async (problem) => {
          this.#form.problem = problem;
          if (helpsByMail(problem.code)) await this.#fetchDeviceLink();
        },
        offer: (problem, address, told) => this.#link?.offer(problem, () => address, told),
        refused: () => this.#fetchDeviceLink(),
      });
      this.#second.begin(result, normalizeEmail(email));
      // Too late with the code: one more press, and nothing typed twice.
      return true;
    },
    failed: async ({ code, retryAfter = 0 }, { email = '' }) => {
      if (helpsByMail(code)) await this.#fetchDeviceLink();
      if (code !== 'email_unverified') return false;
      const detail: VerificationRequiredDetail = { email: normalizeEmail(email) };
      if (!this.emit('ems-verification-required', detail, true)) return true;
      const { WaitingScreen } = await this.localizer.with('verifyEmail', import('../verify-email/waiting-screen.ts'));
      this.#waiting = new WaitingScreen(this, detail.email, retryAfter, () => (this.#waiting = undefined));
      return true;
    },
  });

  /** Of the link of an email that lets this device sign in. */
  #deviceToken: string | undefined;
  #link: DeviceLink | undefined;

  async #fetchDeviceLink(): Promise<void> {
    try {
      const { DeviceLink } = await import('./device-link.ts');
      this.#link ??= new DeviceLink(this);
      this.requestUpdate();
    } catch {
      // Not fetched: what is wrong is said all the same.
    }
  }

  constructor() {
    super();
    // Verified meanwhile, somewhere else: one press of the button is left.
    this.addEventListener('ems-email-verified', () => this.#waiting?.back());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#arrived();
    addEventListener('hashchange', this.#arrived);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#arrived);
  }

  /** A mailed link; one that is opened where this page is shown already loads nothing anew. */
  readonly #arrived = (): void => {
    const [, route, token] = /^(#!?\/[^?#]*)?[?#]device=(.+)$/.exec(location.hash) ?? [];
    if (token === undefined) return;
    this.#deviceToken = token;
    // Out of the address, so that it reaches no history and no copied link (ASVS 14.2.1).
    history.replaceState(history.state, '', location.href.replace(/#.*/, route ?? ''));
    void this.#fetchDeviceLink().then(() => this.#link?.arrived());
  };

  protected override clientChanged(client: AuthClient): () => void {
    return this.#session.watch(client);
  }

  /** @internal */
  get screen(): string {
    return this.#signedIn ? 'signed-in' : this.#second?.heading ? 'second-factor' : 'form';
  }

  override render(): TemplateResult {
    if (this.#waiting) return html`<slot name="form"></slot>`;
    const own = this.#signedIn ? this.#session.heading : this.#second?.heading;
    return card(this, this.t.heading, pageSlots(undefined, !own), own);
  }

  get #signedIn(): TemplateResult | undefined {
    return this.again
      ? undefined
      : this.#session.notice(this.#form.touched || Boolean(this.#second?.touched), this.continueHref);
  }

  /** What stands in the form's place. */
  get #other(): TemplateResult | undefined {
    return this.#waiting?.template(undefined) ?? this.#signedIn ?? this.#second?.template() ?? this.#session.entry();
  }

  async #done(state: SessionState): Promise<void> {
    this.#form.touched = false;
    // Whoever signs in here next is another person, perhaps.
    this.#form.form?.reset();
    const drawn = this.#session.set(state);
    if ('account' in state) this.emit('ems-signed-in', state);
    await drawn;
  }

  protected override renderForm(): TemplateResult {
    const words = this.localizer.form;
    // `username` and not `email`: what a password is saved under (HTML standard, autofill).
    const fields = html`${textField(this.#form, {
      name: 'email',
      label: words.email,
      type: 'email',
      autocomplete: 'username',
      enterKey: 'next',
      value: this.email,
      autofocus: this.autofocus,
    })}
    ${passwordField(this.#form, { name: 'password', label: words.password, autocomplete: 'current-password' })}
    ${
      this.forgotPasswordHref
        ? html`<p class="ems-small"><a href=${this.forgotPasswordHref}>${this.t.forgotPassword}</a></p>`
        : nothing
    }
    ${
      inline(this.activeClient?.session)?.remembers
        ? checkField(this.#form, { name: 'stay', label: this.t.stay, hint: this.t.stayHint })
        : nothing
    }`;
    const other = this.#other;
    const { problem } = this.#form;
    const offer = this.#link?.offer(
      problem,
      () => normalizeEmail(this.#form.values().email ?? ''),
      (told) => (this.#form.problem = told),
    );
    return html`${other}${this.#link?.status()}
      <div class="ems-stack" ?hidden=${Boolean(other)}>${formFrame(this.#form, fields, offer)}</div>`;
  }

  protected override renderActions(): TemplateResult | typeof nothing {
    if (this.#other) return nothing;
    return html`${submitButton(this.#form, this.t.submit)}
    ${
      this.registerHref
        ? html`<p class="ems-small">${this.t.noAccount} <a href=${this.registerHref}>${this.t.register}</a></p>`
        : nothing
    }`;
  }

  async #signIn(
    credentials: Credentials,
    staySignedIn: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Outcome<SignInResult>> {
    const session = inline(this.activeClient?.session);
    if (!session) return failure('not_offered');
    const asked = session.remembers ? { ...credentials, staySignedIn } : credentials;
    return ifKept(session, await session.signIn(asked, { signal }), signal);
  }
}
