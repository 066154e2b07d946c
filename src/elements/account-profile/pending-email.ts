import { html, nothing, type TemplateResult } from 'lit';
import { Countdown } from '../../base/countdown.ts';
import type { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import { poll } from '../../base/poll.ts';
import { report } from '../../base/report.ts';
import { inline } from '../../client/port-kind.ts';
import type { PendingEmail as Waiting } from '../../client/ports/email.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure } from '../../client/outcome.ts';
import type { AccountResource } from '../../parts/account-resource.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { replaceScreen } from '../../parts/focus-heading.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { signInLink } from '../../parts/resource.ts';
import type { Status } from '../../parts/status.ts';
import { emailKey } from '../../rules/email.ts';
import type { AccountProfileMessages } from './messages/en.ts';
import { pendingEmailStyles } from './pending-email.styles.ts';

interface Needs {
  status: Status;
  words(): AccountProfileMessages;
  signInHref(): string | undefined;
  /** Whose change it is, asked anew for what became of it. */
  account: AccountResource;
}

/** The address that waits for its confirmation: a banner that goes by itself, in whatever tab or device it was answered. */
export class PendingEmail {
  readonly #host: EmsElement;
  readonly #needs: Needs;
  readonly #resend: FormController<{ retryAfter: number }>;
  readonly #cancel: FormController<void>;
  #waiting: Waiting | null = null;
  #round = 0;
  /** Those of the account when it was heard of what waits. */
  #switches = 0;

  constructor(host: EmsElement, needs: Needs) {
    this.#host = host;
    this.#needs = needs;
    host.light.adopt(pendingEmailStyles);
    this.#resend = new FormController<{ retryAfter: number }>(host, {
      countdown: new Countdown(host),
      validate: () => ({}),
      submit: (_values, options) => inline(host.activeClient?.email)?.resend(options) ?? failure('not_offered'),
      done: ({ retryAfter }) => {
        void this.#resend.wait(retryAfter);
        needs.status.announce(needs.words().resent);
        host.emit('ems-verification-sent', { email: this.#waiting?.email ?? '' });
      },
      // Nothing waits any more: confirmed or cancelled a moment ago, elsewhere.
      failed: async ({ code }) => {
        if (code !== 'not_found') return false;
        await this.ask();
        return true;
      },
    });
    this.#cancel = new FormController<void>(host, {
      validate: () => ({}),
      submit: (_values, options) => inline(host.activeClient?.email)?.cancel(options) ?? failure('not_offered'),
      done: () => this.#cancelled(),
    });
  }

  /** For `clientChanged`. Returns the function that ends it. */
  watch(client: AuthClient): () => void {
    const unsubscribe = client.session.subscribe(() => void this.ask());
    const stop = poll(() => (this.#waiting ? this.ask() : Promise.resolve()));
    void this.ask();
    return () => {
      this.#round++;
      unsubscribe();
      stop();
    };
  }

  /** Of several answers the one to the last question counts; none that was asked before a change made here. */
  async ask(): Promise<void> {
    const round = ++this.#round;
    const outcome = await inline(this.#host.activeClient?.email)?.pending().catch(report);
    if (!outcome?.ok || round !== this.#round || this.#cancel.busy) return;
    const before = this.#waiting;
    const now = outcome.value;
    if (now || !before) return this.set(now);
    const { account } = this.#needs;
    await account.load();
    if (round !== this.#round) return;
    // What waited for one account is no news of another one.
    if (account.switches !== this.#switches) return this.set(now);
    if (emailKey(account.value?.email ?? '') !== emailKey(before.email)) return this.#cancelled();
    this.#close();
    this.#needs.status.announce(this.#needs.words().confirmed);
    this.#host.emit('ems-email-changed', { email: before.email, by: 'elsewhere' });
  }

  set(waiting: Waiting | null): void {
    this.#round++;
    this.#switches = this.#needs.account.switches;
    const other = waiting?.email !== this.#waiting?.email;
    this.#waiting = waiting;
    // What was said of another address is over.
    if (other) this.#resend.problem = this.#cancel.problem = undefined;
    if (waiting && (other || waiting.retryAfter)) void this.#resend.wait(waiting.retryAfter);
    this.#host.requestUpdate();
  }

  #close(): void {
    replaceScreen(this.#host, () => this.set(null), this.#host.querySelector('.ems-banner'));
  }

  #cancelled(): void {
    const email = this.#waiting?.email;
    this.#close();
    if (email === undefined) return;
    this.#needs.status.announce(this.#needs.words().cancelled, false);
    this.#host.emit('ems-email-change-cancelled', { email });
  }

  template(address: string): TemplateResult | typeof nothing {
    // What waits for one account is no news of another one.
    if (!this.#waiting || this.#switches !== this.#needs.account.switches) return nothing;
    const t = this.#needs.words();
    const again = { className: 'ems-secondary', waiting: this.#resend.problem ? undefined : t.resendIn };
    return html`<div class="ems-banner" role="group" aria-labelledby=${`${this.#resend.id}-title`}>
      <strong id=${`${this.#resend.id}-title`}>${t.pending}</strong>
      <p>${t.pendingText} ${emailAddress(this.#host, this.#waiting.email)}</p>
      <p>${t.pendingUntil} ${emailAddress(this.#host, address)}</p>
      ${[this.#resend, this.#cancel].map((form) => formFrame(form, nothing, signInLink(this.#host, form.problem, this.#needs.signInHref(), true)))}
      <div class="ems-buttons">
        ${submitButton(this.#resend, t.resend, again)}${submitButton(this.#cancel, t.cancel, { className: 'ems-secondary' })}
      </div>
    </div>`;
  }
}
