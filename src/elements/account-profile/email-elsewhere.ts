import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../../base/ems-element.ts';
import { poll } from '../../base/poll.ts';
import { redirect } from '../../client/port-kind.ts';
import type { RedirectResult } from '../../client/ports/redirect.ts';
import type { Account } from '../../client/ports/session.ts';
import type { AuthClient } from '../../client/types.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { RedirectPart } from '../../parts/redirect-part.ts';
import type { RemoteAccount } from '../../parts/remote-account.ts';
import { Status } from '../../parts/status.ts';
import type { AccountProfileMessages } from './ems-account-profile.messages.ts';

interface Needs {
  words(): AccountProfileMessages;
  account(): RemoteAccount;
}

/** The address where it is changed on a page of the service: to be read, with one button that leads there. */
export class EmailElsewhere {
  readonly #host: EmsElement;
  readonly #needs: Needs;
  readonly #status: Status;
  readonly #redirect: RedirectPart;
  /** Who came back with a change that isn't in force yet. */
  #waiting: Account | undefined;

  constructor(host: EmsElement, needs: Needs) {
    this.#host = host;
    this.#needs = needs;
    this.#status = new Status(host);
    this.#redirect = new RedirectPart(host, {
      port: ({ email }) => redirect(email),
      words: () => ({ text: needs.words().emailElsewhere, submit: needs.words().changeEmail }),
      status: this.#status,
      // Beside the form of the names, which has a button of its own.
      className: () => host.activeClient?.profile && 'ems-secondary',
      ended: (result, _value, { before, now }) => this.#ended(result, before, now),
    });
  }

  /** For `clientChanged`. Returns the function that ends it. */
  watch(client: AuthClient): () => void {
    this.#waiting = undefined;
    // The link in the mail may be opened anywhere.
    const ask = async (): Promise<void> => {
      if (!this.#waiting) return;
      await this.#needs.account().load();
      this.#follow();
    };
    const ends = [this.#redirect.watch(client), client.session.subscribe(() => void ask()), poll(ask)];
    return () => ends.forEach((end) => end());
  }

  /** By what the account says, whatever the page of the service says. */
  #ended(result: RedirectResult, before: Account | undefined, now: Account | undefined): boolean {
    if (!now) void this.#needs.account().load();
    if (!now || !before) return false;
    this.#needs.account().set(now);
    this.#waiting = before;
    if (this.#follow()) return true;
    if (result !== 'success') this.#waiting = undefined;
    else this.#status.say(this.#needs.words().emailNotYet, false);
    return result === 'success';
  }

  /** Says so when the new address is in force. */
  #follow(): boolean {
    const account = this.#needs.account().value;
    const before = this.#waiting;
    if (!before || !account || (account.id === before.id && account.email === before.email)) return false;
    this.#waiting = undefined;
    if (account.id !== before.id) return false;
    this.#status.say(this.#needs.words().confirmed);
    this.#host.emit('ems-email-changed', { email: account.email, by: 'elsewhere' });
    return true;
  }

  template(address: string): TemplateResult | typeof nothing {
    const button = this.#redirect.template();
    if (!button) return nothing;
    return html`<div class="ems-address">
      <p><span class="ems-hint">${this.#host.localizer.form.email}</span>${emailAddress(this.#host, address)}</p>
      ${button}${this.#status.template()}
    </div>`;
  }
}
