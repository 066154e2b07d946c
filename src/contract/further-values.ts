/** Values of the ports that some services have and the account service of this package hasn't (docs/decisions/0045). */
import * as z from 'zod';
import { object, Time } from './scalars.ts';

/** A passkey: what a device or a password manager signs in with, without a password (W3C WebAuthn). */
export const Passkey = object({
  id: z.string(),
  name: z.string(),
  createdAt: Time,
  /** `null` if it has never signed in; absent if the service doesn't know. */
  lastUsedAt: Time.nullable().optional(),
});
export type Passkey = z.infer<typeof Passkey>;

/** An app or another site that can use the account. */
export const Application = object({
  id: z.string(),
  name: z.string(),
  /** Where it is, `http:` or `https:`; absent if unknown. */
  href: z.string().optional(),
  /** What it has access to, in words of the service; absent if the service doesn't tell. */
  permissions: z.array(z.string()).optional(),
  /** When it was given access; absent if unknown. */
  grantedAt: Time.optional(),
  /** Whether its access can be taken away here. */
  revocable: z.boolean(),
});
export type Application = z.infer<typeof Application>;

/** A provider whose accounts sign people in here too, as a social network or a company, and whether an account there is linked to this one. */
export const LinkedAccount = object({
  /** Of the provider. */
  id: z.string(),
  /** What the provider is called. */
  name: z.string(),
  linked: z.boolean(),
  /** Who the person is there: a name or an address, in the provider's words; absent if nothing is linked, or it's unknown. */
  username: z.string().optional(),
});
export type LinkedAccount = z.infer<typeof LinkedAccount>;
