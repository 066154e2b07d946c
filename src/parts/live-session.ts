import type { TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import type { signedIn, signedInHeading } from './signed-in.ts';
import type { SessionState } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';

/**
 * Who is signed in, kept up to date across tabs. A live session is shown in the place of the form: go on with it, or use
 * another account. What draws it is fetched only when there is one.
 */
export class LiveSession {
  state: SessionState | undefined;
  readonly #host: EmsElement;
  #words: typeof signedInHeading | undefined;
  #draw: typeof signedIn | undefined;

  constructor(host: EmsElement) {
    this.#host = host;
  }

  /** Starts watching. Returns the function that ends it. */
  watch(client: AuthClient): () => void {
    const end = new AbortController();
    const check = async (): Promise<void> => {
      try {
        const outcome = await client.session.current({ signal: end.signal });
        // A failed check says nothing about the session: what is known stays.
        if (outcome.ok && !end.signal.aborted) await this.set(outcome.value);
      } catch (error) {
        if (!end.signal.aborted) reportError(error);
      }
    };
    const unsubscribe = client.session.subscribe(() => void check());
    void check();
    return () => {
      end.abort();
      unsubscribe();
    };
  }

  async set(state: SessionState): Promise<void> {
    this.state = state;
    if ('account' in state && !this.#draw) {
      ({ signedIn: this.#draw, signedInHeading: this.#words } = await import('./signed-in.ts'));
    }
    this.#host.requestUpdate();
  }

  /** What the notice stands under. */
  get heading(): string | undefined {
    return this.#words?.(this.#host);
  }

  /** The notice, unless a person is typing: a check in the background must not touch a half-filled form. */
  notice(touched: boolean, continueHref: string | undefined): TemplateResult | undefined {
    const { state } = this;
    return state && 'account' in state && !touched ? this.#draw?.(this.#host, this, state, continueHref) : undefined;
  }
}
