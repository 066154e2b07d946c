import { signJWT } from 'better-auth/plugins';
import { isRecord } from '../../rules/record.ts';
import type { Factor } from '../../rules/factors.ts';
import { shownFactors } from '../step-up/shown.ts';
import type { Call } from '../storage/database.ts';
import type { Grant } from './grants.ts';

/** RFC 8176 section 2. It has no name for a recovery code, which shows in `mfa` alone. */
const methods: Partial<Record<Factor, string>> = { password: 'pwd', totp: 'otp' };

/** How the person signed in: `amr` by RFC 8176, and as `acr` how many factors that were. */
export const authenticationClaims = (grant: Grant): { acr: string; amr: string[] } => {
  const shown = Object.keys(shownFactors(grant)) as Factor[];
  const two = shown.includes('password') && shown.some((factor) => factor !== 'password');
  const amr = shown.map((factor) => methods[factor]).filter((name) => name !== undefined);
  return { acr: two ? '2' : '1', amr: two ? [...amr, 'mfa'] : amr };
};

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

/** The ID token with these claims, signed anew: the provider writes `acr: "0"` into each, and takes no other from an extension. */
export const withAuthenticationClaims = async (call: Call, idToken: string, grant: Grant): Promise<string> => {
  const jwt: unknown = call.context.getPlugin('jwt')?.options;
  const payload = { ...claimsOf(idToken), ...authenticationClaims(grant) };
  return signJWT(call, { options: isRecord(jwt) ? jwt : {}, payload });
};
