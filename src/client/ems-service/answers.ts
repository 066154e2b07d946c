/**
 * The shapes of a client's answers, for clients that read them from a wire. Imported by clients only, so that drawing a
 * form does not wait for it.
 */
import type { Account, SecondFactorChallenge, SessionState, SignInResult } from '../ports/session.ts';
import type { Terms } from '../ports/terms.ts';
import type { Policy } from '../policy.ts';
import {
  array,
  boolean,
  literal,
  nullable,
  number,
  object,
  optional,
  seconds,
  string,
  time,
  union,
  type Shape,
} from '../http/shape.ts';

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

const challengeSchema = object({
  challenge: string(),
  methods: array(literal('totp', 'recovery_code')),
}) satisfies Shape<SecondFactorChallenge>;

export const signInSchema = union(sessionStateSchema, challengeSchema) satisfies Shape<SignInResult>;

export const acceptanceSchema = object({ version: string(), acceptedAt: time() });

export const termsSchema = object({
  version: string(),
  documents: array(object({ id: string(), title: string(), href: string(), lang: optional(string()) })),
  accepted: nullable(acceptanceSchema),
}) satisfies Shape<Terms>;

export const policySchema = object({
  password: object({ minLength: number(), maxLength: number() }),
  name: optional(object({ maxLength: number() })),
}) satisfies Shape<Policy>;

/** `ticket` lets this browser, and nobody else, ask whether the registration was verified meanwhile. */
export const registeredSchema = object({ email: string(), ticket: string(), retryAfter: seconds() });
export const resentSchema = object({ retryAfter: seconds() });
export const verifiedSchema = object({ email: string() });
export const verificationStatusSchema = object({ verified: boolean() });

/** With `email_unverified`: the ticket of the registration, given only after the right password. */
export const refusedSignInSchema = object({ ticket: optional(string()) });
