/**
 * The closed set of codes that a client may answer with. Each has words in the message catalogue
 * (`src/i18n/messages/problems.en.ts`) and a place where it is shown; a test keeps the two in step. Imports nothing, so that a
 * browser loads it without the schemas.
 */
export const problemCodes = [
  // email and names
  'email_invalid',
  'email_unchanged',
  'email_unverified',
  'name_invalid',
  'value_invalid',
  // passwords
  'password_too_short',
  'password_too_long',
  'password_too_weak',
  'password_compromised',
  'password_contains_context',
  'password_unchanged',
  'password_mismatch',
  'password_incorrect',
  'password_required',
  // sign-in and second factor
  'credentials_invalid',
  'code_invalid',
  'code_already_used',
  'second_factor_required',
  'challenge_expired',
  'session_not_kept',
  'device_unconfirmed',
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
  'last_authenticator',
  'last_way_in',
  'confirmation_mismatch',
  // sessions and rights
  'reauthentication_required',
  'second_factor_due',
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
  'part_missing',
  'next_step_missing',
  'service_unavailable',
  'unexpected_answer',
  'not_offered',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

const known: ReadonlySet<string> = new Set(problemCodes);

export const isProblemCode = (value: unknown): value is ProblemCode => typeof value === 'string' && known.has(value);
