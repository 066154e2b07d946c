import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../../base/ems-element.ts';
import { report } from '../../base/report.ts';
import { inline } from '../../client/port-kind.ts';
import type { Problem } from '../../client/problem.ts';
import { failure, type Outcome } from '../../client/outcome.ts';
import { Status } from '../../parts/status.ts';
import { randomId } from '../../rules/random-id.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { helpsByMail } from './helps-by-mail.ts';
import { deviceLinkMessages, type DeviceLinkMessages } from './messages/device-link.en.ts';

/** The way in by a mailed link, for whoever is kept out by others' wrong guesses. */
export class DeviceLink {
  readonly #host: EmsElement;
  readonly #status: Status;
  #busy = false;
  #sentTo: string | undefined;
  #key = '';

  constructor(host: EmsElement) {
    this.#host = host;
    host.light.adopt(screenStyles);
    this.#status = new Status(host);
  }

  get #words(): DeviceLinkMessages {
    return this.#host.localizer.group('deviceLink', deviceLinkMessages);
  }

  /** The link was opened here. */
  arrived(): void {
    this.#status.announce(() => this.#words.arrived);
  }

  status(): TemplateResult {
    return this.#status.template();
  }

  /** What stands in the alert of a form, below its problem. */
  offer(
    problem: Problem | undefined,
    email: () => string,
    told: (problem: Problem | undefined) => void,
  ): TemplateResult | typeof nothing {
    if (!problem || !helpsByMail(problem.code) || !inline(this.#host.activeClient?.session)?.requestDeviceLink)
      return nothing;
    return html`${problem.code === 'rate_limited' ? html`<p>${this.#words.noWait}</p>` : nothing}
      <button
        type="button"
        class="ems-secondary"
        aria-disabled=${this.#busy ? 'true' : nothing}
        aria-busy=${this.#busy}
        @click=${() => void this.#send(email(), told)}
      >
        ${this.#words.send}
      </button>`;
  }

  async #send(email: string, told: (problem: Problem | undefined) => void): Promise<void> {
    if (this.#busy) return;
    this.#setBusy(true);
    if (this.#sentTo !== email) this.#key = randomId();
    this.#sentTo = email;
    const outcome = await this.#request(email);
    this.#setBusy(false);
    if (outcome.ok) {
      this.#sentTo = undefined;
      this.#status.announce(() => this.#words.sent);
    } else await this.#host.localizer.fetchProblems();
    told(outcome.ok ? undefined : outcome.problem);
    this.#host.requestUpdate();
  }

  async #request(email: string): Promise<Outcome<unknown>> {
    const session = inline(this.#host.activeClient?.session);
    try {
      return (await session?.requestDeviceLink?.({ email }, { idempotencyKey: this.#key })) ?? failure('not_offered');
    } catch (error) {
      report(error);
      return failure('unexpected_answer');
    }
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.#host.requestUpdate();
  }
}
