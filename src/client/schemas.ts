/**
 * The shapes of a client's answers, for clients that read them from a wire. `zod/mini`, because this ships to browsers;
 * imported by clients only, so that drawing a form does not wait for it.
 */
import * as z from 'zod/mini';
import type { Account, SessionState, Terms } from './auth-client.ts';
import type { Policy } from './policy.ts';

const seconds = z.number().check(z.nonnegative());

export const accountSchema = z.object({
  id: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
}) satisfies z.ZodMiniType<Account>;

export const sessionStateSchema = z.union([
  z.object({ standing: z.literal('anonymous') }),
  z.object({ standing: z.literal('unverified'), email: z.string() }),
  z.object({ standing: z.enum(['terms_due', 'active']), account: accountSchema }),
]) satisfies z.ZodMiniType<SessionState>;

export const termsSchema = z.object({
  version: z.string(),
  documents: z.array(z.object({ id: z.string(), title: z.string(), href: z.string(), lang: z.optional(z.string()) })),
  accepted: z.nullable(z.object({ version: z.string(), acceptedAt: z.string() })),
}) satisfies z.ZodMiniType<Terms>;

export const policySchema = z.object({
  password: z.object({ minLength: z.number(), maxLength: z.number() }),
}) satisfies z.ZodMiniType<Policy>;

export const acceptanceSchema = z.object({ version: z.string(), acceptedAt: z.string() });
/** `ticket` lets this browser, and nobody else, ask whether the registration was verified meanwhile. */
export const registeredSchema = z.object({ email: z.string(), ticket: z.string(), resendAfter: seconds });
export const resentSchema = z.object({ retryAfter: seconds });
export const verifiedSchema = z.object({ email: z.string() });
export const verificationStatusSchema = z.object({ verified: z.boolean() });

/** RFC 9457 problem document with this project's extension members. `code` is checked against the closed set later. */
export const problemDocumentSchema = z.object({
  code: z.optional(z.string()),
  detail: z.optional(z.string()),
  field: z.optional(z.string()),
  retryAfter: z.optional(seconds),
  reference: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), code: z.string() }))),
  /** With `email_unverified`: the waiting ticket, given only after the right password. */
  ticket: z.optional(z.string()),
});
