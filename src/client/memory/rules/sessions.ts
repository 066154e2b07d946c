import { randomId } from '../../../rules/random-id.ts';
import type { SessionInfo } from '../../ports/sessions.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { MemoryStore, StoredAccount } from '../store.ts';

/** What a browser calls itself, in words of the field. */
export interface MemoryDevice {
  browser?: string | undefined;
  system?: string | undefined;
}

export interface StoredSession {
  id: string;
  account: StoredAccount;
  device: MemoryDevice;
  createdAt: number;
  lastUsedAt: number;
  authenticatedAt: number;
}

export class Sessions {
  readonly #store: MemoryStore;
  readonly #sessions = new Map<string, StoredSession>();

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  /** A session that was authenticated just now. */
  start(account: StoredAccount, device: MemoryDevice): StoredSession {
    const now = this.#store.now();
    const session = { id: randomId(), account, device, createdAt: now, lastUsedAt: now, authenticatedAt: now };
    this.#sessions.set(session.id, session);
    return session;
  }

  /** The session of a call, which is then the last use of it. */
  find(sessionId: string | undefined): StoredSession | undefined {
    const session = sessionId === undefined ? undefined : this.#sessions.get(sessionId);
    if (session) session.lastUsedAt = this.#store.now();
    return session;
  }

  has(sessionId: string): boolean {
    return this.#sessions.has(sessionId);
  }

  /** The session of a call that needs one. */
  need(sessionId: string | undefined): Outcome<StoredSession> {
    const session = this.find(sessionId);
    return session ? success(session) : failure(sessionId === undefined ? 'not_signed_in' : 'session_expired');
  }

  /** The session of a sensitive call. Asked before anything else, so that an old session learns nothing. */
  needFresh(sessionId: string | undefined): Outcome<StoredSession> {
    const session = this.need(sessionId);
    if (!session.ok) return session;
    const age = (this.#store.now() - session.value.authenticatedAt) / 1000;
    return age < this.#store.settings.freshFor ? session : failure('reauthentication_required');
  }

  list(sessionId: string | undefined): Outcome<SessionInfo[]> {
    const own = this.need(sessionId);
    if (!own.ok) return own;
    const others = this.of(own.value.account).filter((session) => session !== own.value);
    const sorted = [own.value, ...others.sort((one, other) => other.lastUsedAt - one.lastUsedAt)];
    return success(
      sorted.map(({ id, device, createdAt, lastUsedAt }) => ({
        id,
        current: id === sessionId,
        ...device,
        createdAt: this.#store.time(createdAt),
        lastUsedAt: this.#store.time(lastUsedAt),
      })),
    );
  }

  end(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  endOne(sessionId: string | undefined, id: string): Outcome {
    const own = this.needFresh(sessionId);
    if (!own.ok) return own;
    if (this.#sessions.get(id)?.account !== own.value.account) return failure('not_found');
    this.end(id);
    return success();
  }

  endOthers(sessionId: string | undefined): Outcome {
    const own = this.needFresh(sessionId);
    if (!own.ok) return own;
    this.endAll(own.value.account, own.value);
    return success();
  }

  /** All of an account, but the one that stays. */
  endAll(account: StoredAccount, stays?: StoredSession): void {
    for (const session of this.of(account)) if (session !== stays) this.end(session.id);
  }

  of(account: StoredAccount): StoredSession[] {
    return [...this.#sessions.values()].filter((session) => session.account === account);
  }
}
