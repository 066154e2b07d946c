import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { missingPart } from '../client/missing-part.ts';
import type { AuthClient } from '../client/types.ts';
import { fetchInPlace } from './fetch-in-place.ts';
import { alert } from './form.ts';
import type { RedirectButton, RedirectTask } from './redirect-button.ts';
import { remoteMessages } from './messages/remote.en.ts';

/** What is fetched: the button, or something with it. */
type Fetched = Pick<RedirectButton, 'watch' | 'template' | 'busy'>;

/** What an element shows in the place of a form where the port redirects. What draws it is fetched only then. */
export class RedirectPart<T = void> {
  readonly #host: EmsElement;
  readonly #port: RedirectTask<T>['port'];
  readonly #load: () => Promise<Fetched>;
  #button: Fetched | undefined;
  #failed = false;
  /** What this page came back with has been told, as far as the service can be asked. */
  #told = false;
  #end = new AbortController();

  constructor(host: EmsElement, task: RedirectTask<T>);
  constructor(host: EmsElement, task: Pick<RedirectTask<T>, 'port'>, load: () => Promise<Fetched>);
  constructor(
    host: EmsElement,
    task: Pick<RedirectTask<T>, 'port'>,
    load = async (): Promise<Fetched> => new (await fetchInPlace()).RedirectButton(host, task as RedirectTask<T>),
  ) {
    this.#host = host;
    host.localizer.needs('parts');
    this.#port = task.port;
    this.#load = load;
  }

  /** For `clientChanged`. Returns the function that ends it. */
  watch(client: AuthClient): () => void {
    const end = (this.#end = new AbortController());
    if (this.#port(client)) void this.#fetch(client);
    return () => end.abort();
  }

  async #fetch(client: AuthClient): Promise<void> {
    const { signal } = this.#end;
    this.#failed = this.#told = false;
    await this.#load().then(
      (button) => (this.#button ??= button),
      () => (this.#failed = true),
    );
    this.#host.requestUpdate();
    if (!signal.aborted) await this.#button?.watch(client, signal);
    if (signal.aborted) return;
    this.#told = true;
    this.#host.requestUpdate();
  }

  /** The client, where its port redirects. */
  get #client(): AuthClient | undefined {
    const client = this.#host.activeClient;
    return client && this.#port(client) && client;
  }

  /** The person is there, or may have just come back from there: what else is known of the account may be what they did. */
  get pending(): boolean {
    return Boolean(this.#client && (!this.#told || this.#button?.busy));
  }

  /** Nothing where the operation has a form of ours. `beside`: the way out of it, there before the button is. */
  template(beside?: TemplateResult): TemplateResult | undefined {
    const client = this.#client;
    if (!client) return undefined;
    if (this.#button) return this.#button.template(beside);
    const { localizer } = this.#host;
    return this.#failed
      ? html`${alert(nothing, localizer.problem(missingPart()))}${beside}
          <button type="button" class="ems-secondary" @click=${() => this.#fetch(client)}>${localizer.form.tryAgain}</button>`
      : html`<p class="ems-muted" aria-busy="true">${localizer.group('remote', remoteMessages).loading}</p>${beside}`;
  }
}
