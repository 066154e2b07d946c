export type * from './auth-client.ts';
export { failure, success, type Outcome } from './outcome.ts';
export { defaultPolicy, passwordPolicies, type PasswordPolicy, type Policy } from './policy.ts';
export { isProblemCode, problemCodes, type Problem, type ProblemCode } from './problem.ts';
