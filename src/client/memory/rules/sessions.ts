import { missingFactors, type Factor } from '../../../rules/factors.ts';
import { lifetimeOf, type Lifetime } from '../../../rules/lifetimes.ts';
import { randomId } from '../../../rules/random-id.ts';
import type { SessionInfo } from '../../ports/sessions.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { MemoryStore, StoredAccount } from '../store.ts';
import type { Guesses } from './guesses.ts';

/** What a browser calls itself, in words of the field. */
export interface MemoryDevice {
  browser?: string | undefined;
  system?: string | undefined;
  systemVersion?: string | undefined;
  /** Where it calls from. */
  ipAddress?: string | undefined;
}

export interface StoredSession {
  id: string;
  account: StoredAccount;
  device: MemoryDevice;
  /** As the account knows it. */
  browser: string | undefined;
  /** Other sites that are signed in to by it. */
  applications: string[];
  createdAt: number;
  lastUsedAt: number;
  lifetime: Lifetime;
  /** Whether the browser keeps it when it is closed. */
  kept: boolean;
  /** When each factor was last shown in it. */
  factors: Partial<Record<Factor, number>>;
  /** When one was last shown again, after the sign-in. */
  steppedUpAt: number | undefined;
}

export class Sessions {
  readonly #store: MemoryStore;
  readonly #guesses: Guesses;
  readonly #sessions = new Map<string, StoredSession>();

  constructor(store: MemoryStore, guesses: Guesses) {
    this.#store = store;
    this.#guesses = guesses;
  }

  /** A session that has just shown the password, and whatever else. */
  start(
    account: StoredAccount,
    device: MemoryDevice,
    { kept = true, others = [], browser }: { kept?: boolean; others?: readonly Factor[]; browser?: string } = {},
  ): StoredSession {
    const now = this.#store.now();
    const session: StoredSession = {
      id: randomId(),
      account,
      device,
      browser,
      applications: [],
      createdAt: now,
      lastUsedAt: now,
      lifetime: lifetimeOf(this.#store.settings.sessionLifetimes, { factors: 1 + others.length, kept }),
      kept,
      factors: {},
      steppedUpAt: undefined,
    };
    this.show(session, 'password', ...others);
    this.#sessions.set(session.id, session);
    return session;
  }

  show({ factors }: StoredSession, ...shown: Factor[]): void {
    for (const factor of shown) factors[factor] = this.#store.now();
  }

  /** Something was shown again, after the sign-in. */
  stepUp(session: StoredSession, ...shown: Factor[]): void {
    this.show(session, ...shown);
    session.steppedUpAt = this.#store.now();
  }

  /** What a session still has to show before a sensitive call. */
  missing({ account, factors }: StoredSession): Factor[][] {
    return missingFactors(factors, this.#staleSince, {
      secondFactor: account.authenticators.length > 0,
      recoveryCodesLeft: (account.recoveryCodes?.left.size ?? 0) > 0,
    });
  }

  steppedUpLately({ steppedUpAt = -Infinity }: StoredSession): boolean {
    return steppedUpAt > this.#staleSince;
  }

  get #staleSince(): number {
    return this.#store.now() - this.#store.settings.freshFor * 1000;
  }

  /** The session of a call, which is then the last use of it. */
  find(sessionId: string | undefined): StoredSession | undefined {
    const session = sessionId === undefined ? undefined : this.#live(sessionId);
    if (session) session.lastUsedAt = this.#store.now();
    return session;
  }

  /** A browser that is closed drops the session that it doesn't keep. */
  kept(sessionId: string): boolean {
    return this.#sessions.get(sessionId)?.kept !== false;
  }

  has(sessionId: string): boolean {
    return this.#live(sessionId) !== undefined;
  }

  #endOf({ createdAt, lifetime }: StoredSession): number {
    return createdAt + lifetime.absolute * 1000;
  }

  #live(sessionId: string): StoredSession | undefined {
    const session = this.#sessions.get(sessionId);
    if (!session) return undefined;
    const end = Math.min(this.#endOf(session), session.lastUsedAt + session.lifetime.idle * 1000);
    return end > this.#store.now() ? session : undefined;
  }

  /** The session of a call that needs one. `withoutSecondFactor`: of one that leads to the second factor that is owed. */
  need(sessionId: string | undefined, withoutSecondFactor = false): Outcome<StoredSession> {
    const session = this.find(sessionId);
    if (!session) return failure(sessionId === undefined ? 'not_signed_in' : 'session_expired');
    return !withoutSecondFactor && this.owesSecondFactor(session) ? failure('second_factor_due') : success(session);
  }

  owesSecondFactor({ account }: Pick<StoredSession, 'account'>): boolean {
    return this.#store.settings.requireSecondFactor && account.authenticators.length === 0;
  }

  /** The session of a sensitive call. Asked before anything else, so that an old session learns nothing. */
  needFresh(sessionId: string | undefined, withoutSecondFactor = false): Outcome<StoredSession> {
    const session = this.need(sessionId, withoutSecondFactor);
    if (!session.ok) return session;
    return this.missing(session.value).length === 0 ? session : failure('reauthentication_required');
  }

  list(sessionId: string | undefined): Outcome<SessionInfo[]> {
    const own = this.need(sessionId);
    if (!own.ok) return own;
    const others = this.of(own.value.account).filter((session) => session !== own.value);
    const sorted = [own.value, ...others.sort((one, other) => other.lastUsedAt - one.lastUsedAt)];
    return success(
      sorted.map((session) => ({
        id: session.id,
        current: session.id === sessionId,
        ...session.device,
        applications: session.applications,
        createdAt: this.#store.time(session.createdAt),
        lastUsedAt: this.#store.time(session.lastUsedAt),
        expiresAt: this.#store.time(this.#endOf(session)),
      })),
    );
  }

  end(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  endOne(sessionId: string | undefined, id: string): Outcome {
    const own = this.needFresh(sessionId);
    if (!own.ok) return own;
    if (this.#live(id)?.account !== own.value.account) return failure('not_found');
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
    this.#guesses.forgetDevices(account, stays?.browser);
  }

  of(account: StoredAccount): StoredSession[] {
    return [...this.#sessions.values()].filter(({ id, account: owner }) => owner === account && this.#live(id));
  }
}
