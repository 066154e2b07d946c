/**
 * What is sent, by its shape: types, patterns of what machines write, and how much of it. What a person may have typed wrongly is
 * no matter of shape: an absent or impossible address is `email_invalid` with its field, not a body that nobody understands.
 */
import * as z from 'zod';
import { Id, Token } from './scalars.ts';

/** What a person typed. Absent counts as empty, so that its problem has a field and words. */
const typed = z.string().default('');

/** Longest extra fields that are kept, in bytes as JSON. */
export const maxExtraBytes = 4096;

const isShortEnough = (extra: Record<string, string>): boolean => new TextEncoder().encode(JSON.stringify(extra)).length <= maxExtraBytes;

export const RegistrationBody = z.object({
  firstName: typed,
  lastName: typed,
  email: typed,
  /** Sent as typed: any Unicode, spaces kept (NIST SP 800-63B-4 section 3.1.1.2). The service normalises to NFC before hashing. */
  password: typed,
  /** Version of the terms accepted before the account existed; recorded with the account. */
  acceptedTerms: z.string().optional(),
  /** Named controls of the host page (slot `extra-fields`), at most 4096 bytes as JSON. */
  extra: z.record(z.string(), z.string()).refine(isShortEnough, `At most ${maxExtraBytes} bytes as JSON.`).optional(),
  /**
   * The page that the mail's link leads back to, with `token` and `journey` as parameters; the service's own page when
   * absent. Exact addresses of an allow-list only: `forbidden` otherwise.
   */
  returnTo: z.string().optional(),
  /** The sign-up journey that the registration is part of; goes along in the mail's link. */
  journey: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
});
export type RegistrationBody = z.input<typeof RegistrationBody>;

export const CredentialsBody = z.object({ email: z.string(), password: z.string() });
export type CredentialsBody = z.input<typeof CredentialsBody>;

const challenge = Token;

/** A challenge with exactly one of a code and a recovery code. */
export const SecondFactorBody = z.union([
  z.object({ challenge, code: z.string(), recoveryCode: z.never().optional() }),
  z.object({ challenge, code: z.never().optional(), recoveryCode: z.string() }),
]);
export type SecondFactorBody = z.input<typeof SecondFactorBody>;

/** Exactly one of a password and a code. */
export const ReauthenticationBody = z.union([
  z.object({ password: z.string(), code: z.never().optional() }),
  z.object({ password: z.never().optional(), code: z.string() }),
]);
export type ReauthenticationBody = z.input<typeof ReauthenticationBody>;

export const ResendVerificationBody = z.object({
  email: typed,
  /** Of the registration or the sign-in in this browser: where several people registered one address, each gets the own link. */
  ticket: Token.optional(),
});
export type ResendVerificationBody = z.input<typeof ResendVerificationBody>;

export const TicketBody = z.object({ ticket: Token });
export type TicketBody = z.input<typeof TicketBody>;

/** The token of a mailed link. */
export const TokenBody = z.object({ token: Token });
export type TokenBody = z.input<typeof TokenBody>;

export const EmailBody = z.object({ email: typed });
export type EmailBody = z.input<typeof EmailBody>;

export const AcceptTermsBody = z.object({ version: z.string() });
export type AcceptTermsBody = z.input<typeof AcceptTermsBody>;

export const ProfileBody = z.object({ firstName: z.string(), lastName: z.string() });
export type ProfileBody = z.input<typeof ProfileBody>;

export const ChangePasswordBody = z.object({
  /** Checked where it is given; the service asks for a fresh authentication instead. */
  currentPassword: z.string().optional(),
  password: z.string(),
  endOtherSessions: z.boolean(),
});
export type ChangePasswordBody = z.input<typeof ChangePasswordBody>;

export const ResetPasswordBody = z.object({ token: Token, password: z.string() });
export type ResetPasswordBody = z.input<typeof ResetPasswordBody>;

export const IdBody = z.object({ id: Id });
export type IdBody = z.input<typeof IdBody>;

export const ActivateAuthenticatorBody = z.object({ id: Id, code: z.string(), name: typed });
export type ActivateAuthenticatorBody = z.input<typeof ActivateAuthenticatorBody>;

export const RenameAuthenticatorBody = z.object({ id: Id, name: typed });
export type RenameAuthenticatorBody = z.input<typeof RenameAuthenticatorBody>;

export const ContinueBody = z.object({
  /** The query of the sign-in page's address. */
  oauth_query: z.string(),
});
export type ContinueBody = z.input<typeof ContinueBody>;
