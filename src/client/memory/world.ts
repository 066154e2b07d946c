import type { Account, Registration, Terms, TermsDocument } from '../auth-client.ts';
import { defaultPolicy, type Policy } from '../policy.ts';
import { emailKey } from '../waiting.ts';
import { createIdempotency, type Idempotency } from './idempotency.ts';
import type { MemoryMail } from './mail.ts';
import { MemoryService } from './service.ts';

export interface MemoryWorldOptions {
  policy?: Policy | undefined;
  /** The terms in force at the beginning. */
  terms?: Pick<Terms, 'version' | 'documents'> | undefined;
  /** Milliseconds since the epoch; `Date.now` when absent. */
  now?: (() => number) | undefined;
  /** Seconds between two verification mails to an address; 60 when absent. */
  resendAfter?: number | undefined;
  /** Seconds that a mailed link lasts; a day when absent. */
  linkLifetime?: number | undefined;
}

/** What the world knows of an account; for the assertions of tests. */
export interface MemoryAccount extends Account {
  verified: boolean;
  accepted: Terms['accepted'];
  extra: Record<string, string>;
}

/** Everything outside the browsers: accounts, mails, terms and the clock. Several clients may live in one world. */
export interface MemoryWorld {
  readonly policy: Policy;
  /** By the world's clock, in milliseconds since the epoch. */
  now(): number;
  /** Moves the clock on. */
  advance(seconds: number): void;
  /** The mails that arrived at an address, oldest first. */
  inbox(email: string): MemoryMail[];
  account(email: string): MemoryAccount | undefined;
  /** Puts an account there that was registered earlier: verified, unless told otherwise. */
  addAccount(registration: Registration, options?: { verified?: boolean }): MemoryAccount;
  /** Puts a new version of the terms in force; who accepted another one has to accept again. */
  publishTerms(version: string, documents?: TermsDocument[]): void;
  /** Lets a mailed link expire at once. */
  expireToken(token: string): void;
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
    terms: options.terms ?? memoryTerms,
    now,
    resendAfter: options.resendAfter ?? 60,
    linkLifetime: options.linkLifetime ?? 86_400,
  });
  const account = (email: string): MemoryAccount | undefined => {
    const stored = service.accounts.get(emailKey(email)) ?? service.pending(email)[0];
    if (!stored) return undefined;
    const { id, firstName, lastName, verified, accepted, extra } = stored;
    return { id, email: stored.email, firstName, lastName, verified, accepted, extra };
  };
  return {
    policy: service.settings.policy,
    now,
    advance: (seconds) => void (ahead += seconds * 1000),
    inbox: (email) => service.mails.filter((mail) => emailKey(mail.to) === emailKey(email)),
    account,
    addAccount(registration, { verified = true } = {}) {
      const stored = service.store(registration);
      if (verified) service.activate(stored);
      return account(registration.email) as MemoryAccount;
    },
    publishTerms(version, documents = service.settings.terms.documents) {
      service.settings.terms = { version, documents };
    },
    expireToken(token) {
      const link = service.links.get(token);
      if (link) link.expiresAt = now();
    },
    service,
    idempotency: createIdempotency(),
  };
};
