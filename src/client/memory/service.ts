import type { DeletionImpact } from '../ports/deletion.ts';
import type { PasswordStatus } from '../ports/password.ts';
import type { Profile, ProfileChange } from '../ports/profile.ts';
import type { Account, SessionState } from '../ports/session.ts';
import type { Terms } from '../ports/terms.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import { Authenticators } from './rules/authenticators.ts';
import { Codes } from './rules/codes.ts';
import { Emails } from './rules/emails.ts';
import { Guesses } from './rules/guesses.ts';
import { LinkedAccounts } from './rules/linked-accounts.ts';
import { Passkeys } from './rules/passkeys.ts';
import { Passwords } from './rules/passwords.ts';
import { changeProfile, profileOf } from './rules/profiles.ts';
import { Registrations } from './rules/registrations.ts';
import { Sessions, type StoredSession } from './rules/sessions.ts';
import { SignIn } from './rules/sign-in.ts';
import { MemoryStore, type ServiceSettings, type StoredAccount } from './store.ts';

const show = ({ id, email, firstName, lastName }: StoredAccount): Account => ({ id, email, firstName, lastName });

/** The rules of an account service, without a network. Its state is open to the memory world and to nobody else. */
export class MemoryService {
  readonly store: MemoryStore;
  readonly registrations: Registrations;
  readonly sessions: Sessions;
  readonly guesses: Guesses;
  readonly signIn: SignIn;
  readonly authenticators: Authenticators;
  readonly emails: Emails;
  readonly linkedAccounts: LinkedAccounts;
  readonly passkeys: Passkeys;
  readonly passwords: Passwords;

  constructor(settings: ServiceSettings) {
    const store = new MemoryStore(settings);
    const codes = new Codes(store);
    this.store = store;
    const guesses = new Guesses(store);
    this.registrations = new Registrations(store, codes, guesses);
    this.sessions = new Sessions(store, guesses);
    this.guesses = guesses;
    this.signIn = new SignIn(store, this.sessions, this.registrations, codes, guesses);
    this.authenticators = new Authenticators(store, this.sessions, this.signIn, codes);
    this.linkedAccounts = new LinkedAccounts(this.sessions);
    this.passkeys = new Passkeys(store, this.sessions);
    this.emails = new Emails(store, this.sessions, this.registrations, codes);
    this.passwords = new Passwords(store, this.sessions, this.signIn, this.emails, codes, guesses);
  }

  state(session: StoredSession | undefined): SessionState {
    if (!session) return { status: 'anonymous' };
    const { account } = session;
    const accepted = account.accepted?.version === this.store.settings.terms.version;
    const settled = this.sessions.owesSecondFactor(session) ? 'second_factor_due' : 'active';
    return { status: accepted ? settled : 'terms_due', account: show(account) };
  }

  terms(sessionId: string | undefined): Terms {
    return { ...this.store.settings.terms, accepted: this.sessions.find(sessionId)?.account.accepted ?? null };
  }

  acceptTerms(sessionId: string | undefined, version: string): Outcome<{ version: string; acceptedAt: string }> {
    const session = this.sessions.need(sessionId, true);
    if (!session.ok) return session;
    const { account } = session.value;
    if (version !== this.store.settings.terms.version) return failure('terms_outdated');
    if (account.accepted?.version !== version) account.accepted = { version, acceptedAt: this.store.time() };
    return success(account.accepted);
  }

  profile(sessionId: string | undefined): Outcome<Profile> {
    const session = this.sessions.need(sessionId);
    return session.ok ? success(profileOf(session.value.account, this.store.settings)) : session;
  }

  updateProfile(sessionId: string | undefined, change: ProfileChange): Outcome<Account> {
    const session = this.sessions.need(sessionId);
    if (!session.ok) return session;
    const { account } = session.value;
    const refused = changeProfile(account, this.store.settings, change);
    return refused ?? success(show(account));
  }

  passwordStatus(sessionId: string | undefined): Outcome<PasswordStatus> {
    const session = this.sessions.need(sessionId);
    return session.ok ? success({ changedAt: this.store.time(session.value.account.passwordChangedAt) }) : session;
  }

  deletionImpact(sessionId: string | undefined): Outcome<DeletionImpact> {
    const session = this.sessions.need(sessionId);
    return session.ok ? success(session.value.account.owns) : session;
  }

  /** Nothing here can fail half-way. */
  deleteAccount(sessionId: string | undefined): Outcome {
    const session = this.sessions.needFresh(sessionId);
    if (!session.ok) return session;
    this.remove(session.value.account);
    return success();
  }

  remove(account: StoredAccount): void {
    this.sessions.endAll(account);
    this.signIn.endChallenges(account);
    this.emails.giveUp(account);
    this.store.withdrawLinks(account, 'password');
    this.store.accounts.delete(account.email);
    this.registrations.forget(account.email);
    this.store.deliver(account, { kind: 'notice', event: 'account_deleted' });
  }
}
