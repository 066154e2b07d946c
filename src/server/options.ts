import type { Terms } from '../client/ports/terms.ts';
import { passwordPolicies, type PasswordPolicy } from '../client/policy.ts';
import type { OwnedResources } from './deletion/owned-resources.ts';
import type { Outbox } from './mail/outbox.ts';
import { createIdempotency, type Idempotency } from './storage/idempotency.ts';
import { createLimits, type Limits } from './storage/limits.ts';

export type TermsInForce = Omit<Terms, 'accepted'>;

export interface AccountOptions {
  outbox: Outbox;
  /** Pages that mails lead to. */
  pages: {
    /** Where a person confirms an address; gets the token. A page, never an endpoint: opening it must not spend the link. */
    verification: (token: string) => string;
    /** Where a person confirms a changed address; a page likewise. */
    emailChange: (token: string) => string;
    /** Where a person who forgot the password chooses another one. */
    passwordReset: (token: string) => string;
    signIn: string;
    /** The account page. */
    account: string;
  };
  /**
   * Pages of whatever site that a registration may ask to be led back to by its mail, instead of `pages.verification`: origin and
   * path, compared character by character. Nobody else's address gets into a mail of this service.
   */
  returnAddresses?: readonly string[] | undefined;
  /** `passwordPolicies.standard` when absent. */
  passwordPolicy?: PasswordPolicy | undefined;
  /** The terms in force, asked at each use, so that a new version needs no restart. Without, no account owes any. */
  terms?: (() => TermsInForce) | undefined;
  /** How long a mailed link works; 24 hours when absent. */
  verificationSeconds?: number | undefined;
  /** Cooldown between two verification mails to one address; 60 seconds when absent. */
  resendSeconds?: number | undefined;
  /** How long a link to a new password works; 30 minutes when absent. */
  resetSeconds?: number | undefined;
  /** How old the last authentication may be for a sensitive change; 5 minutes when absent. */
  stepUpSeconds?: number | undefined;
  /** Who authenticator applications say a code is for, without a colon; Better Auth's `appName` when absent. */
  issuer?: string | undefined;
  /** What the service keeps for an account besides it. Without, deletion has nothing to name. */
  ownedResources?: OwnedResources | undefined;
  /** Languages that mails are written in, the first for whoever asked for none of them; English when absent. */
  languages?: readonly string[] | undefined;
  /** Multiplies what the rate limits allow; 1 when absent. */
  rateLimits?: number | 'off' | undefined;
  /** For tests. */
  now?: (() => Date) | undefined;
}

/** The options as the endpoints use them, and what they share. */
export interface Kit extends Pick<AccountOptions, 'outbox' | 'pages' | 'issuer' | 'ownedResources'> {
  returnAddresses: ReadonlySet<string>;
  passwordPolicy: PasswordPolicy;
  terms: (() => TermsInForce) | undefined;
  verificationSeconds: number;
  resendSeconds: number;
  resetSeconds: number;
  stepUpSeconds: number;
  languages: readonly string[];
  now: () => Date;
  limits: Limits;
  idempotency: Idempotency;
}

export const createKit = (options: AccountOptions): Kit => {
  // Key URI format: it separates the issuer from the account's name.
  if (options.issuer?.includes(':')) throw new Error('issuer: no colon.');
  const now = options.now ?? (() => new Date());
  return {
    outbox: options.outbox,
    pages: options.pages,
    returnAddresses: new Set(options.returnAddresses),
    passwordPolicy: options.passwordPolicy ?? passwordPolicies.standard,
    terms: options.terms,
    verificationSeconds: options.verificationSeconds ?? 24 * 3600,
    resendSeconds: options.resendSeconds ?? 60,
    resetSeconds: options.resetSeconds ?? 30 * 60,
    stepUpSeconds: options.stepUpSeconds ?? 5 * 60,
    issuer: options.issuer,
    ownedResources: options.ownedResources,
    languages: options.languages ?? ['en'],
    now,
    limits: createLimits(now, options.rateLimits ?? 1),
    idempotency: createIdempotency(now),
  };
};
