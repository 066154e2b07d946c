import type { SecondFactorChallenge } from '../../contract/values.ts';
import type { Call } from '../storage/database.ts';
import { hasAuthenticator } from './authenticators.ts';
import { recoveryCodesLeft } from './recovery-codes.ts';

/** What a sign-in of this account is to be completed by; nothing where the password is enough. */
export const challengeMethods = async (
  call: Call,
  userId: string,
): Promise<SecondFactorChallenge['methods'] | undefined> => {
  if (!(await hasAuthenticator(call, userId))) return undefined;
  const left = await recoveryCodesLeft(call, userId);
  return left && left.remaining > 0 ? ['totp', 'recovery_code'] : ['totp'];
};
