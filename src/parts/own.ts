import type { ReactiveController } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import type { AuthClient } from '../client/types.ts';
import type { Outcome } from '../client/outcome.ts';
import type { SessionState } from '../client/ports/session.ts';
import { maySwitch } from './account-switch.ts';
import { askBeside } from './ask-beside.ts';
import { statusOf } from './status.ts';

/** By the element that they are shown in. */
const owns = new WeakMap<EmsElement, Own>();

/** Once for each element. */
export const watchOwn = (host: EmsElement, resource: Owned): void => {
  if (!owns.has(host)) new Own(host, resource);
};

/** Asks now whose it is that an element shows. */
export const askOwner = async (host: EmsElement): Promise<void> => owns.get(host)?.ask();

/** A list, or whatever else is asked for. */
interface Owned {
  value: unknown;
  load(): Promise<void>;
}

/** What an account has: nothing of it is shown, said or in hand for another one. Fetched, since no drawing waits for it. */
class Own implements ReactiveController {
  readonly #host: EmsElement;
  readonly #resource: Owned;
  #client: AuthClient | undefined;
  #end: (() => void) | undefined;
  /** Whose it was when that was known last, also when nobody was signed in meanwhile. */
  #owner: string | undefined;

  constructor(host: EmsElement, resource: Owned) {
    this.#host = host;
    this.#resource = resource;
    owns.set(host, this);
    host.addController(this);
    this.hostUpdated();
  }

  hostUpdated(): void {
    const client = this.#host.isConnected ? this.#host.activeClient : undefined;
    if (client === this.#client) return;
    this.#end?.();
    this.#client = client;
    this.#end =
      client &&
      askBeside(
        client,
        (options) => client.session.current(options),
        (outcome) => this.#told(outcome),
      );
  }

  hostDisconnected(): void {
    this.hostUpdated();
  }

  async ask(): Promise<void> {
    this.#told(await this.#client?.session.current());
  }

  #told(outcome: Outcome<SessionState> | undefined): void {
    if (!outcome?.ok || !('account' in outcome.value)) return;
    const account = outcome.value.account.id;
    const before = this.#owner;
    if (before === account) return;
    // The page around it may keep the one from before.
    if (before && !maySwitch(this.#host)) return;
    this.#owner = account;
    if (!before) return;
    // It may have been asked for when that was not known yet.
    this.#resource.value = undefined;
    statusOf(this.#host)?.announce(undefined);
    void this.#resource.load();
    this.#host.requestUpdate();
  }
}
