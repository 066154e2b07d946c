/** Rules for new passwords. Lengths are counted in Unicode code points (NIST SP 800-63B-4 section 3.1.1.2). */
export interface PasswordPolicy {
  minLength: number;
  maxLength: number;
}

/** What a service demands of what a person types. */
export interface Policy {
  password: PasswordPolicy;
}

/**
 * Ready-made policies.
 *
 * `standard`: 12 code points at least. Meets NIST SP 800-63B-4 where the password is one of two factors (8 at least),
 * and is what this project's users asked for.
 *
 * `singleFactor`: 15 at least, which NIST SP 800-63B-4 section 3.1.1.2 demands where the password is the only factor.
 */
export const passwordPolicies = {
  standard: { minLength: 12, maxLength: 256 },
  singleFactor: { minLength: 15, maxLength: 256 },
} as const satisfies Record<string, PasswordPolicy>;

export const defaultPolicy: Policy = { password: passwordPolicies.standard };
