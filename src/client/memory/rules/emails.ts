import { emailKey } from '../../../rules/email.ts';
import { maskEmail } from '../../../rules/mask-email.ts';
import { normalizePassword } from '../../../rules/password.ts';
import type { InlineEmailPort, PendingEmail } from '../../ports/email.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { MemoryStore, Refusal, StoredAccount } from '../store.ts';
import type { Codes } from './codes.ts';
import type { Registrations } from './registrations.ts';
import type { Sessions } from './sessions.ts';

type Confirmation = Parameters<InlineEmailPort['confirm']>[0];

/** Changes of an account's address: a new one waits until its link was opened, the old one works meanwhile. */
export class Emails {
  readonly #store: MemoryStore;
  readonly #sessions: Sessions;
  readonly #registrations: Registrations;
  readonly #codes: Codes;

  constructor(store: MemoryStore, sessions: Sessions, registrations: Registrations, codes: Codes) {
    this.#store = store;
    this.#sessions = sessions;
    this.#registrations = registrations;
    this.#codes = codes;
  }

  pending(sessionId: string | undefined): Outcome<PendingEmail | null> {
    const session = this.#sessions.need(sessionId);
    if (!session.ok) return session;
    const { pendingEmail: waiting } = session.value.account;
    return success(waiting ? { email: waiting.email, retryAfter: this.#store.secondsUntil(waiting.resendAt) } : null);
  }

  change(sessionId: string | undefined, input: { email: string }): Outcome<PendingEmail> {
    const session = this.#sessions.needFresh(sessionId);
    if (!session.ok) return session;
    const { account } = session.value;
    if (this.#store.settings.readOnlyProfile.includes('email')) return failure('forbidden');
    const invalid = this.#store.refuseFields(input);
    if (invalid) return invalid;
    const email = emailKey(input.email);
    if (email === account.email) return failure('email_unchanged', { field: 'email' });
    const charged = this.#store.chargeMail(`account ${account.id}`, email);
    if (charged) return charged;
    this.giveUp(account);
    // While there is still time to cancel.
    this.#store.deliver(account, { kind: 'notice', event: 'email_change_requested', email });
    return success({ email, ...this.#send(account, email) });
  }

  resend(sessionId: string | undefined): Outcome<{ retryAfter: number }> {
    const session = this.#sessions.need(sessionId);
    if (!session.ok) return session;
    const { account } = session.value;
    const { pendingEmail: waiting } = account;
    if (!waiting) return failure('not_found');
    return (
      this.#store.refuseUntil(waiting.resendAt) ??
      this.#store.chargeMail(`account ${account.id}`, waiting.email) ??
      success(this.#send(account, waiting.email))
    );
  }

  cancel(sessionId: string | undefined): Outcome {
    const session = this.#sessions.need(sessionId);
    if (!session.ok) return session;
    this.giveUp(session.value.account);
    return success();
  }

  /** The token proves the new mailbox only, so the account confirms too: by its session, or by what its sign-in asks for. */
  async confirm(sessionId: string | undefined, given: Confirmation): Promise<Outcome<{ email: string }>> {
    const link = this.#store.links.get(given.token);
    if (link?.purpose !== 'email') return failure('token_invalid');
    const { account } = link;
    const waiting = (): Outcome<{ email: string }> => {
      const refused = this.#store.refuseLink(link);
      if (refused) return refused;
      if (!account.pendingEmail) return failure('token_invalid');
      const { email } = account.pendingEmail;
      return this.#store.accountOf(email) ? failure('conflict') : success({ email });
    };
    const before = waiting();
    if (!before.ok) return before;
    if (!this.#isOwn(sessionId, account)) {
      const stranger = await this.#refuseStranger(account, given);
      if (stranger) return stranger;
    }
    // Only now: it is said to the account alone, and not to whoever has the link.
    if (this.#sessions.owesSecondFactor({ account })) return failure('second_factor_due');
    // Asked again after the wait: somebody else may have been faster.
    const now = waiting();
    if (!now.ok) return now;
    link.used = true;
    this.set(account, now.value.email);
    return now;
  }

  /** Puts an address in force; what was mailed to the old one is worth nothing any more. */
  set(account: StoredAccount, email: string): void {
    const old = account.email;
    account.email = email;
    this.giveUp(account);
    // Mailed to an address that is the account's no longer.
    this.#store.withdrawLinks(account, 'password');
    this.#store.accounts.delete(old);
    this.#registrations.forget(old);
    this.#store.accounts.set(email, account);
    this.#registrations.close(email);
    this.#store.deliver({ ...account, email: old }, { kind: 'notice', event: 'email_changed', email });
  }

  /** No address waits any more, and its link is dead. */
  giveUp(account: StoredAccount): void {
    account.pendingEmail = undefined;
    this.#store.withdrawLinks(account, 'email');
  }

  /** A session that never showed the account's second factor, because it began before it, says no more than the password. */
  #isOwn(sessionId: string | undefined, account: StoredAccount): boolean {
    const session = this.#sessions.find(sessionId);
    if (session?.account !== account) return false;
    const { totp, recovery_code: recoveryCode } = session.factors;
    return (totp ?? recoveryCode) !== undefined || account.authenticators.length === 0;
  }

  async #refuseStranger(
    account: StoredAccount,
    { password, code, recoveryCode }: Confirmation,
  ): Promise<Refusal | undefined> {
    if (password === undefined) return failure('password_required', { account: maskEmail(account.email) });
    const limited = this.#codes.refuseTries(account);
    if (limited) return limited;
    if (normalizePassword(password) !== account.password)
      return this.#codes.wrong(account, 'password_incorrect', 'password');
    if (account.authenticators.length === 0) return undefined;
    if ((code ?? recoveryCode) === undefined) return failure('second_factor_required');
    const taken =
      recoveryCode === undefined
        ? await this.#codes.take(account, account.authenticators, code ?? '')
        : this.#codes.takeRecoveryCode(account, recoveryCode);
    return taken.ok ? undefined : taken;
  }

  /** To an address that is somebody else's goes no link, and the answer is the same. */
  #send(account: StoredAccount, email: string): { retryAfter: number } {
    const { resendCooldown } = this.#store.settings;
    account.pendingEmail = { email, resendAt: this.#store.now() + resendCooldown * 1000 };
    const owner = this.#store.accountOf(email);
    if (owner) this.#store.deliver(owner, { kind: 'email_taken' });
    else
      this.#store.deliver(
        { ...account, email },
        {
          kind: 'email_change',
          token: this.#store.makeLink({ purpose: 'email', account }),
          account: maskEmail(account.email),
        },
      );
    return { retryAfter: resendCooldown };
  }
}
