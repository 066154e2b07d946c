/** What the service answers on the wire where that is not the value of the port itself. */
import * as z from 'zod';
import { object, Seconds } from './scalars.ts';
import { Authenticator, PendingEmail, ReauthenticationMethod, RecoveryCodesLeft, SessionInfo } from './values.ts';

/** It was done, and there is nothing to say. */
export const Done = object({});

/** A mail is on its way. */
export const MailSent = object({
  /** Seconds until another one can be sent. */
  retryAfter: Seconds,
});
export type MailSent = z.infer<typeof MailSent>;

/** The address that was verified. */
export const VerifiedEmail = object({ email: z.string() });
export type VerifiedEmail = z.infer<typeof VerifiedEmail>;

/** A registration that waits for its mail to be answered. */
export const Registered = object({
  /** As it was typed. */
  email: z.string(),
  /** Lets this browser, and nobody else, ask whether the registration was verified meanwhile. */
  ticket: z.string(),
  /** Seconds until the mail can be sent again. */
  retryAfter: Seconds,
});
export type Registered = z.infer<typeof Registered>;

/** Whether a registration was verified meanwhile. */
export const VerificationStatus = object({
  verified: z.boolean(),
  /** Absent where the ticket is none of the service's. */
  email: z.string().optional(),
});
export type VerificationStatus = z.infer<typeof VerificationStatus>;

/** What the account can prove itself by, the preferred one first. */
export const ReauthenticationMethods = object({ methods: z.array(ReauthenticationMethod) });
export type ReauthenticationMethods = z.infer<typeof ReauthenticationMethods>;

/** The address that waits, or `null`. */
export const PendingEmailStatus = object({ pending: PendingEmail.nullable() });
export type PendingEmailStatus = z.infer<typeof PendingEmailStatus>;

/** The authenticators of the account, the oldest first. */
export const Authenticators = object({ authenticators: z.array(Authenticator) });
export type Authenticators = z.infer<typeof Authenticators>;

/** The set that is left: `null` without a second factor, none of none when no set was made yet. */
export const RecoveryCodesStatus = object({ status: RecoveryCodesLeft.nullable() });
export type RecoveryCodesStatus = z.infer<typeof RecoveryCodesStatus>;

/** A new set, shown this once. */
export const RecoveryCodes = object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** Where the account is signed in: this session first, then by last use. */
export const Sessions = object({ sessions: z.array(SessionInfo) });
export type Sessions = z.infer<typeof Sessions>;

/** Where the sign-in for another site goes on. */
export const Continuation = object({ url: z.string() });
export type Continuation = z.infer<typeof Continuation>;
