import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { hasFocus } from '../../base/focus.ts';
import type { Account, SessionState } from '../../client/ports/session.ts';
import type { AuthClient } from '../../client/types.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { Resource } from '../../parts/resource.ts';
import { SignOut } from '../../parts/sign-out.ts';
import { frameStyles } from '../../styles/frame.styles.ts';
import './ems-account-menu.events.ts';
import { accountMenuMessages, type AccountMenuMessages } from './messages/en.ts';
import { accountMenuStyles } from './ems-account-menu.styles.ts';
import { itemForKey } from './menu-keys.ts';

/** When it asks again whom it could not ask about: it has no button for that, and an outage may be over by then. */
const occasions = ['click', 'focus', 'online'];

/**
 * "Your account" in a site's header: a menu button (WAI-ARIA Authoring Practices) with the way to the account page and to
 * sign out. Where nobody is signed in it is a link to sign in, or nothing. Follows the session across tabs.
 *
 * @summary The account in a site's header: the account page, your own items, sign out.
 * @category Page
 * @keywords avatar, user menu, log out, sign out, profile menu
 * @tagname ems-account-menu
 *
 * @slot items - More items, as links or buttons; the keys of the menu reach them.
 *
 * @csspart button - The button.
 * @csspart label - Its words, for a header that has room for no more than the initials: to be hidden from sight only.
 * @csspart menu - What it opens.
 * @csspart sign-in - The link, where nobody is signed in.
 *
 * @cssprop [--ems-menu-layer=1000] - The `z-index` of what the button opens.
 *
 * @fires {CustomEvent<SignedOutDetail>} ems-signed-out - The person has ended the session, here.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsAccountMenu extends EmsElement<AccountMenuMessages> {
  static override properties: PropertyDeclarations = {
    accountHref: { attribute: 'account-href' },
    signInHref: { attribute: 'sign-in-href' },
    open: { state: true },
  };

  static override styles = [frameStyles, accountMenuStyles];
  protected static override lightStyles = [];
  protected readonly messageGroup = 'accountMenu';
  protected readonly english = accountMenuMessages;

  /** Where the account page is. */
  accountHref: string | undefined;
  /** Where a person signs in. */
  signInHref: string | undefined;

  private open = false;
  readonly #signOut = new SignOut(this);
  readonly #session = new Resource<SessionState>(
    this,
    async (client, options) => {
      const outcome = await client.session.current(options);
      if (!outcome.ok) this.#notBefore = performance.now() + (outcome.problem.retryAfter ?? 0) * 1000;
      return outcome;
    },
    (state) => void ('account' in state || this.#over()),
  );

  protected override clientChanged(client: AuthClient): () => void {
    return this.#session.watch(client);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#pressedElsewhere);
    document.addEventListener('focusin', this.#pressedElsewhere);
    for (const type of occasions) addEventListener(type, this.#again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#pressedElsewhere);
    document.removeEventListener('focusin', this.#pressedElsewhere);
    for (const type of occasions) removeEventListener(type, this.#again);
    this.open = false;
  }

  readonly #pressedElsewhere = (event: Event): void => {
    if (this.open && !event.composedPath().includes(this)) this.open = false;
  };

  get #button(): HTMLElement | null {
    return this.renderRoot.querySelector('.button');
  }

  /** The page's own items among ours, in the order that they are seen in. */
  get #items(): HTMLElement[] {
    const slotted = this.renderRoot.querySelector<HTMLSlotElement>('slot[name="items"]')?.assignedElements() as
      HTMLElement[] | undefined;
    const own = [...this.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    return [
      ...own.filter(({ localName }) => localName === 'a'),
      ...(slotted ?? []),
      ...own.filter(({ localName }) => localName !== 'a'),
    ];
  }

  readonly #adoptItems = (): void => {
    for (const item of this.#items) {
      item.setAttribute('role', 'menuitem');
      item.tabIndex = -1;
    }
  };

  async #show(first: 'first' | 'last'): Promise<void> {
    this.#signOut.forget();
    this.open = true;
    await this.updateComplete;
    this.#items.at(first === 'first' ? 0 : -1)?.focus();
  }

  /** It grows and shrinks with what it says. */
  protected override updated(): void {
    const popup = this.open && this.renderRoot.querySelector('.popup');
    if (!popup) return;
    popup.classList.remove('other-side');
    const { left, right } = popup.getBoundingClientRect();
    popup.classList.toggle('other-side', left < 0 || right > document.documentElement.clientWidth);
  }

  #hide(): void {
    this.open = false;
    this.#button?.focus();
  }

  readonly #buttonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.#show(event.key === 'ArrowDown' ? 'first' : 'last');
  };

  readonly #menuKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      return this.#hide();
    }
    // The focus goes on from the button, as if there were no menu.
    if (event.key === 'Tab') return this.#hide();
    const items = this.#items;
    const active = items.find((item) => item.matches(':focus')) ?? null;
    // A link doesn't listen to the space bar by itself.
    if (event.key === ' ' && active?.localName === 'a') {
      event.preventDefault();
      return active.click();
    }
    const item = itemForKey(event.key, items, active);
    if (!item) return;
    event.preventDefault();
    item.focus();
  };

  readonly #end = async (): Promise<void> => {
    const outcome = await this.#signOut.run();
    if (!outcome) return;
    if (!outcome.ok) return void this.emit('ems-failed', outcome.problem);
    this.#session.set({ status: 'anonymous' });
    await this.updateComplete;
    this.emit('ems-signed-out', {});
  };

  /** Nobody is signed in any more, here or elsewhere: whoever was in the menu finds the focus on what has its place. */
  async #over(): Promise<void> {
    const here = hasFocus(this);
    this.open = false;
    await this.updateComplete;
    if (here) this.renderRoot.querySelector<HTMLElement>('.sign-in')?.focus();
  }

  #asking = false;
  /** The service said how long to wait. */
  #notBefore = 0;

  /** The service could not be asked who this is. One question at a time: an outage may be slow to answer, and people press often. */
  readonly #again = (): void => {
    if (this.#asking || !this.#session.problem || performance.now() < this.#notBefore) return;
    this.#asking = true;
    void this.#session.load().finally(() => (this.#asking = false));
  };

  override render(): TemplateResult | typeof nothing {
    const state = this.#session.value;
    // Until it is known who is here, nothing: a wrong guess would flash.
    if (!state) return nothing;
    if ('account' in state) return this.#menu(state.account);
    return this.signInHref
      ? html`<a class="sign-in" part="sign-in" href=${this.signInHref}>${this.t.signIn}</a>`
      : nothing;
  }

  #menu({ firstName, lastName, email }: Account): TemplateResult {
    const { t, open } = this;
    const { problem, off } = this.#signOut;
    const name = `${firstName} ${lastName}`.trim();
    const initials = [firstName, lastName]
      .map((part) => [...part.trim()][0] ?? '')
      .join('')
      .toLocaleUpperCase(this.localizer.lang);
    return html`<button
        class="button"
        part="button"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${open}
        aria-controls="popup"
        @click=${() => (open ? this.#hide() : this.#show('first'))}
        @keydown=${this.#buttonKey}
      >
        <span class="initials" aria-hidden="true" translate="no">${initials || [...email][0]}</span><span part="label">${t.button}</span>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6 9 6 6 6-6" /></svg>
      </button>
      <div id="popup" class="popup" part="menu" ?hidden=${!open}>
        <div class="who"><b><bdi translate="no">${name}</bdi></b><span>${emailAddress(this, email)}</span></div>
        <div role="menu" tabindex="-1" aria-label=${t.button} @keydown=${this.#menuKey} @click=${this.#chosen}>
          ${this.accountHref ? html`<a role="menuitem" tabindex="-1" href=${this.accountHref}>${t.account}</a>` : nothing}
          <slot name="items" @slotchange=${this.#adoptItems}></slot>
          <button role="menuitem" tabindex="-1" type="button" aria-disabled=${off ? 'true' : nothing} @click=${this.#end}>${this.#signOut.label(t.signOut)}</button>
        </div>
        <p class="problem" role="alert" ?hidden=${!problem}>${problem ? this.localizer.problem(problem.code, problem) : nothing}</p>
      </div>`;
  }

  /** A choice closes the menu; signing out does so when it has succeeded. */
  readonly #chosen = (event: Event): void => {
    const item = (event.target as Element).closest('a, [slot="items"]');
    if (item) this.#hide();
  };

  protected override renderForm(): typeof nothing {
    return nothing;
  }
}
