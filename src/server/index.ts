/** What turns a Better Auth server into one that the elements can talk to (`docs/http-api.md`). Runs in Node. */
export type { OwnedResources, OwnedResourcesScope } from './deletion/owned-resources.ts';
export {
  createAccountHandler,
  type AccountHandler,
  type AccountHandlerOptions,
  type RequestInfo,
} from './http/handler.ts';
export { expiryIndexes } from './storage/expiry-indexes.ts';
export { startHousekeeping, type HousekeepingOptions } from './housekeeping.ts';
export type { Log, LogEntry } from './log.ts';
export type { AccountMail, Notice, NoticeMail } from '../mails/account-mail.ts';
export type { MailBrand } from '../mails/html.ts';
export { line, type Line, type Quoted } from '../mails/line.ts';
export { mailWords, renderMail, type RenderedMail, type RenderMailOptions } from '../mails/render.ts';
export type { MailWords } from '../mails/words.ts';
export { MailRefused, type Deliver } from './mail/deliver.ts';
export { mimePart } from './mail/mime.ts';
export { createOutbox, type Outbox, type OutboxOptions } from './mail/outbox.ts';
export { originsOf, seedClients, type OpenIdClient } from './openid/clients.ts';
export { openIdPlugin } from './openid/plugin.ts';
export type { Factor } from '../rules/factors.ts';
export { reportSecurityEvent, type OnSecurityEvent, type SecurityEvent } from './security/events.ts';
export type { Lifetime, SessionLifetimes } from '../rules/lifetimes.ts';
export { secretOptions, type Secrets } from './storage/secrets.ts';
export { accountScope, openIdScopes } from './openid/scopes.ts';
export { signOutEverywhere } from './sessions/sign-out-everywhere.ts';
export type { AccountOptions, TermsInForce } from './options.ts';
export type { BreachedPasswordsOptions } from './password/breached-passwords.ts';
export { rejectWeakPassword, type PasswordRefusal, type RejectPassword } from './password/reject-password.ts';
export type { PasswordContext } from '../rules/weak-password.ts';
export { createAccountRecovery, type AccountRecovery, type RecoveryOutcome } from './recovery/account-recovery.ts';
export { accountPlugins, type AccountPluginsOptions } from './plugins.ts';
