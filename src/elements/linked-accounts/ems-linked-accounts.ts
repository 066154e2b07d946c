import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { EmsElement } from '../../base/ems-element.ts';
import { missingPart } from '../../client/missing-part.ts';
import type { LinkedAccount } from '../../client/ports/linked-accounts.ts';
import type { Problem } from '../../client/problem.ts';
import type { AuthClient } from '../../client/types.ts';
import { card, pageSlots } from '../../parts/card.ts';
import type { DeviceActions } from '../../parts/device-actions.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { alert } from '../../parts/form.ts';
import type { KeptForm } from '../../parts/kept-forms.ts';
import { RedirectPart } from '../../parts/redirect-part.ts';
import { Resource } from '../../parts/resource.ts';
import { Status } from '../../parts/status.ts';
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
    problem: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles, devicesStyles];
  protected readonly messageGroup = 'linkedAccounts';
  protected readonly english = linkedAccountsMessages;

  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  /** Why nothing can be linked or unlinked: the part that does it could not be fetched. */
  private problem: Problem | undefined;
  readonly #status = new Status(this);
  #actions: DeviceActions<LinkedAccount> | undefined;

  readonly #accounts = new Resource<LinkedAccount[]>(this, (client, options) => client.linkedAccounts?.list(options));

  readonly #linking = new RedirectPart(this, { port: ({ linkedAccounts }) => linkedAccounts }, async () =>
    (await import('./link-elsewhere.ts')).linkElsewhere(this, {
      status: this.#status,
      words: () => this.t,
      accounts: () => this.#accounts.value,
      load: () => this.#accounts.load(),
      held: () => this.#actions?.device,
      close: async () => {
        // In a window beside this page: the focus is on a button that goes.
        this.#actions!.device = undefined;
        await focusHeading(this);
      },
    }),
  );

  protected override clientChanged(client: AuthClient): () => void {
    const ends = [this.#accounts.watch(client), this.#linking.watch(client)];
    return () => ends.forEach((end) => end());
  }

  /** @internal Shows the form that this page was left from for a proof: see `step-up-return.ts`. */
  async reopen({ subject }: KeptForm): Promise<boolean> {
    const account = this.#accounts.value?.find(({ id, linked }) => id === subject && linked);
    if (account) await this.#act(account);
    return account !== undefined;
  }

  /** Asks whether an account is to be unlinked, or linked. */
  async #act(account: LinkedAccount): Promise<void> {
    this.problem = undefined;
    try {
      const { DeviceActions } = await import('../../parts/device-actions.ts');
      this.#actions ??= new DeviceActions<LinkedAccount>(this, {
        devices: this.#accounts,
        status: this.#status,
        words: () => ({
          remove: this.t.unlink,
          removed: this.t.unlinked,
          keep: this.#actions?.device?.linked ? this.t.keep : this.t.cancel,
        }),
        signInHref: () => this.signInHref,
        about: (other) => this.#about(other),
        question: ({ name, linked }) =>
          verbatim(linked ? this.t.unlinkQuestion(name) : this.t.linkQuestion(name), name),
        removal: ({ linked }) => (linked ? undefined : this.#linking.template()),
        remove: (input, options) => this.activeClient?.linkedAccounts?.unlink(input, options),
        left: ({ id, name }) => ({ id, name, linked: false }),
        removed: ({ id }) => void this.emit('ems-account-unlinked', { id }),
      });
      await this.#actions.open(account, 'remove');
    } catch {
      this.problem = { code: missingPart() };
    }
  }

  override render(): TemplateResult {
    return card(this, this.t.heading, pageSlots(undefined, true));
  }

  protected override renderForm(): TemplateResult {
    const { t } = this;
    const { value, problem } = this.#accounts;
    const held = this.#actions?.device;
    if (!value || (problem && !held)) return this.#accounts.template(this.signInHref);
    const rows = held && !value.some(({ id }) => id === held.id) ? [...value, held] : value;
    return html`${problem ? this.#accounts.template(this.signInHref, true) : nothing}${this.#status.template()}${this.problem ? alert(nothing, this.localizer.problem(this.problem.code, this.problem)) : nothing}
      ${
        rows.length
          ? html`<p>${t.text}</p>
            <ul class="ems-devices" aria-label=${t.accounts}>
              ${repeat(
                rows,
                ({ id }) => id,
                (account) =>
                  html`<li>${account.id === held?.id ? this.#actions!.template(false) : this.#about(account, true)}</li>`,
              )}
            </ul>`
          : html`<p class="ems-muted">${t.none}</p>`
      }`;
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
          ? html`<div class="ems-inline"><button type="button" class="ems-secondary" data-for=${`remove ${id}`} aria-label=${linked ? t.unlinkAccount(name) : t.linkAccount(name)} @click=${() => this.#act(account)}>${linked ? t.unlink : t.link}</button></div>`
          : nothing
      }
    </div>`;
  }
}
