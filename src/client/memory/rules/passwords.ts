import { emailKey } from '../../../rules/email.ts';
import { normalizePassword } from '../../../rules/password.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { MemoryStore, Refusal, StoredAccount } from '../store.ts';
import type { Codes } from './codes.ts';
import type { Guesses } from './guesses.ts';
import type { Emails } from './emails.ts';
import type { Sessions, StoredSession } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

export class Passwords {
  readonly #store: MemoryStore;
  readonly #sessions: Sessions;
  readonly #signIn: SignIn;
  readonly #emails: Emails;
  readonly #codes: Codes;
  readonly #guesses: Guesses;

  constructor(store: MemoryStore, sessions: Sessions, signIn: SignIn, emails: Emails, codes: Codes, guesses: Guesses) {
    this.#guesses = guesses;
    this.#store = store;
    this.#sessions = sessions;
    this.#signIn = signIn;
    this.#emails = emails;
    this.#codes = codes;
  }

  change(
    sessionId: string | undefined,
    {
      currentPassword,
      password,
      endOtherSessions,
    }: { currentPassword?: string | undefined; password: string; endOtherSessions: boolean },
  ): Outcome {
    const session = this.#needForChange(sessionId, currentPassword);
    if (!session.ok) return session;
    const { account } = session.value;
    const refused = this.refuse(account, password, () => this.#refuseCurrent(account, currentPassword));
    if (refused) return refused;
    if (currentPassword !== undefined) this.#sessions.show(session.value, 'password');
    this.set(account, password, 'password_changed');
    if (endOtherSessions) this.#sessions.endAll(account, session.value);
    return success();
  }

  /** What is wrong with another password; `first`: what is asked before whether it is the present one, which would tell that. */
  refuse(account: StoredAccount, password: string, first?: () => Refusal | undefined): Refusal | undefined {
    return (
      this.#store.refuseFields({ password }) ??
      this.#store.refuseWeakPassword(password, account) ??
      first?.() ??
      (normalizePassword(password) === account.password
        ? failure('password_unchanged', { field: 'password' })
        : undefined)
    );
  }

  requestReset(input: { email: string }, browser = ''): Outcome<{ retryAfter: number }> {
    return this.#mailLink('password', input.email, browser);
  }

  /** A link that lets the browser that opens it sign in. */
  requestDeviceLink(input: { email: string }, browser = ''): Outcome<{ retryAfter: number }> {
    return this.#mailLink('device', input.email, browser);
  }

  #mailLink(purpose: 'password' | 'device', typed: string, browser: string): Outcome<{ retryAfter: number }> {
    const email = emailKey(typed);
    const account = this.#store.accountOf(email);
    const subject = this.#guesses.subject({ email, account, browser });
    const refused =
      this.#store.refuseFields({ email }) ??
      this.#store.refusePause(purpose, subject) ??
      this.#store.chargeMail(subject);
    if (refused) return refused;
    this.#store.startPause(purpose, subject);
    if (account) {
      const token = this.#store.makeLink({ purpose, account });
      this.#store.deliver(account, { kind: purpose === 'password' ? 'password_reset' : 'device_link', token });
    }
    return success({ retryAfter: this.#store.settings.resendCooldown });
  }

  reset({ token, password }: { token: string; password?: string | undefined }, browser = ''): Outcome {
    const link = this.#store.links.get(token);
    if (link?.purpose !== 'password') return failure('token_invalid');
    const dead = this.#store.refuseLink(link);
    if (dead) return dead;
    if (password === undefined) return failure('password_required', { account: link.account.email });
    // A password that is refused spends nothing.
    const refused = this.#store.refuseFields({ password }) ?? this.#store.refuseWeakPassword(password, link.account);
    if (refused) return refused;
    link.used = true;
    this.set(link.account, password, 'password_reset');
    this.#sessions.endAll(link.account);
    // Whoever reads the email is the owner.
    this.#guesses.remember(link.account, browser);
    this.#guesses.forgetStrangers(link.account);
    return success();
  }

  /** What somebody began who knew the old password ends with it. */
  set(account: StoredAccount, password: string, event: 'password_changed' | 'password_reset'): void {
    account.password = normalizePassword(password);
    account.passwordChangedAt = this.#store.now();
    this.#signIn.endChallenges(account);
    this.#store.withdrawLinks(account, 'password');
    this.#emails.giveUp(account);
    this.#store.deliver(account, { kind: 'notice', event });
  }

  /** The current password counts as shown. Where it is required, a session that was made fresh again does as well. */
  #needForChange(sessionId: string | undefined, current: string | undefined): Outcome<StoredSession> {
    const session = this.#sessions.need(sessionId);
    if (!session.ok) return session;
    const missing = this.#sessions
      .missing(session.value)
      .filter(([way]) => way !== 'password' || current === undefined);
    const required = this.#store.settings.requiresCurrentPassword && !this.#sessions.steppedUpLately(session.value);
    if (missing.length > 0 || (required && current === undefined)) return failure('reauthentication_required');
    return session;
  }

  #refuseCurrent(account: StoredAccount, current: string | undefined): Refusal | undefined {
    if (current === undefined) return undefined;
    const limited = this.#codes.refuseTries(account);
    if (limited) return limited;
    return normalizePassword(current) === account.password
      ? undefined
      : this.#codes.wrong(account, 'password_incorrect', 'currentPassword');
  }
}
