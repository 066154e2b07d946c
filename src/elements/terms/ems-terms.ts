import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import { isOn } from '../../base/is-on.ts';
import type { MutationOptions } from '../../client/ports/call.ts';
import type { Terms } from '../../client/ports/terms.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure, success, type Outcome } from '../../client/outcome.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { checkField } from '../../parts/check-field.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { checkIcon } from '../../parts/icon.ts';
import { Resource, signedOut } from '../../parts/resource.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { checkStyles } from '../../styles/check.styles.ts';
import { isLink } from '../../rules/link.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import type { TermsAcceptedDetail } from './ems-terms.events.ts';
import { termsStyles } from './ems-terms.styles.ts';
import { termsMessages, type TermsMessages } from './messages/en.ts';

type Acceptance = Omit<TermsAcceptedDetail, 'earlier'>;

/**
 * The documents of the terms in force, with links, and their acceptance. A version that was accepted earlier isn't asked
 * again; a newer one is. What is accepted can be read first and takes a tick and a click (WCAG 3.3.4).
 *
 * Controls: `accept`.
 *
 * @summary Shows the current terms of service and takes their acceptance, again for each new version.
 * @category Sign up
 * @keywords terms of service, conditions, consent, agree, legal
 * @tagname ems-terms
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the documents, such as what has changed.
 * @slot legal - Small print above the button.
 * @slot footer - What stands below the button.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<TermsAcceptedDetail>} ems-terms-accepted - The terms in force are accepted, now or earlier.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsTerms extends EmsElement<TermsMessages> {
  static override properties: PropertyDeclarations = {
    beforeRegistration: { converter: isOn, attribute: 'before-registration' },
    acceptedVersion: { attribute: 'accepted-version' },
    signInHref: { attribute: 'sign-in-href' },
    continueHref: { attribute: 'continue-href' },
    accepted: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles, checkStyles, termsStyles];
  protected readonly messageGroup = 'terms';
  protected readonly english = termsMessages;

  /** No account exists yet: the acceptance is told to the page, which gives it to `ems-register` (`accepted-terms`). */
  beforeRegistration = false;
  /** The version that was accepted before, where no account exists yet: it isn't asked again while it is in force. */
  acceptedVersion: string | undefined;
  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  /** Where a person goes on who has accepted. */
  continueHref: string | undefined;

  private accepted: Acceptance | undefined;

  readonly #terms = new Resource<Terms>(
    this,
    ({ terms }, options) => terms?.current(options),
    (terms) => this.#told(terms),
  );

  readonly #form = new FormController<Acceptance>(this, {
    validate: ({ accept }) => ({ accept: accept ? undefined : { code: 'consent_required' } }),
    submit: (_values, options) => this.#accept(options),
    done: (acceptance) => this.#done(acceptance, false),
    failed: ({ code }) => {
      // The new version is fetched; the alert says why the page has changed.
      if (code === 'terms_outdated') void this.#terms.load();
      return false;
    },
  });

  protected override clientChanged(client: AuthClient): () => void {
    return this.#terms.watch(client);
  }

  /** A version that was accepted before, here or elsewhere, isn't asked again. */
  #told({ version, accepted }: Terms): void {
    const tick = this.#form.form?.elements.namedItem('accept') as HTMLInputElement | undefined;
    // A tick is for what was shown beside it.
    if (tick && tick.value !== version) tick.checked = false;
    if (this.accepted?.version === version) return;
    this.accepted = undefined;
    if (this.beforeRegistration) {
      if (this.acceptedVersion === version) this.accepted = { version };
    } else if (accepted?.version === version && !this.#form.busy) this.#done(accepted, true);
  }

  async #accept(options: MutationOptions): Promise<Outcome<Acceptance>> {
    const { version } = this.#terms.value!;
    if (this.beforeRegistration) return success({ version });
    return this.activeClient?.terms?.accept({ version }, options) ?? failure('not_offered');
  }

  #done(acceptance: Acceptance, earlier: boolean): void {
    this.accepted = acceptance;
    this.emit('ems-terms-accepted', { ...acceptance, earlier });
  }

  override render(): TemplateResult {
    return card(this, this.t.heading, pageSlots(undefined, !this.accepted));
  }

  protected override renderForm(): TemplateResult {
    const { t, accepted } = this;
    const terms = this.#terms.value;
    if (!terms) return this.#terms.template(this.signInHref);
    if (accepted) {
      const { acceptedAt } = accepted;
      return html`<p role="status" class="ems-success">
          ${checkIcon()}${acceptedAt ? t.acceptedOn(this.#date(acceptedAt)) : t.accepted}
        </p>
        ${this.#documents(terms)}${this.#continue(accepted)}`;
    }
    return html`<p>${terms.accepted ? t.changed : t.introduction}</p>
      ${this.#documents(terms)}${formFrame(
        this.#form,
        checkField(this.#form, { name: 'accept', label: t.accept, value: terms.version, required: true }),
        this.#signIn,
      )}`;
  }

  protected override renderActions(): TemplateResult | typeof nothing {
    return this.#terms.value && !this.accepted ? submitButton(this.#form, this.t.submit) : nothing;
  }

  #continue(accepted: Acceptance): TemplateResult | typeof nothing {
    if (this.continueHref) return html`<a class="ems-button" href=${this.continueHref}>${this.t.continue}</a>`;
    return this.beforeRegistration && this.acceptedVersion
      ? html`<button type="button" @click=${() => this.#done(accepted, true)}>${this.t.continue}</button>`
      : nothing;
  }

  #date(time: string): string {
    return new Intl.DateTimeFormat(this.localizer.lang, { dateStyle: 'long' }).format(new Date(time));
  }

  /** The way on for someone whose session has ended. */
  get #signIn(): TemplateResult | typeof nothing {
    const { problem } = this.#form;
    return problem && signedOut.has(problem.code) && this.signInHref
      ? html`<a href=${this.signInHref}>${this.t.signIn}</a>`
      : nothing;
  }

  #documents({ documents }: Terms): TemplateResult {
    return html`<ul class="ems-documents">
      ${documents.map(
        ({ title, href, lang }) =>
          html`<li lang=${lang ?? nothing}>
            <a href=${isLink(href) ? href : nothing} target="_blank" rel="noopener">${title}<span class="ems-visually-hidden"> (${this.t.newWindow})</span></a>
          </li>`,
      )}
    </ul>`;
  }
}
