import { html, nothing, type TemplateResult } from 'lit';
import { afterDrawing } from '../base/after-drawing.ts';
import type { EmsElement } from '../base/ems-element.ts';
import { missingPart } from '../client/missing-part.ts';
import { report } from '../base/report.ts';
import type { SessionState } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';
import { fetchInPlace } from './fetch-in-place.ts';
import { alert } from './form.ts';
import type * as InPlace from './in-place.ts';
import type { EntryHost, RedirectEntry } from './in-place.ts';

/** Where people may begin on a page of the service. */
type EntryPort = 'session' | 'registration';

/**
 * Who is signed in, kept up to date across tabs. A live session is shown in the place of the form: go on with it, or use
 * another account. So is the way to a page of the service, where people sign in or register there. What draws either is fetched
 * only when there is one.
 */
export class SessionController {
  readonly #host: EmsElement;
  readonly #port: EntryPort | undefined;
  /** What draws either. */
  #inPlace: typeof InPlace | undefined;
  #entry: RedirectEntry | undefined;
  /** Fetches once more what failed to come. */
  #again: (() => void) | undefined;

  /** `port`: what the form is for, where it may happen on a page of the service. */
  constructor(host: EmsElement, port?: EntryPort) {
    this.#host = host;
    this.#port = port;
  }

  /** Starts watching. Returns the function that ends it. */
  watch(client: AuthClient): () => void {
    const end = new AbortController();
    const { signal } = end;
    let asked = 0;
    const check = async (): Promise<void> => {
      const question = ++asked;
      try {
        const outcome = await client.session.current({ signal });
        // A failed check says nothing about the session, and one before the last is older news: what is known stays.
        if (outcome.ok && !signal.aborted && question === asked)
          // What draws it may not come, least of all to a page that is being left: the form stays.
          await this.set(outcome.value).catch(() => undefined);
      } catch (error) {
        if (!signal.aborted) report(error);
      }
    };
    void afterDrawing().then(() => {
      if (signal.aborted) return;
      signal.addEventListener(
        'abort',
        client.session.subscribe(() => void check()),
      );
      void check();
    });
    if (this.#redirects) void this.#lead(client, signal);
    return () => end.abort();
  }

  async #lead(client: AuthClient, signal: AbortSignal): Promise<void> {
    this.#again = undefined;
    try {
      const { RedirectEntry } = await this.#fetch();
      this.#entry ??= new RedirectEntry(this.#host as EntryHost, this, this.#port!);
      void this.#entry.watch(client, signal);
    } catch {
      this.#again = () => void this.#lead(client, signal);
    }
    this.#host.requestUpdate();
  }

  async #fetch(): Promise<typeof InPlace> {
    return (this.#inPlace = await this.#host.localizer.with('parts', fetchInPlace()));
  }

  get #redirects(): boolean {
    return this.#host.activeClient?.[this.#port as EntryPort]?.kind === 'redirect';
  }

  async set(state: SessionState): Promise<void> {
    this.#host.told.session = state;
    if ('account' in state) await this.#fetch();
    this.#host.requestUpdate();
  }

  /** What the notice stands under. */
  get heading(): string | undefined {
    return this.#inPlace?.signedInHeading(this.#host);
  }

  /** The notice, unless a person is typing: a check in the background must not touch a half-filled form. */
  notice(touched: boolean, continueHref: string | undefined): TemplateResult | undefined {
    const state = this.#host.told.session;
    return state && 'account' in state && !touched
      ? this.#inPlace?.signedIn(this.#host, this, state, continueHref)
      : undefined;
  }

  /** The way to a page of the service; nothing where the form is used. */
  entry(): TemplateResult | undefined {
    if (!this.#redirects) return undefined;
    const { localizer } = this.#host;
    const again = this.#again && html`<button type="button" @click=${this.#again}>${localizer.form.tryAgain}</button>`;
    return (
      this.#entry?.template() ?? html`${again ? alert(nothing, localizer.problem(missingPart()), again) : nothing}`
    );
  }
}
