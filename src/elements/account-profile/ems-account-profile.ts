import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController, type FormValues } from '../../base/form-controller.ts';
import { inline, redirect } from '../../client/port-kind.ts';
import type { PendingEmail as Waiting } from '../../client/ports/email.ts';
import type { MutationOptions } from '../../client/ports/call.ts';
import type { Account } from '../../client/ports/session.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure, success, type Outcome } from '../../client/outcome.ts';
import type { Problem } from '../../client/problem.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { shownEmail } from '../../parts/email-address.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { RedirectPart } from '../../parts/redirect-part.ts';
import { AccountResource } from '../../parts/account-resource.ts';
import { signInLink } from '../../parts/resource.ts';
import { Status } from '../../parts/status.ts';
import { textField } from '../../parts/text-field.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { normalizeEmail } from '../../rules/email.ts';
import { normalizeName } from '../../rules/name.ts';
import { emailRule, nameRule } from '../../base/field-rules.ts';
import { accountProfileMessages, type AccountProfileMessages } from './messages/en.ts';
import type { FurtherFields } from './further-fields.ts';
import type { PendingEmail } from './pending-email.ts';

/** How it is said that something was saved. */
type SavedWords = Pick<AccountProfileMessages, 'savedName' | 'savedBoth' | 'savedNameOnly'>;

interface Saved {
  /** What was saved besides. */
  saved: SavedWords | undefined;
  /** The new address, which waits now. */
  email?: Waiting;
}

/** As it is saved. Nothing, where its field isn't drawn. */
const tidyName = (name: string | undefined): string | undefined => (name === undefined ? name : normalizeName(name));

