import { normalizeName } from '../../../rules/name.ts';
import { randomId } from '../../../rules/random-id.ts';
import type { Passkey } from '../../ports/passkeys.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { MemoryStore, StoredAccount } from '../store.ts';
import type { Sessions } from './sessions.ts';

/** Passkeys of an account, as its owner manages them: they are made and removed on a page of the service. */
export class Passkeys {
  readonly #store: MemoryStore;
  readonly #sessions: Sessions;

  constructor(store: MemoryStore, sessions: Sessions) {
    this.#store = store;
    this.#sessions = sessions;
  }

  list(sessionId: string | undefined): Outcome<Passkey[]> {
    const session = this.#sessions.need(sessionId);
    return session.ok
      ? success(session.value.account.passkeys.map((passkey) => this.#store.showDevice(passkey)))
      : session;
  }

  rename(sessionId: string | undefined, { id, name }: { id: string; name: string }): Outcome<Passkey> {
    const session = this.#sessions.need(sessionId);
    if (!session.ok) return session;
    const { passkeys } = session.value.account;
    const found = passkeys.find((passkey) => passkey.id === id);
    if (!found) return failure('not_found');
    const refused = this.#store.refuseDeviceName(name, passkeys, found);
    if (refused) return refused;
    found.name = normalizeName(name);
    return success(this.#store.showDevice(found));
  }

  /** On a page of the service; a name that is taken is refused there. */
  add(account: StoredAccount, name: string): Outcome {
    const refused = this.#store.refuseDeviceName(name, account.passkeys);
    if (refused) return refused;
    account.passkeys.push({
      id: randomId(),
      name: normalizeName(name),
      createdAt: this.#store.now(),
      lastUsedAt: null,
    });
    return success();
  }

  /** On a page of the service. */
  remove(account: StoredAccount, id: string | undefined): void {
    account.passkeys = account.passkeys.filter((passkey) => passkey.id !== id);
  }
}
