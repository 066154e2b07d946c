import { emailKey } from '../../../rules/email.ts';
import { failureRules, keptAfterFailures, waitAfterFailures } from '../../../rules/failures.ts';
import { knownDeviceSeconds } from '../../../rules/limits.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { MemoryStore, StoredAccount } from '../store.ts';

/** Who guesses: at which address, whose account it is, where it has one, and in which browser. */
export interface Guesser {
  email: string;
  account: StoredAccount | undefined;
  browser: string;
}

export interface Guess {
  /** It was right: what was wrong before it is forgotten. */
  right(): void;
  /** It was neither right nor wrong. */
  takeBack(): void;
}

/** Wrong passwords and codes in a row: by browser where the account knows it, by address for all the others together. */
export class Guesses {
  readonly #store: MemoryStore;
  readonly #failures = new Map<string, { count: number; waitUntil: number; expiresAt: number }>();
  /** Until when. */
  readonly #known = new WeakMap<StoredAccount, Map<string, number>>();

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  knows(account: StoredAccount | undefined, browser: string): boolean {
    return account !== undefined && (this.#known.get(account)?.get(browser) ?? 0) > this.#store.now();
  }

  knowsAny(account: StoredAccount): boolean {
    return (this.#known.get(account)?.size ?? 0) > 0;
  }

  /** Somebody signed in here, or came here by a mailed link. */
  remember(account: StoredAccount, browser: string): void {
    const until = this.#store.now() + knownDeviceSeconds * 1000;
    this.#known.set(account, (this.#known.get(account) ?? new Map<string, number>()).set(browser, until));
  }

  /** All of an account but one: their next sign-in is news. */
  forgetDevices(account: StoredAccount, stays?: string): void {
    for (const browser of [...(this.#known.get(account)?.keys() ?? [])])
      if (browser !== stays) this.#known.get(account)?.delete(browser);
  }

  /** The owner gave another proof. */
  forgetStrangers({ email }: StoredAccount): void {
    for (const what of ['password', 'code']) this.#failures.delete(`${what} ${email}`);
  }

  /** Whom pauses and limits count: the browser where it is known, and the address else. */
  subject({ email, account, browser }: Guesser): string {
    return this.knows(account, browser) ? `${browser} ${account?.id ?? ''}` : emailKey(email);
  }

  /** Counts a guess as wrong before it is looked at. */
  begin(what: 'password' | 'code', guesser: Guesser): Outcome<Guess> {
    const key = `${what} ${this.subject(guesser)}`;
    const now = this.#store.now();
    const counted = this.#failures.get(key);
    const before = counted && counted.expiresAt > now ? counted : { count: 0, waitUntil: 0, expiresAt: 0 };
    if (before.count >= failureRules.most) {
      if (!guesser.account || !this.knows(guesser.account, guesser.browser)) return failure('device_unconfirmed');
      this.#known.get(guesser.account)?.delete(guesser.browser);
      return this.begin(what, guesser);
    }
    const refused = this.#store.refuseUntil(before.waitUntil);
    if (refused) return refused;
    const count = before.count + 1;
    this.#failures.set(key, {
      count,
      waitUntil: now + waitAfterFailures(count) * 1000,
      expiresAt: now + keptAfterFailures(count) * 1000,
    });
    return success({
      right: () => void this.#failures.delete(key),
      takeBack: () => void this.#failures.set(key, before),
    });
  }
}
