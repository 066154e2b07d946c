import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import type { AuthClient } from '../client/types.ts';
import { alert } from './form.ts';
import type { RedirectButton, RedirectTask } from './redirect-button.ts';
import { remoteMessages } from './remote.messages.ts';

/** What an element shows in the place of a form where the port redirects. What draws it is fetched only then. */
export class RedirectPart<T = void> {
  readonly #host: EmsElement;
  readonly #task: RedirectTask<T>;
  #button: RedirectButton<T> | undefined;
  #failed = false;
  /** What this page came back with has been told, as far as the service can be asked. */
  #told = false;
  #end = new AbortController();

  constructor(host: EmsElement, task: RedirectTask<T>) {
    this.#host = host;
    this.#task = task;
  }

  /** For `clientChanged`. Returns the function that ends it. */
  watch(client: AuthClient): () => void {
    const end = (this.#end = new AbortController());
    if (this.#task.port(client)) void this.#fetch(client);
    return () => end.abort();
  }

  async #fetch(client: AuthClient): Promise<void> {
    const { signal } = this.#end;
    this.#failed = this.#told = false;
    try {
      const { RedirectButton } = await import('./in-place.ts');
      this.#button ??= new RedirectButton(this.#host, this.#task);
    } catch {
      this.#failed = true;
    }
    this.#host.requestUpdate();
    if (!signal.aborted) await this.#button?.watch(client, signal);
    if (signal.aborted) return;
    this.#told = true;
    this.#host.requestUpdate();
  }

  get #redirects(): boolean {
    const client = this.#host.activeClient;
    return client !== undefined && this.#task.port(client) !== undefined;
  }

  /** The person is there, or may have just come back from there: what else is known of the account may be what they did. */
  get pending(): boolean {
    return this.#redirects && (!this.#told || (this.#button?.busy ?? false));
  }

  /** Nothing where the operation has a form of ours. */
  template(): TemplateResult | undefined {
    const { activeClient: client, localizer } = this.#host;
    if (!client || !this.#redirects) return undefined;
    if (this.#button) return this.#button.template();
    const words = localizer.group('remote', remoteMessages);
    return this.#failed
      ? html`${alert(nothing, localizer.problem('unreachable'))}
          <button type="button" class="ems-secondary" @click=${() => this.#fetch(client)}>${localizer.form.tryAgain}</button>`
      : html`<p class="ems-muted" aria-busy="true">${words.loading}</p>`;
  }
}
