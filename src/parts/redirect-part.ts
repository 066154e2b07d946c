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
    this.#failed = false;
    try {
      const { RedirectButton } = await import('./in-place.ts');
      this.#button ??= new RedirectButton(this.#host, this.#task);
    } catch {
      this.#failed = true;
    }
    this.#host.requestUpdate();
    if (!signal.aborted) await this.#button?.watch(client, signal);
  }

  /** Nothing where the operation has a form of ours. */
  template(): TemplateResult | undefined {
    const client = this.#host.activeClient;
    if (!client || !this.#task.port(client)) return undefined;
    if (this.#button) return this.#button.template();
    const { localizer } = this.#host;
    const words = localizer.group('remote', remoteMessages);
    return this.#failed
      ? html`${alert(nothing, localizer.problem('unreachable'))}
          <button type="button" class="ems-secondary" @click=${() => this.#fetch(client)}>${localizer.form.tryAgain}</button>`
      : html`<p class="ems-muted" aria-busy="true">${words.loading}</p>`;
  }
}
