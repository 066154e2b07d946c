import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import { inline, redirect } from '../../client/port-kind.ts';
import type { DeletionImpact } from '../../client/ports/deletion.ts';
import type { CallOptions, MutationOptions } from '../../client/ports/call.ts';
import type { Account } from '../../client/ports/session.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure, success, type Outcome } from '../../client/outcome.ts';
import type { Problem } from '../../client/problem.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { replaceScreen } from '../../parts/focus-heading.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { RedirectPart } from '../../parts/redirect-part.ts';
import { signedInMessages } from '../../parts/messages/signed-in.en.ts';
import { own } from '../../parts/only-own.ts';
import { Resource, signInLink } from '../../parts/resource.ts';
import { Status } from '../../parts/status.ts';
import { textField } from '../../parts/text-field.ts';
import { verbatim } from '../../parts/verbatim.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { isPhrase } from '../../rules/phrase.ts';
import { requiredRule } from '../../base/required-rule.ts';
import { tellSubmit } from '../../base/tell-submit.ts';
import { DelayedEnable } from './delayed-enable.ts';
import { deleteAccountMessages, type DeleteAccountMessages } from './messages/en.ts';
import { deleteAccountStyles } from './ems-delete-account.styles.ts';

/** Not known where a page of the service gave no answer, and nobody is signed in any more. */
export type Deleted = boolean | 'unknown';

/** Whose account would be deleted, and what with it. */
interface Subject extends DeletionImpact {
  account: Account;
}

const askSubject = async ({ session, deletion }: AuthClient, options: CallOptions): Promise<Outcome<Subject>> => {
  const [state, impact] = await Promise.all([session.current(options), deletion?.impact(options)]);
  if (!impact) return failure('not_offered');
  if (!impact.ok) return impact;
  if (!state.ok) return state;
  return 'account' in state.value
    ? success({ ...impact.value, account: state.value.account })
    : failure('not_signed_in');
};

