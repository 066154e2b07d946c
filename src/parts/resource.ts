import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { report } from '../base/report.ts';
import type { CallOptions } from '../client/ports/call.ts';
import type { Account } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';
import { failure, type Outcome } from '../client/outcome.ts';
import type { Problem } from '../client/problem.ts';
import { fetchInPlace } from './fetch-in-place.ts';
import { alert } from './form.ts';
import type * as InPlace from './in-place.ts';
import { hasKeptForms } from './kept-key.ts';
import { remoteMessages } from './messages/remote.en.ts';

/** After these nothing of the account may be shown any more. */
export const signedOut: ReadonlySet<string> = new Set(['not_signed_in', 'session_expired']);

let inPlace: typeof InPlace | undefined;
const drawInPlace = (host: EmsElement, then?: (file: typeof InPlace) => unknown): void => {
  fetchInPlace()
    .then((file) => {
      inPlace = file;
      host.requestUpdate();
      return then?.(file);
    })
    .catch(report);
};

/**
 * The way on from a problem of a session that is over. `typist`: something was typed here, and stays here; whose it is, where the
 * element knows. What draws that is fetched when it is needed; until then, and where it doesn't come, there is a link all the same.
 */
export const signInLink = (
  host: EmsElement,
  problem: Problem | undefined,
  href: string | undefined,
  typist?: Account | boolean,
): TemplateResult | typeof nothing => {
  if (!problem || !href || !signedOut.has(problem.code)) return nothing;
  if (typist) {
    if (inPlace) return inPlace.signInBeside(host, href, typist);
    drawInPlace(host);
  }
  return html`<a href=${href} target=${typist ? '_blank' : nothing}>${host.localizer.group('remote', remoteMessages).signIn}</a>`;
};

/**
 * What an element shows of the account: asked when its client is known and again when something changed, in this tab or in
 * another one. A failed question in the background leaves what is shown; the end of the session doesn't.
 */
export class Resource<T> implements ReactiveController {
  value: T | undefined;
  problem: Problem | undefined;
  protected readonly host: EmsElement;
  readonly #ask: (client: AuthClient, options: CallOptions) => Promise<Outcome<T>> | undefined;
  readonly #told: ((value: T) => void) | undefined;
  #client: AuthClient | undefined;
  #request: AbortController | undefined;

  /** `told` hears of each value. */
  constructor(
    host: EmsElement,
    ask: (client: AuthClient, options: CallOptions) => Promise<Outcome<T>> | undefined,
    told?: (value: T) => void,
  ) {
    this.host = host;
    this.#ask = ask;
    host.localizer.needs('parts');
    this.#told = told;
    host.addController(this);
  }

  hostConnected(): void {
    // By then every script of the page had its chance to give a client.
    const check = (): void => {
      if (!this.host.isConnected || this.host.activeClient) return;
      // Moved away from the client that told it.
      this.value = undefined;
      this.problem = { code: 'not_offered' };
      this.changed();
    };
    if (document.readyState === 'complete') setTimeout(check);
    else addEventListener('load', check, { once: true });
  }

  /** For `clientChanged`. Returns the function that ends it. */
  watch(client: AuthClient): () => void {
    if ((this.#client ??= client) !== client) this.value = this.problem = undefined;
    this.#client = client;
    const unsubscribe = client.session.subscribe(() => void this.load());
    void this.load();
    return () => {
      unsubscribe();
      this.#request?.abort();
    };
  }

  /** Asks anew; of several answers the one to the last question counts. */
  async load(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    this.#request?.abort();
    const { signal } = (this.#request = new AbortController());
    let outcome: Outcome<T>;
    try {
      outcome = (await this.#ask(client, { signal })) ?? failure('not_offered');
    } catch (error) {
      if (signal.aborted) return;
      report(error);
      outcome = failure('unexpected_answer');
    }
    if (signal.aborted) return;
    if (!outcome.ok) return this.#refused(outcome.problem);
    this.set(outcome.value);
    // What was typed before the page was left for a page of the service.
    if (hasKeptForms()) drawInPlace(this.host, ({ restoreOnReturn }) => restoreOnReturn(this.host, client));
  }

  /** What is known from elsewhere too, such as the answer to a change: what was asked before knows less. */
  set(value: T): void {
    this.#request?.abort();
    this.value = value;
    this.problem = undefined;
    this.#told?.(value);
    this.changed();
  }

  /** The value or the problem is another one. */
  protected changed(): void {
    this.host.requestUpdate();
  }

  #refused(problem: Problem): void {
    const before = this.problem?.code;
    if (this.value === undefined) this.problem = problem;
    // Who was signed in until now hears that the session has ended.
    else if (signedOut.has(problem.code)) this.problem = { ...problem, code: 'session_expired' };
    if (this.problem && this.problem.code !== before) this.host.emit('ems-failed', this.problem);
    this.changed();
  }

  loading(): TemplateResult {
    return html`<p class="ems-muted" aria-busy="true">${this.host.localizer.group('remote', remoteMessages).loading}</p>`;
  }

  /** What stands in the place of the value: that it is on its way, or why it isn't there. `typist`, as {@link signInLink}: beside a form that is half filled. */
  template(signInHref: string | undefined, typist?: Account | boolean): TemplateResult {
    const { problem, host } = this;
    if (!problem) return this.loading();
    const text = host.localizer.problem(problem.code, { ...problem, typed: typist });
    const link = signInLink(host, problem, signInHref, typist);
    if (problem.retryAfter && !inPlace) drawInPlace(host);
    const again =
      problem.code === 'not_offered' || typist || link !== nothing
        ? nothing
        : // Not fetched: whoever asks too early is told by the service.
          (problem.retryAfter && inPlace?.tryAgain(host, problem, this.#again)) ||
          html`<button type="button" class="ems-secondary" @click=${this.#again}>${host.localizer.form.tryAgain}</button>`;
    // Where a sign-in helps, its link stands in the alert; where the page names none, a person may have signed in elsewhere.
    return html`${alert(nothing, text, link)}${again}`;
  }

  readonly #again = (): void => {
    this.problem = undefined;
    this.changed();
    void this.load();
  };
}
