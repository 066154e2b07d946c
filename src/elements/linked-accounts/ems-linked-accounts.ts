import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import type { LinkedAccount } from '../../client/ports/linked-accounts.ts';
import type { AuthClient } from '../../client/types.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { DeviceList } from '../../parts/device-list.ts';
import type { KeptForm } from '../../parts/kept-forms.ts';
import { RedirectPart } from '../../parts/redirect-part.ts';
import { verbatim } from '../../parts/verbatim.ts';
import { devicesStyles } from '../../styles/devices.styles.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { linkedAccountsMessages, type LinkedAccountsMessages } from './messages/en.ts';

/**
 * The accounts elsewhere that sign the person in, and those that can be linked (OpenID Connect, as a relying party). One is linked on a page of
 * the service, which leads to its provider; one is unlinked here, after a question and proof of who is there, unless it is the only way in.
 *
 * Controls: none that a person fills; `id` is hidden and says whose account is unlinked.
 *
 * @summary The accounts elsewhere that sign the person in: link, unlink.
 * @category Account
 * @keywords social login, sign in with Google, connect, unlink, federated identity
 * @tagname ems-linked-accounts
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the list.
 * @slot legal - Small print.
 * @slot footer - What stands below.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<AccountLinkedDetail>} ems-account-linked - An account elsewhere was linked.
 * @fires {CustomEvent<AccountUnlinkedDetail>} ems-account-unlinked - An account elsewhere was unlinked.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsLinkedAccounts extends EmsElement<LinkedAccountsMessages> {
  static override properties: PropertyDeclarations = {
    signInHref: { attribute: 'sign-in-href' },
  };

  protected static override lightStyles = [formStyles, screenStyles, devicesStyles];
  protected readonly messageGroup = 'linkedAccounts';
  protected readonly english = linkedAccountsMessages;

  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  readonly #list: DeviceList<LinkedAccount> = new DeviceList(
    this,
    (client, options) => client.linkedAccounts?.list(options),
    {
      words: () => ({
        remove: this.t.unlink,
        removed: this.t.unlinked,
        keep: this.#list.held?.linked ? this.t.keep : this.t.cancel,
      }),
      about: (account) => this.#about(account),
      question: ({ name, linked }) => verbatim(linked ? this.t.unlinkQuestion(name) : this.t.linkQuestion(name), name),
      removal: ({ linked }, keep) => (linked ? undefined : this.#linking.template(keep)),
      remove: (input, options) => this.activeClient?.linkedAccounts?.unlink(input, options),
      left: ({ id, name }) => ({ id, name, linked: false }),
      removed: ({ id }) => void this.emit('ems-account-unlinked', { id }),
    },
  );

  readonly #linking = new RedirectPart(this, { port: ({ linkedAccounts }) => linkedAccounts }, async () =>
    (await import('./link-elsewhere.ts')).linkElsewhere(this, this.#list, () => this.t),
  );

  protected override clientChanged(client: AuthClient): () => void {
    const ends = [this.#list.devices, this.#linking].map((part) => part.watch(client));
    return () => ends.forEach((end) => end());
  }

  /** @internal Shows the form that this page was left from for a proof: see `step-up-return.ts`. */
  reopen({ subject }: KeptForm): Promise<boolean> {
    return this.#list.reopen(subject, 'remove', ({ linked }) => linked);
  }

  override render(): TemplateResult {
    return card(this, this.t.heading, pageSlots(undefined, true));
  }

  protected override renderForm(): TemplateResult {
    const { accounts, text, none } = this.t;
    return this.#list.template({ label: accounts, text, none, row: (account) => this.#about(account, true) });
  }

  /** `button`: links or unlinks it. */
  #about(account: LinkedAccount, button = false): TemplateResult {
    const { t } = this;
    const { id, name, linked, username } = account;
    return html`<div class="ems-device">
      <div>
        <bdi translate="no">${name}</bdi>
        <p class="ems-hint">${linked ? (username ? verbatim(t.linkedAs(username), username) : t.linked) : t.notLinked}</p>
      </div>
      ${
        button
          ? html`<div class="ems-inline"><button type="button" class="ems-secondary" data-for=${`remove ${id}`} aria-label=${linked ? t.unlinkAccount(name) : t.linkAccount(name)} @click=${() => this.#list.act(account, 'remove')}>${linked ? t.unlink : t.link}</button></div>`
          : nothing
      }
    </div>`;
  }
}
