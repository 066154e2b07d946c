/** The shapes of what a registration asks the service; the others: `later-answers.ts`, `account-answers.ts`. */
import type { Account, SessionState } from '../ports/session.ts';
import type { Policy } from '../policy.ts';
import { literal, number, object, optional, seconds, string, union, type Shape } from '../http/shape.ts';

export const accountSchema = object({
  id: string(),
  email: string(),
  firstName: string(),
  lastName: string(),
}) satisfies Shape<Account>;

export const sessionStateSchema = union(
  object({ status: literal('anonymous') }),
  object({ status: literal('unverified'), email: string() }),
  object({ status: literal('terms_due', 'second_factor_due', 'active'), account: accountSchema }),
) satisfies Shape<SessionState>;

export const policySchema = object({
  password: object({ minLength: number(), maxLength: number() }),
  name: optional(object({ maxLength: number() })),
}) satisfies Shape<Policy>;

/** `ticket` lets this browser, and nobody else, ask whether the registration was verified meanwhile. */
export const registeredSchema = object({ email: string(), ticket: string(), retryAfter: seconds() });
