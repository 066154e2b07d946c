import { fromBase32 } from '../../rules/base32.ts';
import { emailKey } from '../../rules/email.ts';
import { defaultLifetimes, type SessionLifetimes } from '../../rules/lifetimes.ts';
import { freshSeconds, linkSeconds, resendSeconds } from '../../rules/limits.ts';
import type { DeletionImpact } from '../ports/deletion.ts';
import type { Profile, ProfileField } from '../ports/profile.ts';
import type { Registration } from '../ports/registration.ts';
import type { Account } from '../ports/session.ts';
import type { Terms, TermsDocument } from '../ports/terms.ts';
import { defaultPolicy, type Policy } from '../policy.ts';
import { createIdempotency, type Idempotency } from './idempotency.ts';
import type { MemoryMail } from './mail.ts';
import { MemoryService } from './service.ts';

export interface MemoryWorldOptions {
  policy?: Policy | undefined;
  /** Fields of the profile besides names and address, with the values of an account that filled nothing in; none when absent. */
  profileFields?: readonly ProfileField[] | undefined;
  /** What of names and address can't be changed; nothing when absent. */
  readOnlyProfile?: Profile['readOnly'] | undefined;
  /** The languages that a person may choose for what the service writes; none when absent. */
  languages?: readonly string[] | undefined;
  /** The terms in force at the beginning. */
  terms?: Pick<Terms, 'version' | 'documents'> | undefined;
  /** Milliseconds since the epoch; `Date.now` when absent. */
  now?: (() => number) | undefined;
  /** Seconds between two emails with a link to an address; 60 when absent. */
  resendCooldown?: number | undefined;
  /** Seconds that a mailed link lasts; a day when absent. One to a new password lasts for half an hour at most. */
  linkLifetime?: number | undefined;
  /** Seconds that an authentication counts as fresh; five minutes when absent. */
  freshFor?: number | undefined;
  /** Seconds that sessions last; what the service has when absent. */
  sessionLifetimes?: Partial<SessionLifetimes> | undefined;
  /** Whether a change of the password wants the current one too; yes when absent. */
  requiresCurrentPassword?: boolean | undefined;
  /** Whether every account has to have a second factor; no when absent. */
  requireSecondFactor?: boolean | undefined;
  /** The name that authenticator apps show; `Example` when absent. */
  issuer?: string | undefined;
  /** The pages that an email's link may lead to, as full addresses; none when absent. */
  allowedReturnUrls?: readonly string[] | undefined;
}

/** What the world knows of an account; for the assertions of tests. */
export interface MemoryAccount extends Account {
  verified: boolean;
  accepted: Terms['accepted'];
  extra: NonNullable<Registration['extra']>;
  /** The address that waits for its verification, if one does. */
  pendingEmail: string | undefined;
  /** The names of its authenticators, the oldest first. */
  authenticators: string[];
}

/** Everything outside the browsers: accounts, emails, terms and the clock. Several clients may live in one world. */
export interface MemoryWorld {
  readonly policy: Policy;
  /** The pages that an email's link may lead to. */
  readonly allowedReturnUrls: readonly string[];
  /** By the world's clock, in milliseconds since the epoch. */
  now(): number;
  /** Moves the clock on. */
  advance(seconds: number): void;
  /** The emails that arrived at an address, oldest first. */
  inbox(email: string): MemoryMail[];
  account(email: string): MemoryAccount | undefined;
  /** Puts an account there that was registered earlier: verified, unless told otherwise; `owns` is what its deletion takes along. */
  addAccount(
    registration: Registration,
    options?: { verified?: boolean; owns?: Partial<DeletionImpact> },
  ): MemoryAccount;
  /** Puts a new version of the terms in force; who accepted another one has to accept again. */
  publishTerms(version: string, documents?: TermsDocument[]): void;
  /** Lets a mailed link expire at once. */
  expireToken(token: string): void;
  /** What an authenticator app with this secret (Base32) shows now. Each code counts once: `advance(30)` for the next one. */
  totp(secret: string): Promise<string>;
  /** The rules that clients call. Not for tests: they look at the world from outside. */
  readonly service: MemoryService;
  readonly idempotency: Idempotency;
}

export const memoryTerms: Pick<Terms, 'version' | 'documents'> = {
  version: '2026-01',
  documents: [
    { id: 'terms', title: 'Terms of service', href: '/terms' },
    { id: 'privacy', title: 'Privacy notice', href: '/privacy' },
  ],
};

export const createMemoryWorld = (options: MemoryWorldOptions = {}): MemoryWorld => {
  const clock = options.now ?? Date.now;
  let ahead = 0;
  const now = (): number => clock() + ahead;
  const service = new MemoryService({
    policy: options.policy ?? defaultPolicy,
    profileFields: options.profileFields ?? [],
    readOnlyProfile: options.readOnlyProfile ?? [],
    languages: options.languages ?? [],
    terms: options.terms ?? memoryTerms,
    now,
    resendCooldown: options.resendCooldown ?? resendSeconds,
    linkLifetime: options.linkLifetime ?? linkSeconds,
    freshFor: options.freshFor ?? freshSeconds,
    sessionLifetimes: { ...defaultLifetimes, ...options.sessionLifetimes },
    requiresCurrentPassword: options.requiresCurrentPassword ?? true,
    requireSecondFactor: options.requireSecondFactor ?? false,
    issuer: options.issuer ?? 'Example',
    allowedReturnUrls: options.allowedReturnUrls ?? [],
  });
  const { store, registrations } = service;
  const account = (email: string): MemoryAccount | undefined => {
    const known = store.accountOf(email);
    const stored = known ?? registrations.waiting(email)[0];
    if (!stored) return undefined;
    const { id, firstName, lastName, accepted, extra } = stored;
    const about = { id, email: stored.email, firstName, lastName, accepted, extra };
    const authenticators = known?.authenticators.map(({ name }) => name) ?? [];
    return { ...about, verified: known !== undefined, pendingEmail: known?.pendingEmail?.email, authenticators };
  };
  return {
    policy: store.settings.policy,
    allowedReturnUrls: store.settings.allowedReturnUrls,
    now,
    advance: (seconds) => void (ahead += seconds * 1000),
    inbox: (email) => store.mails.filter((mail) => emailKey(mail.to) === emailKey(email)),
    account,
    addAccount(registration, { verified = true, owns } = {}) {
      const stored = registrations.keep(registration);
      if (verified) Object.assign(registrations.activate(stored).owns, owns);
      return account(registration.email) as MemoryAccount;
    },
    publishTerms(version, documents = store.settings.terms.documents) {
      store.settings.terms = { version, documents };
    },
    expireToken(token) {
      const link = store.links.get(token);
      if (link) link.expiresAt = now();
    },
    async totp(secret) {
      const { codeAt, stepAt } = await import('../../rules/totp.ts');
      return codeAt(fromBase32(secret), stepAt(now()));
    },
    service,
    idempotency: createIdempotency(),
  };
};