/**
 * First name, last name and email address of the account. A changed address waits until the link in its email was opened;
 * the old one is in force until then (OWASP Authentication Cheat Sheet, on changing a user's registered address). A banner
 * says which one waits, and goes by itself. The change of the address is sensitive and asks for proof (ASVS 7.5.1).
 *
 * Where the address is changed on a page of the service, it is shown with one button that leads there, and what became of it is told
 * by the account and not by that page's answer. Names with unsaved input stand in the form again when the person is back.
 *
 * What can't be changed is a text. Further fields of the service, each with its own rules, and the language that it writes in stand below,
 * where it has some. The page's own language stays what it is: a site that follows the account's hears of it by `ems-profile-updated`.
 *
 * Controls: `firstName`, `lastName` where the client has the port `profile`; `email` where it is changed here; `language` and
 * `attributes.<name>` where the service has them.
 *
 * @summary Shows and changes names and email address. A new address waits under a banner until it is confirmed.
 * @category Account
 * @keywords my details, change my name, change my email, language
 * @tagname ems-account-profile
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the form.
 * @slot legal - Small print above the button.
 * @slot footer - What stands below the button.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<ProfileUpdatedDetail>} ems-profile-updated - Names, further fields or the language were saved.
 * @fires {CustomEvent<EmailChangeRequestedDetail>} ems-email-change-requested - A new address waits for its confirmation.
 * @fires {CustomEvent<EmailChangeCancelledDetail>} ems-email-change-cancelled - The address that waited was given up, here or elsewhere.
 * @fires {CustomEvent<EmailChangedDetail>} ems-email-changed - The address that waited, or was entered on a page of the service, is in force now.
 * @fires {CustomEvent<VerificationSentDetail>} ems-verification-sent - The email to the address that waits was sent again.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsAccountProfile extends EmsElement<AccountProfileMessages> {
  static override properties: PropertyDeclarations = {
    authenticationHref: { attribute: 'authentication-href' },
    signInHref: { attribute: 'sign-in-href' },
  };

  protected static override lightStyles = [formStyles, screenStyles];
  protected readonly messageGroup = 'accountProfile';
  protected readonly english = accountProfileMessages;

  /** Where password and second factor are changed. */
  authenticationHref: string | undefined;
  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  readonly #status = new Status(this);
  readonly #account = new AccountResource(this, this.#status, ({ profile, email }) => profile ?? email);
  readonly #elsewhere = new RedirectPart(this, { port: ({ email }) => redirect(email) }, async () => {
    const { EmailElsewhere } = await import('./email-elsewhere.ts');
    return new EmailElsewhere(this, { account: this.#account, confirmed: () => this.t.confirmed });
  });
  /** Fetched where the address is changed here. */
  #pending: PendingEmail | undefined;
  /** What the service tells besides, and what is only to be read: fetched beside the account. */
  #further: FurtherFields | undefined;
  /** What the service tells is on its way: a field that can't be changed is never drawn as one that can. */
  #asking = false;
  /** What of this submit is saved, whatever becomes of its address, which may be sent twice: before and after a step-up. */
  #saved: Saved['saved'];

  readonly #form = new FormController<Saved>(this, {
    validate: (values) => this.#validate(values),
    submit: (values, options) => this.#save(values, options),
    saves: true,
    done: (saved) => this.#done(saved),
    failed: (problem) => this.#failed(problem),
  });

  protected override clientChanged(client: AuthClient): () => void {
    const end = new AbortController();
    if (inline(client.email))
      this.#fetchPending().then(
        (pending) => end.signal.aborted || end.signal.addEventListener('abort', pending.watch(client)),
        // The profile is as good without the banner. A change of the address fetches it once more.
        () => undefined,
      );
    // What was told before the element was moved holds: its form stays, with what was typed.
    if (this.#further?.client !== client) this.#further = undefined;
    this.#asking = !this.#further;
    void this.#watchFurther(client, end.signal);
    const ends = [this.#account.watch(client), this.#elsewhere.watch(client), () => end.abort()];
    return () => ends.forEach((end) => end());
  }

  async #watchFurther(client: AuthClient, signal: AbortSignal): Promise<void> {
    const told = (asking: boolean): void => {
      this.#asking = asking;
      this.requestUpdate();
    };
    try {
      const { FurtherFields } = await import('./further-fields.ts');
      if (signal.aborted) return;
      this.#further ??= new FurtherFields(this, this.#form);
      signal.addEventListener('abort', this.#further.watch(client, told));
    } catch {
      // Names and address can be changed without it.
      told(false);
    }
  }

  /** Whether a field of the account can be changed here. */
  #changeable(field: 'firstName' | 'lastName' | 'email'): boolean {
    const { profile, email } = this.activeClient ?? {};
    return Boolean(field === 'email' ? inline(email) : profile) && !this.#further?.profile?.readOnly.includes(field);
  }

  async #fetchPending(): Promise<PendingEmail> {
    const { PendingEmail } = await import('./pending-email.ts');
    return (this.#pending ??= new PendingEmail(this, {
      status: this.#status,
      words: () => this.t,
      signInHref: () => this.signInHref,
      account: this.#account,
    }));
  }

  /** What differs from the account. A field that isn't drawn doesn't. */
  #changes({ firstName, lastName, email }: FormValues) {
    const account = this.#account.value;
    const differs = (value: string | undefined, present: string | undefined): boolean =>
      value !== undefined && value !== present;
    const isOther = (name: string | undefined, present: string | undefined): boolean =>
      differs(tidyName(name), tidyName(present));
    return {
      name: isOther(firstName, account?.firstName) || isOther(lastName, account?.lastName),
      email: email !== undefined && differs(normalizeEmail(email), account?.email),
      further: this.#further?.changes,
    };
  }

  /** What the account has already isn't judged: a rule that is younger than a name must not keep it from a new address. */
  #validate(values: FormValues) {
    const changes = this.#changes(values);
    const name = (value: string | undefined) =>
      changes.name && value !== undefined ? nameRule(value, this.policy.name?.maxLength) : undefined;
    return {
      firstName: name(values['firstName']),
      lastName: name(values['lastName']),
      email: changes.email ? emailRule(values['email']) : undefined,
      ...this.#further?.errors(),
    };
  }

  async #save(values: FormValues, options: MutationOptions): Promise<Outcome<Saved>> {
    const changes = this.#changes(values);
    const { firstName, lastName, email = '' } = values;
    const { profile, email: emails } = this.activeClient ?? {};
    if (changes.name || changes.further) {
      const change = {
        ...(changes.name && { firstName: tidyName(firstName), lastName: tidyName(lastName) }),
        ...changes.further,
      };
      const outcome = await (profile?.update(change, options) ?? failure('not_offered'));
      if (!outcome.ok) return outcome;
      this.#saved = changes.further ? this.#further!.saved(changes.further) : this.t;
      this.#account.set(outcome.value);
      const language = changes.further?.language;
      this.emit('ems-profile-updated', { account: outcome.value, ...(language && { language }) });
    }
    if (!changes.email) return success({ saved: this.#saved });
    const outcome = await (inline(emails)?.change({ email: normalizeEmail(email) }, options) ?? failure('not_offered'));
    return outcome.ok ? success({ saved: this.#saved, email: outcome.value }) : outcome;
  }

  async #done({ saved, email }: Saved): Promise<void> {
    this.#saved = undefined;
    const { t } = this;
    if (email) {
      (await this.#fetchPending()).set(email);
      this.emit('ems-email-change-requested', { email: email.email });
    }
    if (saved) this.#status.announce(email ? saved.savedBoth : saved.savedName);
    else this.#status.announce(email ? t.savedEmail : t.nothingToSave, Boolean(email));
    // The fields show the account from now on: the new address stands in the banner until it is in force.
    await this.updateComplete;
    this.#form.form?.reset();
  }

  #failed(problem: Problem): boolean {
    const saved = this.#saved;
    if (!saved) return this.#status.onCancelled(problem);
    this.#saved = undefined;
    this.#status.announce(saved.savedNameOnly, false);
    return problem.code === 'cancelled';
  }

  /** Nobody is signed in, and nothing is lost when the form goes; or it can't be drawn yet. */
  get #closed(): boolean {
    return !this.#account.value || this.#asking || (this.#account.problem !== undefined && !this.#form.touched);
  }

  override render(): TemplateResult {
    return card(this, this.t.heading, pageSlots(undefined, !this.#closed));
  }

  protected override renderForm(): TemplateResult {
    const { value: account, problem } = this.#account;
    if (!account || this.#closed) return this.#account.template(this.signInHref);
    const fields = this.#fields(account);
    return html`${problem ? this.#account.template(this.signInHref, account) : this.#pending?.template(account.email)}
    ${keyed(
      this.#account.switches,
      this.#hasFields
        ? formFrame(this.#form, fields, signInLink(this, this.#form.problem, this.signInHref, account))
        : fields,
    )}`;
  }

  /** Something can be changed in the element itself. */
  get #hasFields(): boolean {
    return (
      this.#further?.isEmpty === false ||
      (['firstName', 'lastName', 'email'] as const).some((field) => this.#changeable(field))
    );
  }

  /** By the attribute `value`: what a person typed stays when the account changes meanwhile, the other fields follow it. */
  #fields({ firstName, lastName, email }: Account): TemplateResult {
    const words = this.localizer.form;
    const isLast = !this.#changeable('email') && this.#further?.isEmpty !== false;
    const nameField = (name: 'firstName' | 'lastName', autocomplete: AutoFill, value: string) =>
      this.#changeable(name)
        ? textField(this.#form, {
            name,
            label: words[name],
            autocomplete,
            enterKey: isLast && name === 'lastName' ? 'done' : 'next',
            value,
          })
        : this.#further?.text(words[name], value);
    return html`<div class="ems-row">
        ${nameField('firstName', 'given-name', firstName)} ${nameField('lastName', 'family-name', lastName)}
      </div>
      ${
        this.#changeable('email')
          ? textField(this.#form, {
              name: 'email',
              label: words.email,
              type: 'email',
              autocomplete: 'email',
              enterKey: 'done',
              value: shownEmail(this, email),
            })
          : redirect(this.activeClient?.email)
            ? nothing
            : this.#further?.email(words.email, email)
      }
      ${this.#further?.template()}`;
  }

  protected override renderActions(): TemplateResult | typeof nothing {
    if (this.#closed) return nothing;
    const { t } = this;
    const { name, email, further } = this.#changes(this.#form.values());
    return html`${this.#status.template()}
    ${this.#hasFields ? submitButton(this.#form, t.submit, { off: !name && !email && !further }) : nothing}
    ${this.#elsewhere.template()}
    ${this.authenticationHref ? html`<p><a href=${this.authenticationHref}>${t.authentication}</a></p>` : nothing}`;
  }
}