/**
 * Deletes the account: says whose it is and by name what will be lost and that it can't be undone, asks for a phrase to be typed (WCAG 3.3.4)
 * and for proof (ASVS 7.5.1), and ends every session with it (ASVS 7.4.2). The phrase and its label come from the same words,
 * so that they agree in every language; case, spaces and Unicode forms don't matter.
 *
 * The button is enabled half a second after the phrase is right: what a password manager fills in and submits by itself
 * deletes nothing. A person who presses it sooner is told that it is getting ready, and heard as soon as it is.
 * A phrase that was typed for one account counts for no other. A problem leaves the account whole.
 *
 * Where accounts are deleted on a page of the service, one button leads there and no phrase is asked for: that page asks. The account
 * counts as deleted when that page says so and nobody is signed in any more. Whoever comes back without an answer and is signed in no
 * longer reads what that may mean: a session may have been ended elsewhere.
 *
 * Controls: `confirmation`.
 *
 * @summary Deletes the account: names what will be lost and asks for a typed phrase.
 * @category Account
 * @keywords delete my account, close my account, erase my data, cancel, GDPR
 * @tagname ems-delete-account
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the form.
 * @slot legal - Small print above the button.
 * @slot footer - What stands below the button.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @cssprop [--ems-color-on-danger] - Text on the button that deletes.
 *
 * @fires {CustomEvent<AccountDeletedDetail>} ems-account-deleted - The account is gone, and its sessions with it; deleted here or on a page of the service.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsDeleteAccount extends EmsElement<DeleteAccountMessages> {
  static override properties: PropertyDeclarations = {
    signInHref: { attribute: 'sign-in-href' },
    continueHref: { attribute: 'continue-href' },
    deleted: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles, deleteAccountStyles];
  protected readonly messageGroup = 'deleteAccount';
  protected readonly english = deleteAccountMessages;

  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;
  /** Where a person goes on who has no account any more. */
  continueHref: string | undefined;

  /** @internal The account is gone, or nobody knows whether it is; also when a page around this element has heard so. */
  deleted: Deleted = false;
  readonly #status = new Status(this);
  readonly #subject = own(
    this,
    new Resource<Subject>(this, askSubject, () => {
      // Signed in again: it is still there.
      if (this.deleted === 'unknown') this.deleted = false;
    }),
  );
  /** Whose account the phrase was typed for. */
  #account: string | undefined;
  readonly #delay = new DelayedEnable(this);
  /** The button is being pressed by a person, or by the browser for one (Enter, assistive technology). */
  #pressed = false;
  /** Under way: that the session is over is then no news, and the form stays until its answer is drawn. */
  #deleting = false;

  readonly #form = new FormController<void>(this, {
    validate: ({ confirmation = '' }) => ({
      confirmation:
        requiredRule(confirmation) ?? (this.#isPhrase(confirmation) ? undefined : { code: 'confirmation_mismatch' }),
    }),
    submit: (_values, options) => this.#delete(options),
    done: () => this.#done(),
    failed: this.#status.onCancelled,
  });
  readonly #redirect = new RedirectPart(this, {
    port: ({ deletion }) => redirect(deletion),
    words: () => ({ text: this.t.elsewhere, submit: this.t.submit }),
    status: this.#status,
    className: () => 'ems-danger',
    onReturn: async (result, _value, { before, now }) => {
      const claimed = result === 'success';
      if (claimed && !now) return this.#done();
      if (result === 'unknown' && before && !now) return this.#done('unknown');
      await this.#subject.load();
      if (claimed) this.#status.announce(this.t.stillThere, false);
      return claimed;
    },
  });

  constructor() {
    super();
    this.addEventListener('click', this.#notePress, { capture: true });
    this.addEventListener('submit', this.#guard, { capture: true });
  }

  protected override clientChanged(client: AuthClient): (() => void) | undefined {
    if (this.deleted) return undefined;
    const ends = [this.#subject.watch(client), this.#redirect.watch(client)];
    return () => {
      this.deleted = this.#deleting = false;
      ends.forEach((end) => end());
    };
  }

  #done(deleted: Deleted = true): void {
    replaceScreen(this, () => (this.deleted = deleted));
    if (deleted === true) this.emit('ems-account-deleted', {});
  }

  async #delete(options: MutationOptions): Promise<Outcome> {
    this.#deleting = true;
    let deleted = false;
    try {
      const outcome = await (inline(this.activeClient?.deletion)?.delete(options) ?? failure('not_offered'));
      deleted = outcome.ok;
      return outcome;
    } finally {
      this.#deleting = deleted;
    }
  }

  /** Why there is nothing to be deleted here. Not known as long as it may have been deleted by this person. */
  get #problem(): Problem | undefined {
    return this.#deleting || this.#redirect.pending ? undefined : this.#subject.problem;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const account = this.#subject.value?.account.id;
    if (account === undefined || account === this.#account) return;
    const confirmation = this.#account && this.querySelector<HTMLInputElement>('input[name="confirmation"]');
    if (confirmation) confirmation.value = '';
    this.#account = account;
  }

  #isPhrase(typed: string): boolean {
    return isPhrase(typed, this.t.phrase);
  }

  get #enabled(): boolean {
    return this.#delay.check(this.#isPhrase(this.#form.values()['confirmation'] ?? ''));
  }

  /** The click comes before the submission that it causes, in the same task. A script's own click isn't trusted. */
  readonly #notePress = ({ isTrusted, target }: Event): void => {
    this.#pressed = isTrusted && (target as Element).closest('[type="submit"]') !== null;
    setTimeout(() => (this.#pressed = false));
  };

  /**
   * The right phrase, submitted too early. A person's press waits until the button is enabled; a script's is dropped, and
   * whoever was behind it is told when to press again.
   */
  readonly #guard = (event: Event): void => {
    const { form } = this.#form;
    const { confirmation = '' } = this.#form.values();
    if (event.target !== form || !this.#isPhrase(confirmation) || this.#enabled) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#status.announce(this.t.gettingReady, false);
    if (this.#pressed) this.#delay.whenEnabled(() => tellSubmit(form));
    else if (!this.#delay.awaited) this.#delay.whenEnabled(() => this.#status.announce(this.t.pressAgain, false));
  };

  /** @internal */
  get screen(): string {
    return this.deleted ? 'deleted' : 'form';
  }

  override render(): TemplateResult {
    return card(
      this,
      this.t.heading,
      pageSlots(undefined, !this.deleted && !this.#problem),
      this.deleted ? this.t[this.deleted === true ? 'doneHeading' : 'signedOutHeading'] : undefined,
    );
  }

  protected override renderForm(): TemplateResult {
    const { t } = this;
    if (this.deleted === 'unknown') {
      return html`<p role="status">${t.signedOutText}</p>
        ${this.signInHref ? html`<a class="ems-button" href=${this.signInHref}>${this.localizer.form.signIn}</a>` : nothing}`;
    }
    if (this.deleted) {
      return html`<p role="status">${redirect(this.activeClient?.deletion) ? t.doneElsewhere : t.doneText}</p>
        ${this.continueHref ? html`<a class="ems-button" href=${this.continueHref}>${t.continue}</a>` : nothing}`;
    }
    const { value: subject } = this.#subject;
    if (this.#problem) return this.#subject.template(this.signInHref);
    if (!subject) return this.#subject.loading();
    return html`<p>${this.localizer.group('signedIn', signedInMessages).signedInAs} ${emailAddress(this, subject.account.email)}</p>
      <p>${t.text}</p>
      ${this.#lists(subject)}
      ${
        this.#redirect.template() ??
        formFrame(
          this.#form,
          textField(this.#form, {
            name: 'confirmation',
            label: verbatim(t.confirmation(t.phrase), t.phrase),
            type: 'text',
            autocomplete: 'off',
          }),
          signInLink(this, this.#form.problem, this.signInHref),
        )
      }`;
  }

  #lists({ hosts, integrations, subscriptions }: DeletionImpact): TemplateResult | typeof nothing {
    const { t } = this;
    const lists: [string, string[]][] = [
      [t.hosts, hosts],
      [t.integrations, integrations],
      [t.subscriptions, subscriptions],
    ];
    const full = lists.filter(([, names]) => names.length);
    if (!full.length) return nothing;
    return html`<div class="ems-impact">
      ${full.map(
        ([title, names]) =>
          html`<div>
            <strong>${title}</strong>
            <ul>
              ${names.map((name) => html`<li><bdi translate="no">${name}</bdi></li>`)}
            </ul>
          </div>`,
      )}
    </div>`;
  }

  protected override renderActions(): TemplateResult | typeof nothing {
    if (this.deleted || !this.#subject.value || this.#problem) return nothing;
    return html`${this.#status.template()}
    ${this.#redirect.template() ? nothing : submitButton(this.#form, this.t.submit, { className: 'ems-danger', off: !this.#enabled })}`;
  }
}
