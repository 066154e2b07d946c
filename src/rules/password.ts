/** Rules for new passwords. Lengths are counted in Unicode code points (NIST SP 800-63B-4 section 3.1.1.2). */
export interface PasswordPolicy {
  minLength: number;
  maxLength: number;
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

/** A password as it is counted, compared and hashed: composed, however a keyboard wrote it (NIST SP 800-63B-4 section 3.1.1.2). */
export const normalizePassword = (typed: string): string => typed.normalize('NFC');

export type PasswordShortfall =
  { code: 'password_too_short'; missing: number } | { code: 'password_too_long'; missing?: never };

/** What keeps a password from meeting the policy. Length is the only rule: no composition rules (NIST SP 800-63B-4, ASVS 6.2.5). */
export const checkPassword = (password: string, policy: PasswordPolicy): PasswordShortfall | undefined => {
  const { length } = [...normalizePassword(password)];
  if (length < policy.minLength) return { code: 'password_too_short', missing: policy.minLength - length };
  if (length > policy.maxLength) return { code: 'password_too_long' };
  return undefined;
};

/** For the `passwordrules` attribute, read by password managers (https://developer.apple.com/password-rules/). */
export const passwordRules = (policy: PasswordPolicy): string =>
  `minlength: ${policy.minLength}; maxlength: ${policy.maxLength};`;
