import { APIError } from 'better-auth/api';
import type { ProblemCode } from '../../client/problem.ts';

/** What an answer says besides its code. */
export interface ProblemDetails {
  /** Where the usual status of the code does not fit. */
  status?: number;
  field?: string;
  /** Seconds; also sent as the `Retry-After` header. */
  retryAfter?: number;
  /** For developers. Never anything internal, never what the person typed. */
  detail?: string;
  errors?: { field: string; code: ProblemCode }[];
  /** With `email_unverified`: lets this browser wait for the verification. */
  ticket?: string;
}

const statuses: Partial<Record<ProblemCode, number>> = {
  credentials_invalid: 401,
  not_signed_in: 401,
  session_expired: 401,
  email_unverified: 403,
  forbidden: 403,
  reauthentication_required: 403,
  not_found: 404,
  token_invalid: 404,
  conflict: 409,
  already_verified: 409,
  terms_outdated: 409,
  device_name_taken: 409,
  device_limit_reached: 409,
  token_expired: 410,
  token_used: 410,
  challenge_expired: 410,
  email_invalid: 422,
  email_unchanged: 422,
  name_invalid: 422,
  password_too_short: 422,
  password_too_long: 422,
  password_compromised: 422,
  password_unchanged: 422,
  password_incorrect: 422,
  code_invalid: 422,
  code_already_used: 422,
  rate_limited: 429,
  service_unavailable: 500,
  mail_not_sent: 503,
};

/** An expected refusal, to be thrown in an endpoint. Anything else that is thrown is a defect and answered with 500. */
export const problem = (code: ProblemCode, { status, ...details }: ProblemDetails = {}): APIError =>
  new APIError((status ?? statuses[code] ?? 400) as ConstructorParameters<typeof APIError>[0] & number, { code, ...details });

/** The request is not what the interface says: a defect of the client, for which there is no field and no word. */
export const malformed = (detail: string): APIError => problem('unexpected_answer', { status: 400, detail });
