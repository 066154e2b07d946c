import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController, type FormValues } from '../../base/form-controller.ts';
import type { HostFields } from '../../base/host-fields.ts';
import { isOn } from '../../base/is-on.ts';
import { followPolicy } from '../../parts/follow-policy.ts';
import { SessionController } from '../../parts/session-controller.ts';
import { missingPart } from '../../client/missing-part.ts';
import { inline } from '../../client/port-kind.ts';
import type { MutationOptions } from '../../client/ports/call.ts';
import type { Registration } from '../../client/ports/registration.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure, type Outcome } from '../../client/outcome.ts';
import { textField } from '../../parts/text-field.ts';
import { fieldError, formFrame, submitButton } from '../../parts/form.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { newPasswordField, passwordField } from '../../parts/password-field.ts';
import type { WaitingScreen } from '../verify-email/waiting-screen.ts';
import type { RegisteredDetail } from './ems-register.events.ts';
import { registerMessages, type RegisterMessages } from './messages/en.ts';
import type { readForm } from './read-form.ts';

/**
 * Registration: first name, last name, email address and a password by the policy of the client. When it is taken, the
 * waiting screen for the verification email follows, unless the page prevents `ems-registered` and goes on by itself.
 * Where people register on a page of the service, one button leads there in the place of the form.
 *
 * Controls: `firstName`, `lastName`, `email`, `password`, with `confirm-password` also `passwordConfirmation`.
 *
 * @summary Creates an account: names, email address and password, then the waiting screen.
 * @category Sign up
 * @keywords sign up, signup, create an account, join, new customer
 * @tagname ems-register
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the form.
 * @slot extra-fields - The page's own fields; what they hold is sent along by their names.
 * @slot consent - The page's own consent, such as a tick box; sent along like an extra field.
 * @slot legal - Small print above the button.
 * @slot footer - What stands below the button; replaces the link to sign in.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @cssprop [--ems-color-accent] - Buttons and links.
 * @cssprop [--ems-max-width=28rem] - Width of the card.
 *
 * @fires {CustomEvent<RegisteredDetail>} ems-registered - The registration was taken. Cancelable: then no waiting screen is shown.
 * @fires {CustomEvent<SignedInDetail>} ems-signed-in - The person has registered on a page of the service, and is signed in.
 * @fires {CustomEvent<ContinueDetail>} ems-continue - The person is signed in already and goes on as they are.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsRegister extends EmsElement<RegisterMessages> {
  static override properties: PropertyDeclarations = {
    firstName: { attribute: 'first-name' },
    lastName: { attribute: 'last-name' },
    email: {},
    confirmPassword: { converter: isOn, attribute: 'confirm-password' },
    acceptedTerms: { attribute: 'accepted-terms' },
    details: { attribute: false },
    signInHref: { attribute: 'sign-in-href' },
    continueHref: { attribute: 'continue-href' },
    autofocus: { type: Boolean },
  };

  protected readonly messageGroup = 'register';
  protected readonly english = registerMessages;

  /** First name to start with. */
  firstName = '';
  /** Last name to start with. */
  lastName = '';
  /** Email address to start with. */
  email = '';
  /** Asks for the password twice. Off by default: "show" serves better than typing it again. */
  confirmPassword = false;
  /** Version of the terms that was accepted before; recorded with the account. */
  acceptedTerms: string | undefined;
  /** What else goes along with the registration: `returnTo`, `journey`. */
  details: Partial<Registration> | undefined;
  /** Where someone goes who has an account. */
  signInHref: string | undefined;
  /** Where a person who is signed in already goes on. */
  continueHref: string | undefined;
  /** Puts the cursor into the first field when drawn. */
  override autofocus = false;

  readonly #session = new SessionController(this, 'registration');
  #waiting: WaitingScreen | undefined;
  #read: typeof readForm | undefined;
  readonly #form = new FormController<RegisteredDetail>(this, {
    ready: async () => {
      if (this.#hasHostFields) await this.#joinHostFields();
      await this.#fetchRules();
    },
    validate: (values) => ({ ...this.#read?.(values, this.policy).errors, ...this.#hostFields?.validate() }),
    submit: (values, options) => this.#register(values, options),
    done: async (detail) => {
      if (!this.emit('ems-registered', detail, true)) return;
      const { WaitingScreen } = await this.localizer.with('verifyEmail', import('../verify-email/waiting-screen.ts'));
      this.#waiting = new WaitingScreen(this, detail.email, detail.retryAfter, () => (this.#waiting = undefined));
    },
  });
  /** The page has put fields of its own inside. Nothing is sent without them: a consent would be lost. */
  #hasHostFields = false;
  /** Fetched for them. */
  #hostFields: HostFields | undefined;

  /** Shows the page's own message at one of its fields, or takes it back with `undefined`. */
  setFieldError(name: string, message: string | undefined): void {
    this.#form.setError(name, message === undefined ? undefined : { code: 'required', message });
  }

  constructor() {
    super();
    const fetchAhead = (): void => {
      void this.#fetchRules();
      void import('../verify-email/waiting-screen.ts').catch(() => undefined);
    };
    this.addEventListener('focusin', fetchAhead, { once: true });
  }

  /** The rules come while the form is filled. Without them it is sent as it is: the service judges it anyway. */
  async #fetchRules(): Promise<void> {
    const file = await import('./read-form.ts').catch(() => undefined);
    this.#read ??= file?.readForm;
  }

  /** For each slot that changes, and again before the form is sent. */
  async #joinHostFields(): Promise<void> {
    this.#hasHostFields = true;
    const file = await import('../../base/host-fields.ts').catch(() => undefined);
    // Made once, though each of the slots asks for it.
    if (file) (this.#hostFields ??= new file.HostFields(this, this.#form)).join();
  }

  protected override clientChanged(client: AuthClient): () => void {
    void followPolicy(this, client);
    return this.#session.watch(client);
  }

  override render(): TemplateResult {
    if (this.#waiting) return html`<slot name="form"></slot>`;
    return card(
      this,
      this.t.heading,
      pageSlots(() => void this.#joinHostFields(), !this.#signedIn),
      this.#signedIn && this.#session.heading,
    );
  }

  get #signedIn(): TemplateResult | undefined {
    return this.#session.notice(this.#form.touched, this.continueHref);
  }

  protected override renderForm(): TemplateResult {
    const words = this.localizer.form;
    const fields = html`<div class="ems-row">
        ${textField(this.#form, {
          name: 'firstName',
          label: words.firstName,
          autocomplete: 'given-name',
          enterKey: 'next',
          value: this.firstName,
          autofocus: this.autofocus,
        })}
        ${textField(this.#form, { name: 'lastName', label: words.lastName, autocomplete: 'family-name', enterKey: 'next', value: this.lastName })}
      </div>
      ${textField(this.#form, { name: 'email', label: words.email, type: 'email', autocomplete: 'email', enterKey: 'next', value: this.email })}
      ${newPasswordField(this.#form, words.password, this.confirmPassword ? 'next' : undefined)}
      ${
        this.confirmPassword
          ? passwordField(this.#form, {
              name: 'passwordConfirmation',
              label: words.passwordConfirmation,
              autocomplete: 'new-password',
            })
          : nothing
      }`;
    // Hidden and not removed, so that everything is still there when the person comes back to correct the address.
    const other = this.#waiting?.template(this.signInHref) ?? this.#signedIn ?? this.#session.entry();
    return html`${other}
      <div class="ems-stack" ?hidden=${Boolean(other)}>${formFrame(this.#form, fields)}</div>`;
  }

  protected override renderActions(): TemplateResult | typeof nothing {
    if (this.#waiting ?? this.#signedIn) return nothing;
    return html`${
      this.#session.entry()
        ? nothing
        : html`${this.#hostFields?.named.map((field) => fieldError(this.#form, ...field))}${submitButton(this.#form, this.t.submit)}`
    }
    ${
      this.signInHref
        ? html`<p class="ems-small">${this.t.haveAccount} <a href=${this.signInHref}>${this.localizer.form.signIn}</a></p>`
        : nothing
    }`;
  }

  #register(
    values: FormValues,
    options: MutationOptions,
  ): Promise<Outcome<RegisteredDetail>> | Outcome<RegisteredDetail> {
    if (this.#hasHostFields && !this.#hostFields) return failure(missingPart());
    const { firstName = '', lastName = '', email = '', password = '' } = values;
    return (
      inline(this.activeClient?.registration)?.register(
        {
          ...this.details,
          firstName,
          lastName,
          email,
          password,
          ...this.#read?.(values, this.policy).registration,
          acceptedTerms: this.acceptedTerms,
          extra: this.#hostFields?.pick(),
        },
        options,
      ) ?? failure('not_offered')
    );
  }
}
