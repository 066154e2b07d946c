/**
 * What an answer's problem is: by its code, and by its status where it says none. Apart from `problem-codes.ts`, because a page has no use
 * for it before a service has answered.
 */
import type { ProblemCode } from './problem-codes.ts';

/**
 * The HTTP status of each code that the service answers with; a failure of its own is 500, whatever its code. The other codes are said by
 * clients and elements only.
 */
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
  mail_not_sent: 503,
  service_unavailable: 503,
} as const satisfies Partial<Record<ProblemCode, number>>;

/** A code that the service answers with. */
export type ServiceProblemCode = keyof typeof problemStatuses;

export const isServiceProblemCode = (value: unknown): value is ServiceProblemCode =>
  typeof value === 'string' && Object.hasOwn(problemStatuses, value);

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
