import { html, type TemplateResult } from 'lit';
import type { EmsElement } from '../../base/ems-element.ts';
import { poll } from '../../base/poll.ts';
import { redirect } from '../../client/port-kind.ts';
import type { RedirectResult } from '../../client/ports/redirect.ts';
import type { Account } from '../../client/ports/session.ts';
import type { AuthClient } from '../../client/types.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { RedirectButton } from '../../parts/in-place.ts';
import type { AccountResource } from '../../parts/account-resource.ts';
import { Status } from '../../parts/status.ts';
import { emailElsewhereMessages } from './messages/email-elsewhere.en.ts';
import { emailElsewhereStyles } from './email-elsewhere.styles.ts';

interface Needs {
  account: AccountResource;
  /** That a new address is in force. */
  confirmed(): string;
}

/** The address where it is changed on a page of the service: to be read, with one button that leads there. */
export class EmailElsewhere {
  readonly #host: EmsElement;
  readonly #needs: Needs;
  readonly #status: Status;
  readonly #button: RedirectButton;
  /** Who came back with a change that isn't in force yet. */
  #waiting: Account | undefined;

  constructor(host: EmsElement, needs: Needs) {
    this.#host = host;
    this.#needs = needs;
    this.#status = new Status(host);
    this.#button = new RedirectButton(host, {
      port: ({ email }) => redirect(email),
      words: () => ({ submit: this.#words.submit, text: this.#blocks ? this.#words.blockingText : this.#words.text }),
      status: this.#status,
      // Beside the form of the names, which has a button of its own.
      className: () => host.activeClient?.profile && 'ems-secondary',
      onReturn: (result, _value, { before, now }) => this.#ended(result, before, now),
    });
    host.light.adopt(emailElsewhereStyles);
  }

  get #words() {
    return this.#host.localizer.group('emailElsewhere', emailElsewhereMessages);
  }

  /** An address that waits keeps the person from signing in, and nobody comes back from there with an answer. */
  get #blocks(): boolean {
    return redirect(this.#host.activeClient?.email)?.blocksSignIn === true;
  }

  get busy(): boolean {
    return this.#button.busy;
  }

  async watch(client: AuthClient, signal: AbortSignal): Promise<void> {
    this.#waiting = undefined;
    const ask = async (): Promise<void> => {
      if (!this.#waiting) return;
      await this.#needs.account.load();
      this.#follow();
    };
    // The link in the email may be opened anywhere.
    const ends = [client.session.subscribe(() => void ask()), poll(ask)];
    signal.addEventListener('abort', () => ends.forEach((end) => end()));
    await this.#button.watch(client, signal);
  }

  /** By what the account says, whatever the page of the service says. */
  #ended(result: RedirectResult, before: Account | undefined, now: Account | undefined): boolean {
    const { account } = this.#needs;
    if (!now) void account.load();
    if (!now || !before) return false;
    account.set(now);
    this.#waiting = before;
    if (this.#follow()) return true;
    const mayWait = result === 'success' || (this.#blocks && result !== 'failed');
    if (!mayWait) this.#waiting = undefined;
    else this.#status.announce(this.#blocks ? this.#words.blocking : this.#words.notYet, false);
    return mayWait;
  }

  /** Says so when the new address is in force. */
  #follow(): boolean {
    const account = this.#needs.account.value;
    const before = this.#waiting;
    if (!before || !account || (account.id === before.id && account.email === before.email)) return false;
    this.#waiting = undefined;
    if (account.id !== before.id) return false;
    this.#status.announce(this.#needs.confirmed());
    this.#host.emit('ems-email-changed', { email: account.email, by: 'elsewhere' });
    return true;
  }

  template(): TemplateResult {
    return html`<div class="ems-address">
      <p><span class="ems-hint">${this.#host.localizer.form.email}</span>${emailAddress(this.#host, this.#needs.account.value?.email ?? '')}</p>
      ${this.#button.template()}${this.#status.template()}
    </div>`;
  }
}
