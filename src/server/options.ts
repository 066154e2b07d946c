import type { PasswordPolicy, Profile, Terms } from '../contract/values.ts';
import type { ProfileFieldOptions } from './account/profile-fields.ts';
import type { OwnedResources } from './deletion/owned-resources.ts';
import type { Outbox } from './mail/outbox.ts';
import type { BreachedPasswordsOptions } from './password/breached-passwords.ts';
import type { SessionLifetimes } from '../rules/lifetimes.ts';
import type { OnSecurityEvent } from './security/events.ts';
import type { RejectPassword } from './password/reject-password.ts';

export type TermsInForce = Omit<Terms, 'accepted'>;

export interface AccountOptions {
  outbox: Outbox;
  /** Pages that emails lead to. */
  pages: {
    /** Where a person confirms an address; gets the token. A page, never an endpoint: opening it must not spend the link. */
    verification: (token: string) => string;
    /** Where a person confirms a changed address; a page likewise. */
    emailChange: (token: string) => string;
    /** Where a person who forgot the password chooses another one. */
    passwordReset: (token: string) => string;
    /** The sign-in page; gets the token of a link that lets the device that opens it sign in. */
    deviceConfirmation: (token: string) => string;
    signIn: string;
    /** The account page. */
    account: string;
  };
  /**
   * Pages of whatever site that a registration may ask to be led back to by its email, instead of `pages.verification`: origin and
   * path, written as browsers write them. Nobody else's address gets into an email of this service.
   */
  returnAddresses?: readonly string[] | undefined;
  /** `passwordPolicies.standard` when absent. */
  passwordPolicy?: PasswordPolicy | undefined;
  /**
   * Says why a new password of the right length is refused, at sign-up, change and reset. `rejectWeakPassword` when absent, which
   * refuses what is guessed early; `false` judges by length alone.
   */
  rejectPassword?: RejectPassword | false | undefined;
  /** Looks new passwords up in a list of breached ones, which is another service. Without, none is. */
  breachedPasswords?: BreachedPasswordsOptions | undefined;
  /** Longest name of a person, in code points; 100 when absent. */
  maxNameLength?: number | undefined;
  /** Fields of the profile besides names and address: an account has what its owner fills in, and loses it with the account. */
  profileFields?: readonly ProfileFieldOptions[] | undefined;
  /** What of names and address people can't change here, for example because another system tells them; nothing when absent. */
  readOnlyProfile?: Profile['readOnly'] | undefined;
  /** The terms in force, asked at each use, so that a new version needs no restart. Without, no account owes any. */
  terms?: (() => TermsInForce) | undefined;
  /** How long a mailed link works; 24 hours when absent. */
  verificationSeconds?: number | undefined;
  /** Cooldown between two verification emails to one address; 60 seconds when absent. */
  resendSeconds?: number | undefined;
  /** How long a link to a new password works; 30 minutes when absent. */
  resetSeconds?: number | undefined;
  /** How long the recovery of an account whose second factor is lost waits for its owner to object; 7 days when absent. */
  recoverySeconds?: number | undefined;
  /**
   * Whether every account has to have a second factor (ASVS 6.3.3). One that has none can do nothing once signed in but set one up, and
   * the last one can't be removed. No when absent.
   */
  requireSecondFactor?: boolean | undefined;
  /** How old the last authentication may be for a sensitive change; 5 minutes when absent. */
  stepUpSeconds?: number | undefined;
  /**
   * How long sessions last, used and unused; 30 days and 14 days with a password, 14 and 3 with a second factor, a day and 12 hours
   * without "Stay signed in", where absent.
   */
  sessionLifetimes?: Partial<SessionLifetimes> | undefined;
  /** Who authenticator apps say a code is for, without a colon; Better Auth's `appName` when absent. */
  issuer?: string | undefined;
  /** What the service keeps for an account besides it. Without, deletion has nothing to name. */
  ownedResources?: OwnedResources | undefined;
  /** Languages that emails are written in, the first for whoever asked for none of them; English when absent. */
  languages?: readonly string[] | undefined;
  /**
   * Told of everything that matters to security, success and failure (`docs/security-events.md`). Keep it: without, nobody can find out
   * later what happened to an account. The answer waits for it, so that nothing is answered that isn't kept.
   */
  onSecurityEvent?: OnSecurityEvent | undefined;
  /** Multiplies what the rate limits allow; 1 when absent. */
  rateLimits?: number | 'off' | undefined;
  /** How many passwords are hashed at once, the others waiting in a queue; 2 when absent, of the four threads that Node has for it. */
  hashesAtOnce?: number | undefined;
  /**
   * How many requests with a password are in hand, being hashed or in the queue; 100 when absent. One more is answered `service_unavailable`
   * (503) at once, and counts as no try.
   */
  passwordsInHand?: number | undefined;
  /** For tests. */
  now?: (() => Date) | undefined;
}
