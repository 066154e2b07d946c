/**
 * The closed set of codes an {@link AuthClient} may answer with. Each has words in the message catalogue
 * (`src/i18n/problems.messages.ts`) and a place where it is shown; a test keeps the two in step.
 */
export const problemCodes = [
  // e-mail and names
  'email_invalid',
  'email_unchanged',
  'email_unverified',
  'name_invalid',
  // passwords
  'password_too_short',
  'password_too_long',
  'password_compromised',
  'password_contains_context',
  'password_unchanged',
  'password_mismatch',
  'password_incorrect',
  // sign-in and second factor
  'credentials_invalid',
  'code_invalid',
  'code_already_used',
  'challenge_expired',
  // mailed links
  'token_invalid',
  'token_expired',
  'token_used',
  'already_verified',
  // terms
  'terms_outdated',
  // authenticators and deletion
  'device_name_taken',
  'device_limit_reached',
  'confirmation_mismatch',
  // sessions and rights
  'reauthentication_required',
  'not_signed_in',
  'session_expired',
  'forbidden',
  'not_found',
  'conflict',
  // limits and mail
  'rate_limited',
  'challenge_required',
  'mail_not_sent',
  'cancelled',
  // transport
  'offline',
  'timed_out',
  'unreachable',
  'service_unavailable',
  'unexpected_answer',
  'not_offered',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/**
 * Why an operation did not succeed: an expected outcome, never an exception.
 * On the wire this is an RFC 9457 problem document with `code` as an extension member.
 */
export interface Problem {
  code: ProblemCode;
  /** The form control (its `name`) the problem belongs to, where it belongs to one. */
  field?: string;
  /** Seconds until a repeat makes sense (`Retry-After`, RFC 9110 section 10.2.3). Relative, so that a wrong clock does no harm. */
  retryAfter?: number;
  /** For developers, logs and support. Never shown as the message itself (RFC 9457 section 3.1.4). */
  detail?: string;
  /** An id that the service wrote to its log, to be quoted to support. */
  reference?: string;
  /** Further fields with a problem of their own; the service may refuse several at once. */
  fields?: { field: string; code: ProblemCode }[];
}

const known: ReadonlySet<string> = new Set(problemCodes);

export const isProblemCode = (value: unknown): value is ProblemCode => typeof value === 'string' && known.has(value);
