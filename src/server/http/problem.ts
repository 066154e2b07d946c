import { APIError } from 'better-auth/api';
import { problemStatuses, type ServiceProblemCode } from '../../contract/problem-statuses.ts';
import type { PasswordPolicy } from '../../rules/password.ts';
import { refusedFields, type TypedFields } from '../../rules/refused-fields.ts';

/** What an answer says besides its code. */
export interface ProblemDetails {
  /** Where the usual status of the code does not fit. */
  status?: number;
  field?: string;
  /** Seconds; also sent as the `Retry-After` header. */
  retryAfter?: number;
  /** For developers. Never anything internal, never what the person typed. */
  detail?: string;
  /** Why a password is too weak. */
  reason?: string | undefined;
  errors?: { field: string; code: ServiceProblemCode }[];
  /** With `email_unverified`: lets this browser wait for the verification. */
  ticket?: string;
  /** With `password_required`: whose. With `conflict`: who is signed in by now. */
  account?: string;
}

/** An expected refusal, to be thrown in an endpoint. Anything else that is thrown is a defect and answered with 500. */
export const problem = (code: ServiceProblemCode, { status, ...details }: ProblemDetails = {}): APIError =>
  new APIError((status ?? problemStatuses[code]) as (typeof problemStatuses)[ServiceProblemCode], { code, ...details });

/** Refuses what was typed, all fields at once; the first one stands for them where only one can be told. */
export const refuseFields = (typed: TypedFields, policy?: PasswordPolicy, maxNameLength?: number): void => {
  const refused = refusedFields(typed, policy, maxNameLength);
  const [first] = refused;
  if (first) throw problem(first.code, { field: first.field, ...(refused.length > 1 && { errors: refused }) });
};

/** The request is not what the interface says: a defect of the client, for which there is no field and no word. */
export const malformed = (detail: string): APIError => problem('unexpected_answer', { detail });
