/** What turns a Better Auth server into one that the elements can talk to (`docs/http-api.md`). Runs in Node. */
export type { OwnedResources, OwnedResourcesScope } from './deletion/owned-resources.ts';
export {
  createAccountHandler,
  type AccountHandler,
  type AccountHandlerOptions,
  type RequestInfo,
} from './http/handler.ts';
export { startHousekeeping, type HousekeepingOptions } from './housekeeping.ts';
export type { Log, LogEntry } from './log.ts';
export { MailRefused, type AccountMail, type Deliver, type Notice, type NoticeMail } from './mail/account-mail.ts';
export { createOutbox, type Outbox, type OutboxOptions } from './mail/outbox.ts';
export { originsOf, seedClients, type OpenIdClient } from './openid/clients.ts';
export { openIdPlugin } from './openid/plugin.ts';
export { accountScope, openIdScopes } from './openid/scopes.ts';
export type { AccountOptions, TermsInForce } from './options.ts';
export { accountPlugins, type AccountPluginsOptions } from './plugins.ts';
/** For letters: an address in full, and when it is time for new recovery codes. */
export { emailInFull } from '../rules/email-text.ts';
export { fewRecoveryCodes } from '../rules/limits.ts';
