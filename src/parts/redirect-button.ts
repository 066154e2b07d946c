import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { FormController } from '../base/form-controller.ts';
import { failure, type Outcome } from '../client/outcome.ts';
import type { RedirectResult } from '../client/ports/redirect.ts';
import type { StartOptions } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';
import { accountProblemMessages } from '../i18n/account-problems.messages.ts';
import { alert, formFrame, submitButton } from './form.ts';
import { redirectMessages } from './redirect.messages.ts';
import type { Status } from './status.ts';

/** What the button needs of a port: `start` of a session answers with a state, which the element is told. */
interface Starts<T> {
  readonly kind: 'redirect';
  start(options?: StartOptions): Promise<Outcome<T>>;
}

/** An operation on a page of the service, as an element shows it. */
export interface RedirectTask<T = void> {
  /** The port, where it redirects. */
  port(client: AuthClient): (Starts<T> & { result?(): RedirectResult | undefined }) | undefined;
  /** `text` tells what happens there; where it is absent, that there is a page and a way back. */
  words(): { text?: string | undefined; submit: string };
  status: Status;
  /** What the page there is told besides the language. */
  options?(): Pick<StartOptions, 'email' | 'prompt'>;
  className?: string | undefined;
  /** The person is back, in this page or in a new one. The state has to be read again: a result is no proof. */
  ended(result: RedirectResult, value?: T): void | Promise<void>;
  /** What the last page came back with from a sign-in that was none. */
  refused?(client: AuthClient): ReturnType<Extract<AuthClient['session'], { kind: 'redirect' }>['refusal']>;
}

/**
 * One button in the place of a form, where an operation happens on a page of the service; and how it ended, when the person is back.
 * Fetched where a port redirects, see `RedirectPart`.
 */
export class RedirectButton<T = void> {
  readonly #host: EmsElement;
  readonly #task: RedirectTask<T>;
  readonly #form: FormController<T>;
  #failed = false;

  constructor(host: EmsElement, task: RedirectTask<T>) {
    this.#host = host;
    this.#task = task;
    host.localizer.learn(accountProblemMessages);
    this.#form = new FormController<T>(host, {
      validate: () => ({}),
      submit: (_values, { signal }) => {
        this.#failed = false;
        task.status.say(undefined);
        return this.#port?.start({ ...task.options?.(), locale: host.localizer.lang, signal }) ?? failure('not_offered');
      },
      done: (value) => this.#tell(value),
      failed: task.status.calm,
    });
  }

  get #port() {
    const client = this.#host.activeClient;
    return client && this.#task.port(client);
  }

  /** Tells what this page came back with, as soon as the client knows it. */
  async watch(client: AuthClient, signal: AbortSignal): Promise<void> {
    try {
      await client.session.current({ signal });
    } catch (error) {
      if (!signal.aborted) reportError(error);
    }
    // Left to whoever is here then.
    if (signal.aborted) return;
    const problem = this.#task.refused?.(client);
    if (problem && problem.code !== 'cancelled') {
      this.#form.problem = problem;
      this.#host.emit('ems-failed', problem);
    }
    await this.#tell();
  }

  async #tell(value?: T): Promise<void> {
    const port = this.#port;
    // A session has no result of its own: who signed in is the state.
    const result = port?.result ? port.result() : value !== undefined ? 'success' : undefined;
    this.#host.requestUpdate();
    if (!result) return;
    // The live region has to be there before its words.
    await this.#host.updateComplete;
    const { status } = this.#task;
    this.#failed = result === 'failed';
    if (result === 'cancelled') status.calm({ code: 'cancelled' });
    if (result === 'unknown') status.say(this.#words.unknown, false);
    await this.#task.ended(result, value);
    this.#host.requestUpdate();
  }

  get #words() {
    return this.#host.localizer.group('redirect', redirectMessages);
  }

  /** `beside`: the way out of it, in one line with the button. */
  template(beside?: TemplateResult): TemplateResult {
    const words = this.#words;
    const { text = words.text, submit } = this.#task.words();
    const button = submitButton(this.#form, submit, { className: this.#task.className });
    return html`${this.#failed ? alert(nothing, words.failed) : nothing}${formFrame(
      this.#form,
      html`<p>${text}</p>
        ${beside ? html`<div class="ems-buttons">${beside}${button}</div>` : button}`,
    )}`;
  }
}
