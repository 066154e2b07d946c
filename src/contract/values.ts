/** What the methods of the ports answer (`src/client/ports`). */
import * as z from 'zod';
import type { Factor } from '../rules/factors.ts';
import type { PasswordPolicy as Rule } from '../rules/password.ts';
import { object, Seconds, Time } from './scalars.ts';

/** Rules for new passwords. Lengths are counted in Unicode code points (NIST SP 800-63B-4 section 3.1.1.2). */
export const PasswordPolicy = object({
  minLength: z.number(),
  maxLength: z.number(),
}) satisfies z.ZodType<Rule>;
export type PasswordPolicy = z.infer<typeof PasswordPolicy>;

/** What a service requires of what a person types. */
export const Policy = object({
  password: PasswordPolicy,
  /** Of a person's names, in code points; 100 at most when absent. */
  name: object({ maxLength: z.number() }).optional(),
});
export type Policy = z.infer<typeof Policy>;

/**
 * What an account still has to do before it can be used. The service decides; elements and journeys only read it.
 * `anonymous -> unverified -> terms_due -> second_factor_due -> active`; `second_factor_due` only where the service demands a second factor.
 */
export const AccountStatus = z.enum(['anonymous', 'unverified', 'terms_due', 'second_factor_due', 'active']);
export type AccountStatus = z.infer<typeof AccountStatus>;

/** A person's account. */
export const Account = object({
  id: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
});
export type Account = z.infer<typeof Account>;

/** A field of the profile that a service has besides names and address. */
export const ProfileField = object({
  /** As the service knows it. The form control, and the `field` of a problem, is `attributes.<name>`. */
  name: z.string(),
  /** In the language that was asked for. */
  label: z.string(),
  /** What helps to fill it in, in the same language. */
  hint: z.string().optional(),
  required: z.boolean(),
  /** To be read only. */
  readOnly: z.boolean(),
  /** May have several values. */
  multivalued: z.boolean(),
  /** What a value is, for keyboards and pickers; text when absent. */
  type: z.enum(['text', 'email', 'tel', 'url', 'number', 'date']).optional(),
  /** Token of the HTML attribute, where the value is something about the person (WCAG 2.2, 1.3.5). */
  autocomplete: z.string().optional(),
  /** What each value has to be. */
  validators: object({
    /** In code points. */
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    /** A regular expression of JavaScript, with the flag `u`, for all of the value. */
    pattern: z.string().optional(),
    /** The only values that there are. */
    options: z.array(object({ value: z.string(), label: z.string() })).optional(),
  }),
  /** What it is now; empty where nothing is. */
  values: z.array(z.string()),
});
export type ProfileField = z.infer<typeof ProfileField>;

/** What the account tells of the person besides names and address, and what of all that can't be changed. */
export const Profile = object({
  /** Fields of the account that are to be read only. */
  readOnly: z.array(z.enum(['firstName', 'lastName', 'email'])),
  /** The language that the person chose for what the service writes, a BCP 47 tag; absent until then. */
  language: z.string().optional(),
  /** The languages that may be chosen; empty where the service keeps none. */
  languages: z.array(z.string()),
  fields: z.array(ProfileField),
});
export type Profile = z.infer<typeof Profile>;

/** What is known of the account's password. */
export const PasswordStatus = object({
  /** When it was last set; `null` if unknown. */
  changedAt: Time.nullable(),
});
export type PasswordStatus = z.infer<typeof PasswordStatus>;

/** Who this browser is to the service. */
export const SessionState = z.discriminatedUnion('status', [
  object({ status: z.literal('anonymous') }),
  object({
    /** Registered from this browser, and waiting for the link in the email. There may be no session yet. */
    status: z.literal('unverified'),
    email: z.string(),
  }),
  object({ status: z.literal(['terms_due', 'second_factor_due', 'active']), account: Account }),
]);
export type SessionState = z.infer<typeof SessionState>;

/** The second step of a sign-in. */
export const SecondFactorChallenge = object({
  /** Opaque. Sent back with the code, so that clients without cookies can answer it. */
  challenge: z.string(),
  /** `recovery_code` while there are any left. */
  methods: z.array(z.enum(['totp', 'recovery_code'])),
});
export type SecondFactorChallenge = z.infer<typeof SecondFactorChallenge>;

