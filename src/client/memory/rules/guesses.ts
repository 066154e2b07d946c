import { emailKey } from '../../../rules/email.ts';
import { failureRules, waitAfterFailures } from '../../../rules/failures.ts';
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
  readonly #failures = new Map<string, { count: number; waitUntil: number }>();
  readonly #known = new WeakMap<StoredAccount, Set<string>>();

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  knows(account: StoredAccount | undefined, browser: string): boolean {
    return Boolean(account && this.#known.get(account)?.has(browser));
  }

  /** Somebody signed in here, or came here by a mailed link. */
  remember(account: StoredAccount, browser: string): void {
    this.#known.set(account, (this.#known.get(account) ?? new Set()).add(browser));
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
    const before = this.#failures.get(key) ?? { count: 0, waitUntil: 0 };
    if (before.count >= failureRules.most) {
      if (!guesser.account || !this.knows(guesser.account, guesser.browser)) return failure('device_unconfirmed');
      this.#known.get(guesser.account)?.delete(guesser.browser);
      return this.begin(what, guesser);
    }
    const refused = this.#store.refuseUntil(before.waitUntil);
    if (refused) return refused;
    const count = before.count + 1;
    this.#failures.set(key, { count, waitUntil: this.#store.now() + waitAfterFailures(count) * 1000 });
    return success({
      right: () => void this.#failures.delete(key),
      takeBack: () => void this.#failures.set(key, before),
    });
  }
}
