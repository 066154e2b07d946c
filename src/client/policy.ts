import type { Policy } from '../contract/values.ts';
import { passwordPolicies, type PasswordPolicy } from '../rules/password.ts';

export { passwordPolicies, type PasswordPolicy, type Policy };

export const defaultPolicy: Policy = { password: passwordPolicies.standard };
