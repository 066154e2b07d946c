export type * from './account-ports.ts';
export type * from './auth-client.ts';
export { createHttp, type Http, type HttpCall, type HttpOptions } from './http.ts';
export { failure, success, type Outcome } from './outcome.ts';
export { defaultPolicy, passwordPolicies, type PasswordPolicy, type Policy } from './policy.ts';
export { isProblemCode, problemCodes, type Problem, type ProblemCode } from './problem.ts';
export { returnAddress } from './return-address.ts';
export { createSessionAnnouncer, type SessionAnnouncer } from './session-announcer.ts';
export type { Parsed, Shape } from './shape.ts';
