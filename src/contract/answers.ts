/** What the service answers on the wire where that is not the value of the port itself. */
import * as z from 'zod';
import { object, Seconds } from './scalars.ts';
import { Authenticator, PendingEmail, ReauthenticationMethod, RecoveryCodesLeft, SessionInfo } from './values.ts';

/** Done, with nothing to tell. */
export const Done = object({});

/** An email is on its way. */
export const MailSent = object({
  /** Seconds until another one can be sent. */
  retryAfter: Seconds,
});
export type MailSent = z.infer<typeof MailSent>;

/** The address that was verified. */
export const VerifiedEmail = object({ email: z.string() });
export type VerifiedEmail = z.infer<typeof VerifiedEmail>;

/** A registration that is waiting for its email to be answered. */
export const Registered = object({
  /** As it was typed. */
  email: z.string(),
  /** Lets this browser, and no other, ask whether the registration has been verified. */
  ticket: z.string(),
  /** Seconds until the email can be sent again. */
  retryAfter: Seconds,
});
export type Registered = z.infer<typeof Registered>;

/** Whether a registration has been verified. */
export const VerificationStatus = object({
  verified: z.boolean(),
  /** Absent if the ticket isn't one of the service's. */
  email: z.string().optional(),
});
export type VerificationStatus = z.infer<typeof VerificationStatus>;

/**
 * What this session still has to show before a sensitive change: one way of each group, the preferred one first. Empty if nothing is
 * missing.
 */
export const MissingFactors = object({ missing: z.array(z.array(ReauthenticationMethod)) });
export type MissingFactors = z.infer<typeof MissingFactors>;

/** The new address that is waiting for verification, or `null`. */
export const PendingEmailStatus = object({ pending: PendingEmail.nullable() });
export type PendingEmailStatus = z.infer<typeof PendingEmailStatus>;

/** The account's authenticators, oldest first. */
export const Authenticators = object({ authenticators: z.array(Authenticator) });
export type Authenticators = z.infer<typeof Authenticators>;

/** What is left of the set: `null` without a second factor, 0 of 0 if no set has been created. */
export const RecoveryCodesStatus = object({ status: RecoveryCodesLeft.nullable() });
export type RecoveryCodesStatus = z.infer<typeof RecoveryCodesStatus>;

/** A new set, shown only once. */
export const RecoveryCodes = object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** Where the account is signed in: this session first, then the most recently used. */
export const Sessions = object({ sessions: z.array(SessionInfo) });
export type Sessions = z.infer<typeof Sessions>;

/** Where the sign-in for another site continues. */
export const Continuation = object({
  url: z.string(),
  /** Of the OpenID provider, for clients of its own. */
  redirect: z.boolean().optional(),
});
export type Continuation = z.infer<typeof Continuation>;
