export type * from './ports/applications.ts';
export type * from './ports/authenticators.ts';
export type * from './ports/call.ts';
export type * from './ports/deletion.ts';
export type * from './ports/email.ts';
export type * from './ports/linked-accounts.ts';
export type * from './ports/passkeys.ts';
export type * from './ports/password.ts';
export type * from './ports/policy.ts';
export type * from './ports/profile.ts';
export type * from './ports/reauthentication.ts';
export type * from './ports/recovery-codes.ts';
export type * from './ports/redirect.ts';
export type * from './ports/registration.ts';
export type * from './ports/second-factor.ts';
export type * from './ports/session.ts';
export type * from './ports/sessions.ts';
export type * from './ports/terms.ts';
export type * from './ports/verification.ts';
export type * from './types.ts';
export {
  createHttp,
  type BareHttpCall,
  type Http,
  type HttpCall,
  type HttpCallOptions,
  type HttpOptions,
} from './http/http.ts';
export { probingFetch, type ProbeResult, type ProbingFetchOptions } from './http/probing-fetch.ts';
export { failure, success, type Outcome } from './outcome.ts';
export { defaultPolicy, passwordPolicies, type PasswordPolicy, type Policy } from './policy.ts';
export { isProblemCode, problemCodes, type Problem, type ProblemCode } from './problem.ts';
export { returnAddress } from '../rules/return-address.ts';
export { createSessionAnnouncer, type SessionAnnouncer } from './session/announcer.ts';
export { createConnection, type Connection, type ConnectionOptions } from './session/connection.ts';
export type { Page } from './session/page.ts';
export type { KeyValueStorage } from './session/storage.ts';
export { createPageOperation, type PageOperationOptions, type PageOperationPlace } from './session/page-operation.ts';
export { createRedirectOperation, type RedirectOperationOptions } from './session/redirect-operation.ts';
export type { ReadAnswer, SessionCalls, TokenSession, TokenStartOptions } from './session/token-session.ts';
export type { SchemaIssue, SchemaResult, StandardSchema } from './http/standard-schema.ts';
