import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { headingOf } from '../../base/heading.ts';
import { follows, inPage, ownFragment, route } from '../../base/in-page.ts';
import { missingPart } from '../../client/missing-part.ts';
import { redirect } from '../../client/port-kind.ts';
import type { Account, SessionState } from '../../client/ports/session.ts';
import type { AuthClient } from '../../client/types.ts';
import type { Problem } from '../../client/problem.ts';
import { guardSwitch } from '../../parts/account-switch.ts';
import { ownHeading } from '../../parts/card.ts';
import { shownEmail } from '../../parts/email-address.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { alert } from '../../parts/form.ts';
import { Resource, signInLink } from '../../parts/resource.ts';
import { hasUnsavedInput } from '../../parts/unsaved-input.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { frameStyles } from '../../styles/frame.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { accountMessages, type AccountMessages } from './messages/en.ts';
import { accountFrameStyles, accountStyles } from './ems-account.styles.ts';
import type { Deleted, EmsDeleteAccount } from '../delete-account/ems-delete-account.ts';
import type { SectionId } from './section-context.ts';
import { fetchParts, sections } from './sections.ts';

type Section = (typeof sections)[number];

/**
 * The whole account page: profile, password and second factor, sessions, deletion. Each section has an address (`#profile`,
 * `#security`, `#sessions`, `#delete`), is fetched when it is first shown, and is left out where the client lacks its port.
 * What another tab or device does to the session is noticed; where there is unsaved input, a banner says so first.
 *
 * Where something is done on a page of the service, the person comes back to the section that was left; and to the deleted screen
 * after a deletion there, which nobody is signed in after.
 *
 * While the service demands a second factor that the account doesn't have (`second_factor_due`), its set-up takes the place of the
 * sections.
 *
 * @summary The whole account page, each section with its own address.
 * @category Account
 * @keywords account page, my account, settings, preferences
 * @tagname ems-account
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot footer - What stands below the sections.
 *
 * @csspart heading - The element's own heading.
 * @csspart navigation - The list of sections.
 *
 * @cssprop [--ems-account-max-width=54rem] - Width of the page.
 *
 * @fires {CustomEvent<AccountSectionDetail>} ems-account-section - Another section is shown.
 * @fires {CustomEvent<AccountDeletedDetail>} ems-account-deleted - The account was deleted, here or on a page of the service.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsAccount extends EmsElement<AccountMessages> {
  static override properties: PropertyDeclarations = {
    signInHref: { attribute: 'sign-in-href' },
    continueHref: { attribute: 'continue-href' },
    serviceName: { attribute: 'service-name' },
    historyMode: { attribute: 'history-mode' },
    section: {},
    deleted: { state: true },
  };

  static override styles = [frameStyles, accountFrameStyles];
  protected static override lightStyles = [formStyles, screenStyles, accountStyles];
  protected readonly messageGroup = 'account';
  protected readonly english = accountMessages;

  /** Where a person signs in. */
  signInHref: string | undefined;
  /** Where a person goes on whose account is deleted. */
  continueHref: string | undefined;
  /** What recovery codes are kept under; the page's host name when absent. */
  serviceName: string | undefined;

  /** `push`: each section has its address (`#profile`, `#security` …), an entry of the browser's history; `none`: the page keeps its address to itself. */
  historyMode: 'push' | 'none' = 'push';
  /** The section that is shown: as the address says, or, with `history-mode="none"`, as the page does. */
  section: SectionId | undefined;
  /** The section that the address named. */
  #named: SectionId | undefined;
  /** By this person, here or on a page of the service, as far as is known: the last section says so, and nothing else is left. */
  private deleted: Deleted = false;
  /** Whose account the sections show; also when somebody else is signed in meanwhile, as long as there is unsaved input. */
  #shown: Account | undefined;
  #centred: Element | undefined;
  /** Whose sections are drawn. Another account's are taken away whole, with all that was typed in them, before its own come. */
  #drawn: string | undefined;
  /** The account owes its second factor; until the set-up is done with its last screen. */
  #due = false;
  readonly #sections = new Map<Section, 'loading' | 'loaded' | 'failed'>();
  readonly #session = new Resource<SessionState>(this, (client, options) => client.session.current(options));

  constructor() {
    super();
    this.addEventListener('ems-account-deleted', () => (this.deleted = true));
    // An element inside was told before us that the session is over.
    this.addEventListener('ems-failed', ({ target, detail: { code } }: CustomEvent<Problem>) => {
      if (target !== this && (code === 'session_expired' || code === 'not_signed_in')) void this.#session.load();
    });
    guardSwitch(this, () => hasUnsavedInput(this));
    this.addEventListener('submit', this.#keepBack, { capture: true });
    this.addEventListener('click', this.#followed);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#moved);
    // Ended on another device: nobody tells, so it is asked when the person is back.
    document.addEventListener('visibilitychange', this.#returned);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#moved);
    document.removeEventListener('visibilitychange', this.#returned);
  }

  /** One that comes back from a page of the service has put the section's name into the address again, which no event tells. */
  protected override clientChanged(client: AuthClient): () => void {
    this.#go();
    // Should it fail, the section says so that is loaded by it.
    fetchParts().catch(() => undefined);
    return this.#session.watch(client);
  }

  readonly #returned = (): void => {
    if (document.visibilityState === 'visible') void this.#session.load();
  };

  /** The section that the address names, if it is one of ours. */
  #go(): boolean {
    if (this.historyMode === 'none') return false;
    const own = ownFragment();
    const named = sections.find(({ id }) => `#${id}` === own)?.id;
    // Back to where the page was opened, without a name in the address. A router's route that never had one says nothing of sections.
    if (!named && (own || (location.hash && !this.#named))) return false;
    this.section = this.#named = named;
    return true;
  }

  readonly #moved = (): void => {
    if (this.#go()) this.#moveFocus();
  };

  #moveFocus(): void {
    void this.updateComplete.then(() => {
      const { section } = this;
      this.querySelector<HTMLElement>('.ems-section:not([hidden])')?.focus();
      if (section) this.emit('ems-account-section', { section });
    });
  }

  /** A link to a section stays on the page, whatever its `<base>`, its router or its hash are. */
  readonly #followed = (event: MouseEvent): void => {
    const id = this.#offered.find(({ id }) => follows(event, `#${id}`))?.id;
    if (!id) return;
    event.preventDefault();
    // A route that has no section yet may be of a router that knows none behind it.
    if (this.historyMode === 'push' && (ownFragment() || !location.hash)) location.hash = `${route()}#${id}`;
    else {
      this.section = id;
      this.#moveFocus();
    }
  };

  get #offered(): typeof sections {
    const client = this.activeClient;
    return client ? sections.filter(({ offered }) => (this.#due ? !offered : offered?.(client))) : [];
  }

  get #current(): Section | undefined {
    const offered = this.#offered;
    return offered.find(({ id }) => id === this.section) ?? offered[0];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const now = this.#session.value;
    if (!now || this.deleted === true) return;
    const account = this.#present;
    if (account) this.deleted = false;
    const same = account?.id === this.#shown?.id;
    if (!same && this.#shown && this.#underWay) this.#waitForAnswer();
    else if (same || !this.#shown || !hasUnsavedInput(this)) this.#shown = account;
    // Not paid by the first code alone: recovery codes follow it.
    if (this.#shown === account)
      this.#due = now.status === 'second_factor_due' || (same && this.querySelector('.ems-due') !== null);
    if (!this.#shown) this.#askDeletion();
    const current = this.#current;
    if ((this.#shown || this.deleted) && current && !this.#sections.has(current)) void this.#load(current);
  }

  /** A section waits for its answer, which may be why the session is over: it is drawn first. */
  get #underWay(): boolean {
    return this.querySelector('form[aria-busy="true"]') !== null;
  }

  #waitForAnswer(): void {
    new MutationObserver((_changes, observer) => {
      if (this.#underWay) return;
      observer.disconnect();
      this.requestUpdate();
    }).observe(this, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
  }

  /** Deleted on a page of the service: nobody is signed in then, and no section that could hear of it is there, unless it heard so first. */
  #askDeletion(): void {
    const result =
      this.querySelector<EmsDeleteAccount>('ems-delete-account')?.deleted ||
      redirect(this.activeClient!.deletion)?.result();
    if (result !== 'success' && result !== 'unknown') return;
    this.deleted = result === 'unknown' ? result : true;
    this.section = 'delete';
    if (result === 'success') void this.updateComplete.then(() => this.emit('ems-account-deleted', {}));
  }

  async #load(section: Section): Promise<void> {
    this.#sections.set(section, 'loading');
    const state = await section.load(this.activeClient!, this.localizer).then(
      () => 'loaded' as const,
      () => 'failed' as const,
    );
    this.#sections.set(section, state);
    this.requestUpdate();
  }

  /** Who is signed in now. */
  get #present(): Account | undefined {
    const now = this.#session.value;
    return now && 'account' in now ? now.account : undefined;
  }

  /** The page shows an account that isn't signed in any more, as long as there is unsaved input. */
  get #parted(): boolean {
    return !this.deleted && this.#shown !== undefined && this.#present?.id !== this.#shown.id;
  }

  /** What was typed for one account must not reach another one, and reaches nobody without a session: the person chooses first. */
  readonly #keepBack = (event: Event): void => {
    if (!this.#parted) return;
    event.preventDefault();
    event.stopPropagation();
    // Signed in again meanwhile, where nobody told.
    void this.#session.load();
    this.querySelector<HTMLDialogElement>('dialog[open]')?.close();
    this.querySelector<HTMLElement>('.ems-alert')?.focus();
  };

  /** What was typed is given up by the person's own choice. */
  readonly #giveUp = async (): Promise<void> => {
    this.#shown = this.#present;
    this.requestUpdate();
    await focusHeading(this);
  };

  /** @internal */
  get screen(): string {
    return this.#current?.id ?? 'form';
  }

  /** @internal The section that is shown, before the page that it is one of; that the account is gone, alone. */
  get heading(): string {
    const gone = this.deleted && this.querySelector<EmsElement>('ems-delete-account');
    const heading = headingOf(gone || this)?.textContent.trim() ?? '';
    const section = !gone && this.#shown && this.#current?.id;
    return section ? `${this.t[section]} – ${heading}` : heading;
  }

  /** The navigation is one row that scrolls where it has no room: what is shown stands in its middle, until somebody scrolls. */
  protected override updated(): void {
    if (this.#drawn !== this.#shown?.id) {
      this.#drawn = this.#shown?.id;
      void this.updateComplete.then(() => this.requestUpdate());
    }
    const link = this.renderRoot.querySelector('a[aria-current]');
    if (!link || link === this.#centred) return;
    this.#centred = link;
    const row = link.closest('ul')!;
    const { left, width } = link.getBoundingClientRect();
    row.scrollLeft += left + width / 2 - innerWidth / 2;
  }

  override render(): TemplateResult {
    const { t } = this;
    const current = this.#current;
    const offered = this.#shown && !this.deleted ? this.#offered : [];
    return html`<div class="frame">
      <div class="page">
        <slot name="heading">${ownHeading(this, t.heading)}</slot>
        ${
          offered.length > 1
            ? html`<nav part="navigation" aria-label=${t.navigation}>
              <ul>
                ${offered.map(({ id }) => html`<li><a href=${inPage(`#${id}`)} aria-current=${id === current?.id ? 'page' : nothing}>${t[id]}</a></li>`)}
              </ul>
            </nav>`
            : nothing
        }
        <div class="content ${offered.length > 1 ? '' : 'alone'}"><slot name="form"></slot><slot name="footer"></slot></div>
      </div>
    </div>`;
  }

  protected override renderForm(): TemplateResult {
    const { t } = this;
    const { value: now } = this.#session;
    if (!now) return this.#session.template(this.signInHref);
    if (!this.#shown && !this.deleted) {
      return html`<p>${t.signedOut}</p>
        ${this.signInHref ? html`<a class="ems-button" href=${this.signInHref}>${this.localizer.form.signIn}</a>` : nothing}`;
    }
    if (!this.#offered.length) return html`${alert(nothing, this.localizer.problem('not_offered'))}`;
    return html`${this.#parted && !this.#underWay ? this.#banner() : nothing}${this.#drawn === this.#shown?.id ? this.#drawSections() : nothing}`;
  }

  #banner(): TemplateResult {
    const { t } = this;
    const account = this.#present;
    const actions = html`<div class="ems-buttons">
      ${account ? nothing : signInLink(this, { code: 'session_expired' }, this.signInHref, this.#shown)}<button type="button" class="ems-secondary" @click=${this.#giveUp}>${account ? t.show : t.discard}</button>
    </div>`;
    return html`${alert(nothing, account ? t.otherAccount(shownEmail(this, account.email)) : t.ended, actions)}`;
  }

  /** Each has its place from the beginning: those that were shown stay as they are, with what is typed in them. */
  #drawSections(): TemplateResult[] {
    const current = this.#current;
    return this.#offered.map(
      (section) =>
        html`<section class="ems-section" tabindex="-1" aria-label=${this.t[section.id]} ?hidden=${section !== current}>
        ${this.#content(section)}
      </section>`,
    );
  }

  #content(section: Section): TemplateResult | typeof nothing {
    const { client, continueHref, serviceName, deleted } = this;
    // The banner says it once for all of them.
    const signInHref = this.#parted ? undefined : this.signInHref;
    const state = this.#sections.get(section);
    if (!state) return nothing;
    if (state === 'loaded')
      return section.template!({
        own: client,
        client: this.activeClient!,
        signInHref,
        continueHref,
        serviceName,
        deleted,
      });
    if (state !== 'failed') return this.#session.loading();
    return html`${alert(nothing, this.localizer.problem(missingPart()))}
      <button type="button" class="ems-secondary" @click=${() => this.#load(section)}>${this.localizer.form.tryAgain}</button>`;
  }
}
