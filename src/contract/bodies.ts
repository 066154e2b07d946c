/**
 * What is sent, by its shape: types, patterns of what machines write, and how much of it. What a person may have typed wrongly is
 * no matter of shape: an absent or impossible address is `email_invalid` with its field, not a body that nobody understands.
 */
import * as z from 'zod';
import { journeyName } from '../rules/return-address.ts';
import { object, Text, Token } from './scalars.ts';

/** What a person typed. Absent counts as empty, so that its problem has a field and words. */
const typed = z.string().default('');

/** Longest extra fields that are kept, in bytes as JSON. */
export const maxExtraBytes = 4096;

/** Longest values of further fields of the profile, in bytes as JSON. */
export const maxAttributeBytes = 16_384;

const isShortEnough = (values: Record<string, string | string[]>, bytes: number): boolean =>
  new TextEncoder().encode(JSON.stringify(values)).length <= bytes;

export const RegistrationBody = object({
  firstName: typed,
  lastName: typed,
  email: typed,
  /** Sent as typed: any Unicode, spaces kept (NIST SP 800-63B-4 section 3.1.1.2). The service normalises to NFC before hashing. */
  password: typed,
  /** Version of the terms that was accepted before the account existed; recorded with the account. */
  acceptedTerms: z.string().optional(),
  /** Named controls of the host page (slot `extra-fields`), at most 4096 bytes as JSON. A name with several values has a list. */
  extra: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .refine((extra) => isShortEnough(extra, maxExtraBytes), `At most ${maxExtraBytes} bytes as JSON.`)
    .optional(),
  /**
   * The page that the link in the email leads back to, with `journey` as a parameter and `token` in the
   * fragment; the service's own page when absent. Exact addresses of an allow-list only: `forbidden` otherwise.
   */
  returnTo: z.string().optional(),
  /** The sign-up journey that the registration is part of; goes into the link in the email. */
  journey: z.string().regex(journeyName).optional(),
}).meta({
  examples: [
    { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.org', password: 'correct horse battery staple' },
  ],
});
/** As a client is given it: every field that a person filled in is there. */
export type Registration = z.output<typeof RegistrationBody>;

export const CredentialsBody = object({
  email: Text,
  password: z.string(),
  /** From the link of an email that lets this device sign in (`POST /sign-in/device-link`). */
  deviceToken: Token.optional(),
  /** Whether the browser keeps the session when it is closed; yes when absent. One that it doesn't keep ends sooner, too. */
  staySignedIn: z.boolean().optional(),
  /** From a registration or an earlier sign-in in this browser, while the address isn't verified. */
  ticket: Token.optional(),
}).meta({
  examples: [{ email: 'ada@example.org', password: 'correct horse battery staple' }],
});
/** As a client is given it; the ticket is its own. */
export type Credentials = Omit<z.output<typeof CredentialsBody>, 'ticket'>;

const challenge = Token;

/** A challenge with exactly one of a code and a recovery code. */
export const SecondFactorBody = z.union([
  object({ challenge, code: z.string(), recoveryCode: z.never().optional() }),
  object({ challenge, code: z.never().optional(), recoveryCode: z.string() }),
]);

/** A password, a code or a recovery code; the password also together with one of the others. */
export const ReauthenticationBody = z.union([
  object({ password: z.string(), code: z.never().optional(), recoveryCode: z.never().optional() }),
  object({ password: z.string().optional(), code: z.string(), recoveryCode: z.never().optional() }),
  object({ password: z.string().optional(), code: z.never().optional(), recoveryCode: z.string() }),
]);
export type Reauthentication = z.output<typeof ReauthenticationBody>;

export const ResendVerificationBody = object({
  email: typed,
  /** From the registration or sign-in in this browser: if several people registered the same address, each gets their own link. */
  ticket: Token.optional(),
}).meta({ examples: [{ email: 'ada@example.org' }] });

export const TicketBody = object({ ticket: Token });

/**
 * The token of the email proves the mailbox only, so something else goes with it: the ticket that this browser got for the same
 * registration, the password that was chosen with it, or a new password.
 */
export const VerifyBody = object({
  token: Token,
  ticket: Token.optional(),
  password: z.string().optional(),
  newPassword: z.string().optional(),
});

/**
 * The token of the email; without a session of the account that asked for the change also that account's password and, where it has a
 * second factor, a code or a recovery code.
 */
export const ConfirmEmailBody = object({
  token: Token,
  password: z.string().optional(),
  code: z.string().optional(),
  recoveryCode: z.string().optional(),
});

export const EmailBody = object({ email: typed }).meta({ examples: [{ email: 'ada@example.com' }] });

export const AcceptTermsBody = object({ version: Text });

/** What isn't given stays as it is. */
export const ProfileBody = object({
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  /** One of the languages that the profile offers. */
  language: z.string().optional(),
  /** Values of further fields, by name; none to take them away. At most 16384 bytes as JSON. */
  attributes: z
    .record(z.string(), z.array(z.string()))
    .refine((attributes) => isShortEnough(attributes, maxAttributeBytes), `At most ${maxAttributeBytes} bytes as JSON.`)
    .optional(),
}).meta({
  examples: [{ firstName: 'Ada', lastName: 'King' }],
});
/** As a client is given it. */
export type ProfileChange = z.output<typeof ProfileBody>;

export const ChangePasswordBody = object({
  /** This, a code or a recovery code has to be there, unless the session has re-authenticated lately. */
  currentPassword: z.string().optional(),
  code: z.string().optional(),
  recoveryCode: z.string().optional(),
  password: z.string(),
  endOtherSessions: z.boolean(),
}).meta({
  examples: [
    {
      currentPassword: 'correct horse battery staple',
      password: 'four other quite long words',
      endOtherSessions: false,
    },
  ],
});

export const ResetPasswordBody = object({ token: Token, password: z.string().optional() });

/** An identifier as a caller gives it: one that the service can't have made is not found, as any other unknown one. */
const givenId = Text;

export const IdBody = object({ id: givenId });

export const ActivateAuthenticatorBody = object({
  id: givenId,
  code: z.string(),
  name: typed,
  /** Whether the account's other sessions end: they have not shown the new factor. */
  endOtherSessions: z.boolean().default(true),
});

export const RenameAuthenticatorBody = object({ id: givenId, name: typed });

export const ContinueBody = object({
  /** The query of the sign-in page's address. */
  oauth_query: z.string().min(1),
});
