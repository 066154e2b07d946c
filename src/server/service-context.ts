import { freshSeconds, linkSeconds, recoverySeconds, resendSeconds, resetLinkSeconds } from '../rules/limits.ts';
import { maxNameLength } from '../rules/name.ts';
import { passwordPolicies, type PasswordPolicy } from '../rules/password.ts';
import type { Profile } from '../contract/values.ts';
import { checkedFields, type ProfileFieldOptions } from './account/profile-fields.ts';
import { createIdempotency, type Idempotency } from './idempotency/idempotency.ts';
import { createFailures, type Failures } from './limits/failures.ts';
import { createLimits, type Limits } from './limits/limits.ts';
import type { AccountOptions, TermsInForce } from './options.ts';
import {
  createPasswordLookUp,
  type BreachedPasswordsOptions,
  type LookUpPassword,
} from './password/breached-passwords.ts';
import { createHashing, type Hashing } from './password/hash-queue.ts';
import { rejectWeakPassword, type RejectPassword } from './password/reject-password.ts';
import { defaultLifetimes, type SessionLifetimes } from '../rules/lifetimes.ts';
import type { Ownership } from './storage/ownership.ts';

/** The options as the endpoints use them, and what they share. */
export interface ServiceContext extends Pick<AccountOptions, 'outbox' | 'pages' | 'issuer' | 'ownedResources'> {
  returnAddresses: readonly string[];
  passwordPolicy: PasswordPolicy;
  maxNameLength: number;
  profileFields: readonly ProfileFieldOptions[];
  readOnlyProfile: Profile['readOnly'];
  rejectPassword: RejectPassword | undefined;
  breachedPasswords: (Pick<BreachedPasswordsOptions, 'unavailable'> & { lookUp: LookUpPassword }) | undefined;
  terms: (() => TermsInForce) | undefined;
  verificationSeconds: number;
  resendSeconds: number;
  resetSeconds: number;
  stepUpSeconds: number;
  requireSecondFactor: boolean;
  recoverySeconds: number;
  sessionLifetimes: SessionLifetimes;
  languages: readonly string[];
  now: () => Date;
  limits: Limits;
  failures: Failures;
  idempotency: Idempotency;
  hashing: Hashing;
  /** Whose the rows of all tables are. */
  ownership: Ownership;
}

export const createServiceContext = (options: AccountOptions, ownership: Ownership): ServiceContext => {
  // Key URI format: it separates the issuer from the account's name.
  if (options.issuer?.includes(':')) throw new Error('issuer: no colon.');
  const now = options.now ?? (() => new Date());
  return {
    outbox: options.outbox,
    pages: options.pages,
    returnAddresses: options.returnAddresses ?? [],
    passwordPolicy: options.passwordPolicy ?? passwordPolicies.standard,
    maxNameLength: options.maxNameLength ?? maxNameLength,
    profileFields: checkedFields(options.profileFields ?? []),
    readOnlyProfile: options.readOnlyProfile ?? [],
    rejectPassword: options.rejectPassword === false ? undefined : (options.rejectPassword ?? rejectWeakPassword),
    breachedPasswords: options.breachedPasswords && {
      unavailable: options.breachedPasswords.unavailable,
      lookUp: createPasswordLookUp(options.breachedPasswords),
    },
    terms: options.terms,
    verificationSeconds: options.verificationSeconds ?? linkSeconds,
    resendSeconds: options.resendSeconds ?? resendSeconds,
    resetSeconds: options.resetSeconds ?? resetLinkSeconds,
    recoverySeconds: options.recoverySeconds ?? recoverySeconds,
    stepUpSeconds: options.stepUpSeconds ?? freshSeconds,
    requireSecondFactor: options.requireSecondFactor ?? false,
    sessionLifetimes: { ...defaultLifetimes, ...options.sessionLifetimes },
    issuer: options.issuer,
    ownedResources: options.ownedResources,
    languages: options.languages ?? ['en'],
    now,
    limits: createLimits(now, options.rateLimits ?? 1),
    failures: createFailures(now, options.rateLimits ?? 1),
    idempotency: createIdempotency(now),
    hashing: createHashing(options.hashesAtOnce, options.passwordsInHand, options.rateLimits),
    ownership,
  };
};
