import { passwordPolicies, type PasswordPolicy } from '../rules/password.ts';

export { passwordPolicies, type PasswordPolicy };

/** What a service demands of what a person types. */
export interface Policy {
  password: PasswordPolicy;
}

export const defaultPolicy: Policy = { password: passwordPolicies.standard };
