/** The shapes of what is answered on the way to an account: sign-in, verification, terms. */
import type { SecondFactorChallenge, SignInResult } from '../ports/session.ts';
import type { Terms } from '../ports/terms.ts';
import { array, nullable, time } from '../http/later-shapes.ts';
import { boolean, literal, object, optional, seconds, string, union, type Shape } from '../http/shape.ts';
import { sessionStateSchema } from './answers.ts';

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

export const resentSchema = object({ retryAfter: seconds() });
export const verifiedSchema = object({ email: string() });
export const verificationStatusSchema = object({ verified: boolean() });

/** With `email_unverified`: the ticket of the registration, given only after the right password. */
export const refusedSignInSchema = object({ ticket: optional(string()) });
