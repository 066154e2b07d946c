import { toBase32 } from '../../../rules/base32.ts';
import { emailText } from '../../../rules/email-text.ts';
import { maxAuthenticators, setUpSeconds } from '../../../rules/limits.ts';
import { normalizeName } from '../../../rules/name.ts';
import { randomId } from '../../../rules/random-id.ts';
import { makeRecoveryCodes, normalizeRecoveryCode } from '../../../rules/recovery-code.ts';
import type { Authenticator, AuthenticatorEnrolment, InlineAuthenticatorsPort } from '../../ports/authenticators.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { MemoryStore, StoredAccount, StoredAuthenticator } from '../store.ts';
import type { Codes } from './codes.ts';
import type { Sessions, StoredSession } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

type ActivateInput = Parameters<InlineAuthenticatorsPort['activate']>[0];

/** Authenticator apps, and the recovery codes that come with the first of them. */
export class Authenticators {
  readonly #store: MemoryStore;
  readonly #sessions: Sessions;
  readonly #signIn: SignIn;
  readonly #codes: Codes;

  constructor(store: MemoryStore, sessions: Sessions, signIn: SignIn, codes: Codes) {
    this.#store = store;
    this.#sessions = sessions;
    this.#signIn = signIn;
    this.#codes = codes;
  }

  list(sessionId: string | undefined): Outcome<Authenticator[]> {
    const session = this.#sessions.need(sessionId, true);
    return session.ok
      ? success(session.value.account.authenticators.map((authenticator) => this.#store.showDevice(authenticator)))
      : session;
  }

  async enrol(sessionId: string | undefined): Promise<Outcome<AuthenticatorEnrolment>> {
    const { enrolmentUri, makeTotpKey, totp } = await import('../../../rules/totp.ts');
    const session = this.#sessions.needFresh(sessionId, true);
    if (!session.ok) return session;
    const { account } = session.value;
    if (account.authenticators.length >= maxAuthenticators) return failure('device_limit_reached');
    const enrolment = { id: randomId(), secret: toBase32(makeTotpKey()) };
    account.enrolment = { ...enrolment, expiresAt: this.#store.now() + setUpSeconds * 1000 };
    const { issuer } = this.#store.settings;
    const uri = enrolmentUri({ issuer, account: emailText(account.email), secret: enrolment.secret });
    return success({ ...enrolment, uri, ...totp });
  }

  async activate(
    sessionId: string | undefined,
    { id, code, name, endOtherSessions = true }: ActivateInput,
  ): Promise<Outcome<Authenticator>> {
    const session = this.#sessions.needFresh(sessionId, true);
    if (!session.ok) return session;
    const { account } = session.value;
    const { enrolment } = account;
    if (enrolment?.id !== id || enrolment.expiresAt <= this.#store.now()) return failure('not_found');
    // Before the code: a name that is refused must not use the code up.
    const refused = this.#store.refuseDeviceName(name, account.authenticators);
    if (refused) return refused;
    const taken = await this.#codes.take(account, [enrolment], code);
    if (!taken.ok) return taken;
    // Asked again after the wait: somebody else may have been faster.
    if (account.enrolment !== enrolment) return failure('not_found');
    account.enrolment = undefined;
    this.#sessions.show(session.value, 'totp');
    // Where it is demanded, no session goes on without it.
    if (endOtherSessions || this.#store.settings.requireSecondFactor) this.#endOthers(session.value);
    return success(
      this.#store.showDevice(
        this.add(account, { id, name: normalizeName(name), secret: enrolment.secret, lastStep: taken.value.step }),
      ),
    );
  }

  /** An authenticator that has just shown its first code. */
  add(
    account: StoredAccount,
    about: Pick<StoredAuthenticator, 'id' | 'name' | 'secret' | 'lastStep'>,
  ): StoredAuthenticator {
    const now = this.#store.now();
    const added = { ...about, createdAt: now, lastUsedAt: now };
    account.authenticators.push(added);
    this.#store.deliver(account, { kind: 'notice', event: 'authenticator_added', device: added.name });
    return added;
  }

  rename(sessionId: string | undefined, { id, name }: { id: string; name: string }): Outcome<Authenticator> {
    const session = this.#sessions.need(sessionId);
    if (!session.ok) return session;
    const { account } = session.value;
    const found = account.authenticators.find((authenticator) => authenticator.id === id);
    if (!found) return failure('not_found');
    const refused = this.#store.refuseDeviceName(name, account.authenticators, found);
    if (refused) return refused;
    found.name = normalizeName(name);
    return success(this.#store.showDevice(found));
  }

  remove(sessionId: string | undefined, id: string): Outcome {
    const session = this.#sessions.needFresh(sessionId);
    if (!session.ok) return session;
    const { account } = session.value;
    const found = account.authenticators.find((authenticator) => authenticator.id === id);
    if (!found) return failure('not_found');
    if (account.authenticators.length === 1 && this.#store.settings.requireSecondFactor)
      return failure('last_authenticator');
    account.authenticators = account.authenticators.filter((authenticator) => authenticator !== found);
    const last = account.authenticators.length === 0;
    if (last) account.recoveryCodes = undefined;
    this.#endOthers(session.value);
    this.#store.deliver(account, { kind: 'notice', event: 'authenticator_removed', device: found.name, last });
    return success();
  }

  recoveryStatus(
    sessionId: string | undefined,
  ): Outcome<{ remaining: number; total: number; createdAt: string } | null> {
    const session = this.#sessions.need(sessionId, true);
    if (!session.ok) return session;
    const { recoveryCodes, authenticators } = session.value.account;
    const [first] = authenticators;
    if (!first) return success(null);
    // A set-up that ended before the codes were made has none left of none.
    const { left, used, createdAt } = recoveryCodes ?? { left: new Set(), used: new Set(), createdAt: first.createdAt };
    return success({ remaining: left.size, total: left.size + used.size, createdAt: this.#store.time(createdAt) });
  }

  generateRecoveryCodes(sessionId: string | undefined): Outcome<{ codes: string[] }> {
    const session = this.#sessions.needFresh(sessionId);
    if (!session.ok) return session;
    const { account } = session.value;
    if (account.authenticators.length === 0) return failure('conflict');
    // A first set takes nothing away, and so ends nothing.
    if (account.recoveryCodes) this.#endOthers(session.value);
    return success({ codes: this.renewRecoveryCodes(account) });
  }

  /** A new set in place of the old one. */
  renewRecoveryCodes(account: StoredAccount): string[] {
    const codes = makeRecoveryCodes();
    this.giveRecoveryCodes(account, codes);
    this.#store.deliver(account, { kind: 'notice', event: 'recovery_codes_renewed' });
    return codes;
  }

  /** Puts a set in force, of which some may be used already. */
  giveRecoveryCodes(account: StoredAccount, codes: readonly string[], used = 0): void {
    const tidy = codes.map(normalizeRecoveryCode);
    account.recoveryCodes = {
      left: new Set(tidy.slice(used)),
      used: new Set(tidy.slice(0, used)),
      createdAt: this.#store.now(),
    };
  }

  #endOthers(session: StoredSession): void {
    this.#sessions.endAll(session.account, session);
    this.#signIn.endChallenges(session.account);
  }
}
