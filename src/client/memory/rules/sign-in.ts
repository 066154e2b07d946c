import type { Factor } from '../../../rules/factors.ts';
import { challengeSeconds, challengeTries, justRegisteredSeconds } from '../../../rules/limits.ts';
import { normalizePassword } from '../../../rules/password.ts';
import { randomId } from '../../../rules/random-id.ts';
import type { Reauthentication, ReauthenticationMethod } from '../../ports/reauthentication.ts';
import type { Credentials, SecondFactorChallenge } from '../../ports/session.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { MemoryStore, StoredAccount } from '../store.ts';
import type { Codes } from './codes.ts';
import type { Guesses } from './guesses.ts';
import type { Registrations } from './registrations.ts';
import type { MemoryDevice, Sessions, StoredSession } from './sessions.ts';

interface Challenge {
  account: StoredAccount;
  /** What was said before the code. */
  kept: boolean;
  expiresAt: number;
  tries: number;
}

/** How many registrations of an address a password is compared with, as the service does. */
const comparedRegistrations = 2;

type Answer = Outcome<StoredSession | SecondFactorChallenge> & { ticket?: string };

/** Signing in, its second step, and proving oneself again. */
export class SignIn {
  readonly #store: MemoryStore;
  readonly #sessions: Sessions;
  readonly #registrations: Registrations;
  readonly #codes: Codes;
  readonly #guesses: Guesses;
  readonly #challenges = new Map<string, Challenge>();

  constructor(store: MemoryStore, sessions: Sessions, registrations: Registrations, codes: Codes, guesses: Guesses) {
    this.#guesses = guesses;
    this.#store = store;
    this.#sessions = sessions;
    this.#registrations = registrations;
    this.#codes = codes;
  }

  /** A registration is known by its password whether or not the address has an account by now, or the answer would tell. */
  signIn(
    { email, password, deviceToken, staySignedIn = true }: Credentials,
    device: MemoryDevice,
    browser = '',
    ticket?: string,
  ): Answer {
    const matches = (known: Pick<StoredAccount, 'password'> | undefined): boolean =>
      known?.password === normalizePassword(password);
    const account = this.#store.accountOf(email);
    const link = this.#store.links.get(deviceToken ?? '');
    const byLink = link?.purpose === 'device' && link.account === account && !this.#store.refuseLink(link);
    if (account && byLink) this.#guesses.remember(account, browser);
    const begun = this.#guesses.begin('password', { email, account, browser });
    if (!begun.ok) return begun;
    if (account && matches(account)) {
      begun.value.right();
      if (byLink) {
        this.#store.withdrawLinks(account, 'device');
        this.#guesses.forgetStrangers(account);
      }
      return account.authenticators.length > 0
        ? this.#challenge(account, staySignedIn)
        : success(this.#start(account, device, browser, { kept: staySignedIn }));
    }
    const own = this.#registrations.of(ticket, email);
    const newest = this.#registrations.waiting(email).filter((registration) => registration !== own);
    const registration = [...(own && !own.verified ? [own] : []), ...newest]
      .slice(0, comparedRegistrations)
      .find(matches);
    if (!registration) return failure('credentials_invalid');
    begun.value.takeBack();
    return { ...failure('email_unverified'), ticket: this.#registrations.ticketFor(registration) };
  }

  async verify(
    input: { challenge: string; code?: string; recoveryCode?: string },
    device: MemoryDevice,
    browser = '',
  ): Promise<Outcome<StoredSession>> {
    const challenge = this.#challenges.get(input.challenge);
    if (!challenge || challenge.expiresAt <= this.#store.now()) return failure('challenge_expired');
    const { account, kept } = challenge;
    const begun = this.#guesses.begin('code', { email: account.email, account, browser });
    if (!begun.ok) return begun;
    // The try counts before it is looked at: what is sent meanwhile was a try too.
    if (challenge.tries++ >= challengeTries) {
      begun.value.takeBack();
      return failure('challenge_expired');
    }
    const taken =
      input.recoveryCode === undefined
        ? await this.#codes.take(account, account.authenticators, input.code ?? '', 'elsewhere')
        : this.#codes.takeRecoveryCode(account, input.recoveryCode, 'elsewhere');
    if (!taken.ok) return taken;
    begun.value.right();
    if (!this.#challenges.delete(input.challenge)) return failure('challenge_expired');
    const second = input.recoveryCode === undefined ? 'totp' : 'recovery_code';
    return success(this.#start(account, device, browser, { kept, others: [second] }));
  }

  methods(sessionId: string | undefined): Outcome<ReauthenticationMethod[][]> {
    const session = this.#sessions.need(sessionId, true);
    return session.ok ? success(this.#sessions.missing(session.value)) : session;
  }

  /** Records all that is given or nothing of it. */
  async reauthenticate(
    sessionId: string | undefined,
    { password, code, recoveryCode }: Reauthentication,
  ): Promise<Outcome> {
    const session = this.#sessions.need(sessionId, true);
    if (!session.ok) return session;
    const { account } = session.value;
    const shown: ReauthenticationMethod[] = [];
    if (password !== undefined) {
      const limited = this.#codes.refuseTries(account);
      if (limited) return limited;
      if (normalizePassword(password) !== account.password)
        return this.#codes.wrong(account, 'password_incorrect', 'password');
      shown.push('password');
    }
    if (code !== undefined) {
      const taken = await this.#codes.take(account, account.authenticators, code);
      if (!taken.ok) return taken;
      shown.push('totp');
    } else if (recoveryCode !== undefined) {
      const taken = this.#codes.takeRecoveryCode(account, recoveryCode);
      if (!taken.ok) return taken;
      shown.push('recovery_code');
    }
    this.#sessions.stepUp(session.value, ...shown);
    return success();
  }

  /** Ends half sign-ins: a password that is no longer the one was their first half. */
  endChallenges(account: StoredAccount): void {
    for (const [id, challenge] of this.#challenges) if (challenge.account === account) this.#challenges.delete(id);
  }

  /** A browser that signed in is one that the account knows; its owner hears of one that it didn't know. */
  #start(
    account: StoredAccount,
    device: MemoryDevice,
    browser: string,
    about: { kept: boolean; others?: readonly Factor[] },
  ): StoredSession {
    const { browser: name, system } = device;
    if (!this.#guesses.knows(account, browser) && !this.#isFirst(account))
      this.#store.deliver(account, { kind: 'notice', event: 'signed_in', browser: name, system });
    this.#guesses.remember(account, browser);
    return this.#sessions.start(account, device, { ...about, browser });
  }

  #isFirst(account: StoredAccount): boolean {
    const justRegistered = account.createdAt > this.#store.now() - justRegisteredSeconds * 1000;
    return justRegistered && !this.#guesses.knowsAny(account);
  }

  #challenge(account: StoredAccount, kept: boolean): Outcome<SecondFactorChallenge> {
    const challenge = randomId();
    this.#challenges.set(challenge, {
      account,
      kept,
      expiresAt: this.#store.now() + challengeSeconds * 1000,
      tries: 0,
    });
    return success({ challenge, methods: account.recoveryCodes?.left.size ? ['totp', 'recovery_code'] : ['totp'] });
  }
}
