/** A way to show who one is. A recovery code stands in for the second factor. */
export type Factor = 'password' | 'totp' | 'recovery_code';

/** When each factor was last shown, in milliseconds since the epoch. */
export type ShownFactors = Readonly<Partial<Record<Factor, number>>>;

/** What an account can be asked for. */
export interface AccountFactors {
  secondFactor: boolean;
  recoveryCodesLeft: boolean;
}

/**
 * What is still to be shown before a sensitive change, each by one of the ways in its group: the password and, on an account with a
 * second factor, that too (ASVS 7.5.1: as much as the sign-in asks for). What was shown since counts, also by a recovery code of which none is left.
 */
export const missingFactors = (
  shown: ShownFactors,
  since: number,
  { secondFactor, recoveryCodesLeft }: AccountFactors,
): Factor[][] => {
  const lacks = (...ways: Factor[]): boolean => !ways.some((way) => (shown[way] ?? -Infinity) > since);
  const missing: Factor[][] = [];
  if (lacks('password')) missing.push(['password']);
  if (secondFactor && lacks('totp', 'recovery_code'))
    missing.push(recoveryCodesLeft ? ['totp', 'recovery_code'] : ['totp']);
  return missing;
};
