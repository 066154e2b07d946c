/**
 * The closed set of codes that a client may answer with. Each has words in the message catalogue
 * (`src/i18n/problems.messages.ts`) and a place where it is shown; a test keeps the two in step. Imports nothing, so that a
 * browser loads it without the schemas.
 */
export const problemCodes = [
  // e-mail and names
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

/** The HTTP status of each code that the service answers with. The other codes are said by clients and elements only. */
export const problemStatuses = {
  unexpected_answer: 400,
  credentials_invalid: 401,
  not_signed_in: 401,
  session_expired: 401,
  challenge_required: 403,
  device_unconfirmed: 403,
  email_unverified: 403,
  forbidden: 403,
  password_required: 403,
  reauthentication_required: 403,
  second_factor_due: 403,
  second_factor_required: 403,
  not_found: 404,
  token_invalid: 404,
  timed_out: 408,
  already_verified: 409,
  conflict: 409,
  device_limit_reached: 409,
  device_name_taken: 409,
  last_authenticator: 409,
  terms_outdated: 409,
  challenge_expired: 410,
  token_expired: 410,
  token_used: 410,
  code_already_used: 422,
  code_invalid: 422,
  email_invalid: 422,
  email_unchanged: 422,
  name_invalid: 422,
  password_compromised: 422,
  password_contains_context: 422,
  password_incorrect: 422,
  password_too_long: 422,
  password_too_short: 422,
  password_too_weak: 422,
  password_unchanged: 422,
  value_invalid: 422,
  rate_limited: 429,
  service_unavailable: 500,
  mail_not_sent: 503,
} as const satisfies Partial<Record<ProblemCode, number>>;

/** A code that the service answers with. */
export type ServiceProblemCode = keyof typeof problemStatuses;

const byStatus: Record<number, ProblemCode> = {
  401: 'not_signed_in',
  403: 'forbidden',
  404: 'not_found',
  408: 'timed_out',
  409: 'conflict',
  410: 'not_found',
  429: 'rate_limited',
};

/** What an answer from 400 on means that says no code of ours: something before the service, or a library in it, wrote it. */
export const codeOfStatus = (status: number): ProblemCode =>
  byStatus[status] ?? (status >= 500 ? 'service_unavailable' : 'unexpected_answer');
