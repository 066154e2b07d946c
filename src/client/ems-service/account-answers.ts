/** The shapes of what an existing account is answered; loaded with its ports. */
import type { Authenticator, AuthenticatorEnrolment } from '../ports/authenticators.ts';
import type { DeletionImpact } from '../ports/deletion.ts';
import type { PasswordStatus } from '../ports/password.ts';
import type { Profile } from '../ports/profile.ts';
import type { PendingEmail } from '../ports/email.ts';
import type { ReauthenticationMethod } from '../ports/reauthentication.ts';
import type { SessionInfo } from '../ports/sessions.ts';
import { array, nullable, time } from '../http/later-shapes.ts';
import { boolean, literal, number, object, optional, seconds, string, type Shape } from '../http/shape.ts';

const id = string();
const createdAt = time();
const names = array(string());

export const passwordStatusSchema = object({ changedAt: nullable(time()) }) satisfies Shape<PasswordStatus>;

const text = optional(string());
const length = optional(number());
export const profileSchema = object({
  readOnly: array(literal('firstName', 'lastName', 'email')),
  language: text,
  languages: names,
  fields: array(
    object({
      name: string(),
      label: string(),
      hint: text,
      required: boolean(),
      readOnly: boolean(),
      multivalued: boolean(),
      type: literal('text', 'email', 'tel', 'url', 'number', 'date', undefined),
      autocomplete: text,
      validators: object({
        minLength: length,
        maxLength: length,
        pattern: text,
        options: optional(array(object({ value: string(), label: string() }))),
      }),
      values: names,
    }),
  ),
}) satisfies Shape<Profile>;

export const pendingEmailSchema = object({ email: string(), retryAfter: seconds() }) satisfies Shape<PendingEmail>;
export const pendingSchema = object({ pending: nullable(pendingEmailSchema) });

export const missingSchema = object({
  missing: array(array(literal('password', 'totp', 'recovery_code'))),
}) satisfies Shape<{ missing: ReauthenticationMethod[][] }>;

export const authenticatorSchema = object({
  id,
  name: string(),
  createdAt,
  lastUsedAt: optional(nullable(time())),
}) satisfies Shape<Authenticator>;
export const authenticatorsSchema = object({ authenticators: array(authenticatorSchema) });
export const enrolmentSchema = object({
  id,
  secret: string(),
  uri: string(),
  algorithm: literal('SHA1', 'SHA256', 'SHA512'),
  digits: number(),
  period: number(),
}) satisfies Shape<AuthenticatorEnrolment>;

export const recoveryStatusSchema = object({
  status: nullable(object({ remaining: number(), total: number(), createdAt })),
});
export const recoveryCodesSchema = object({ codes: array(string()) });

const sessionInfoSchema = object({
  id,
  current: boolean(),
  browser: optional(string()),
  system: optional(string()),
  systemVersion: optional(string()),
  ipAddress: optional(string()),
  applications: optional(names),
  createdAt,
  lastUsedAt: time(),
  expiresAt: optional(time()),
}) satisfies Shape<SessionInfo>;
export const sessionsSchema = object({ sessions: array(sessionInfoSchema) });

export const impactSchema = object({
  hosts: names,
  integrations: names,
  subscriptions: names,
}) satisfies Shape<DeletionImpact>;