/** Signed in, or the second step of it: told apart by `'challenge' in value`. There is no session before the second step. */
export const SignInResult = z.union([SessionState, SecondFactorChallenge]);
export type SignInResult = z.infer<typeof SignInResult>;

/** A way to re-authenticate. A recovery code stands in for the second factor. */
export const ReauthenticationMethod = z.enum(['password', 'totp', 'recovery_code']) satisfies z.ZodType<Factor>;
export type ReauthenticationMethod = z.infer<typeof ReauthenticationMethod>;

/** One document of the terms. */
export const TermsDocument = object({
  id: z.string(),
  title: z.string(),
  href: z.string(),
  /** BCP 47 tag of the document where it differs from the page's (WCAG 3.1.2). */
  lang: z.string().optional(),
});
export type TermsDocument = z.infer<typeof TermsDocument>;

/** That an account accepted a version of the terms, and when. */
export const Acceptance = object({
  version: z.string(),
  acceptedAt: Time,
});
export type Acceptance = z.infer<typeof Acceptance>;

/** The current terms. */
export const Terms = object({
  version: z.string(),
  documents: z.array(TermsDocument),
  /** The latest acceptance of the signed-in account, of whatever version; `null` when there is none. */
  accepted: Acceptance.nullable(),
});
export type Terms = z.infer<typeof Terms>;

/** An address that is waiting for verification. Until then, the old one stays in use. */
export const PendingEmail = object({
  email: z.string(),
  /** Seconds until its email can be sent again. */
  retryAfter: Seconds,
});
export type PendingEmail = z.infer<typeof PendingEmail>;

/** An authenticator app. */
export const Authenticator = object({
  id: z.string(),
  name: z.string(),
  createdAt: Time,
  /** `null` if no code has been used yet; absent if the service doesn't know. */
  lastUsedAt: Time.nullable().optional(),
});
export type Authenticator = z.infer<typeof Authenticator>;

/** What an authenticator app is set up with (Key URI format; RFC 6238). */
export const AuthenticatorEnrolment = object({
  id: z.string(),
  /** Base32 without padding. */
  secret: z.string(),
  /** `otpauth://totp/...` */
  uri: z.string(),
  algorithm: z.enum(['SHA1', 'SHA256', 'SHA512']),
  digits: z.number(),
  /** Seconds that a code lasts. */
  period: z.number(),
});
export type AuthenticatorEnrolment = z.infer<typeof AuthenticatorEnrolment>;

/** How many of a set of recovery codes are left. */
export const RecoveryCodesLeft = object({
  remaining: z.number(),
  total: z.number(),
  /** When the set was created. */
  createdAt: Time,
});
export type RecoveryCodesLeft = z.infer<typeof RecoveryCodesLeft>;

/** A place where the account is signed in. */
export const SessionInfo = object({
  id: z.string(),
  /** This very session. */
  current: z.boolean(),
  /** As the browser describes itself, e.g. `Firefox`; absent if unknown. */
  browser: z.string().optional(),
  /** As the browser describes it, e.g. `Windows` or `iPhone`; absent if unknown. */
  system: z.string().optional(),
  /** Of the system, e.g. `15.2`; absent if unknown. */
  systemVersion: z.string().optional(),
  /** Where it was begun from, for its owner to recognise; of an IPv6 address its network may be all. Absent if unknown. */
  ipAddress: z.string().optional(),
  /** Other sites that are signed in to by it, by name; absent if the service doesn't tell. */
  applications: z.array(z.string()).optional(),
  createdAt: Time,
  lastUsedAt: Time,
  /** When it ends at the latest, however much it is used; absent if unknown. */
  expiresAt: Time.optional(),
});
export type SessionInfo = z.infer<typeof SessionInfo>;

/** What is deleted with the account, by name. */
export const DeletionImpact = object({
  hosts: z.array(z.string()),
  integrations: z.array(z.string()),
  subscriptions: z.array(z.string()),
});
export type DeletionImpact = z.infer<typeof DeletionImpact>;
