import { fromBase32 } from '../../../rules/base32.ts';
import { codeTries } from '../../../rules/limits.ts';
import { normalizeOneTimeCode } from '../../../rules/one-time-code.ts';
import { normalizeRecoveryCode } from '../../../rules/recovery-code.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { MemoryStore, Refusal, StoredAccount, StoredAuthenticator } from '../store.ts';

/** Where wrong ones are counted: those of a session here, by account; those of a sign-in by browser (`Guesses`). */
export type Counted = 'here' | 'elsewhere';

const triesWithin = codeTries.window * 1000;

/** The one-time codes of accounts, wherever they are asked for: each counts once, and wrong ones are counted. */
export class Codes {
  readonly #store: MemoryStore;
  readonly #tries = new Map<object, number[]>();

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  /** Takes a code of one of the authenticators, and uses it up. */
  async take(
    account: StoredAccount,
    authenticators: readonly Pick<StoredAuthenticator, 'secret'>[],
    typed: string,
    counted: Counted = 'here',
  ): Promise<Outcome<{ secret: string; step: number }>> {
    const limited = counted === 'here' && this.refuseTries(account);
    if (limited) return limited;
    // Loaded when the first code is checked: most stories and tests never do.
    const { codesAround } = await import('../../../rules/totp.ts');
    const given = normalizeOneTimeCode(typed);
    let spent = false;
    for (const { secret } of authenticators) {
      for (const { step, code } of await codesAround(fromBase32(secret), this.#store.now())) {
        if (code !== given) continue;
        // Asked after the last wait, so that of two calls at the same moment one wins.
        const known = account.authenticators.find((authenticator) => authenticator.secret === secret);
        if (known && step <= known.lastStep) {
          spent = true;
          continue;
        }
        if (known) Object.assign(known, { lastStep: step, lastUsedAt: this.#store.now() });
        if (counted === 'here') this.#tries.delete(account);
        return success({ secret, step });
      }
    }
    return this.wrong(account, spent ? 'code_already_used' : 'code_invalid', 'code', counted);
  }

  /** Its owner hears of it. */
  takeRecoveryCode(account: StoredAccount, typed: string, counted: Counted = 'here'): Outcome {
    const limited = counted === 'here' && this.refuseTries(account);
    if (limited) return limited;
    const code = normalizeRecoveryCode(typed);
    const { left, used } = account.recoveryCodes ?? { left: new Set<string>(), used: new Set<string>() };
    if (!left.delete(code))
      return this.wrong(account, used.has(code) ? 'code_already_used' : 'code_invalid', 'code', counted);
    used.add(code);
    if (counted === 'here') this.#tries.delete(account);
    this.#store.deliver(account, { kind: 'notice', event: 'recovery_code_used', remaining: left.size });
    return success();
  }

  /** Counts a wrong try, of an account or of a registration. */
  wrong(
    account: object,
    code: 'code_already_used' | 'code_invalid' | 'password_incorrect',
    field: string,
    counted: Counted = 'here',
  ): Refusal {
    if (counted === 'here') this.#tries.set(account, [...this.#recent(account), this.#store.now()]);
    return failure(code, { field });
  }

  refuseTries(account: object): Refusal | undefined {
    const [first, ...others] = this.#recent(account);
    if (first === undefined || others.length + 1 < codeTries.max) return undefined;
    return failure('rate_limited', { retryAfter: Math.ceil((first + triesWithin - this.#store.now()) / 1000) });
  }

  #recent(account: object): number[] {
    return (this.#tries.get(account) ?? []).filter((time) => time + triesWithin > this.#store.now());
  }
}
