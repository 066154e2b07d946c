import { signJWT } from 'better-auth/plugins';
import { isRecord } from '../../rules/record.ts';
import type { Factor } from '../../rules/factors.ts';
import { shownFactors, type FactorsRow } from '../step-up/shown.ts';
import type { Call } from '../storage/database.ts';

/** RFC 8176 section 2. It has no name for a recovery code, which shows in `mfa` alone. */
const methods: Partial<Record<Factor, string>> = { password: 'pwd', totp: 'otp' };

const shownBy = (row: FactorsRow): Factor[] => Object.keys(shownFactors(row)) as Factor[];
const areTwo = (shown: Factor[]): boolean =>
  shown.includes('password') && shown.some((factor) => factor !== 'password');

/** How many factors a person signed in with, as `acr`. */
export const acrOf = (row: FactorsRow): '1' | '2' => (areTwo(shownBy(row)) ? '2' : '1');

type GrantRow = FactorsRow & { acr?: string | null };

export const supportedAcr = ['1', '2'];

/** How the person signed in: `amr` by RFC 8176, and as `acr` how many factors that were, or what the site wanted of them. */
export const authenticationClaims = (grant: GrantRow): { acr: string; amr: string[] } => {
  const shown = shownBy(grant);
  const two = areTwo(shown);
  const amr = shown.map((factor) => methods[factor]).filter((name) => name !== undefined);
  return { acr: grant.acr ?? acrOf(grant), amr: two ? [...amr, 'mfa'] : amr };
};

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

/** The ID token with these claims, signed anew: the provider writes `acr: "0"` into each, and takes no other from an extension. */
export const withAuthenticationClaims = async (call: Call, idToken: string, grant: GrantRow): Promise<string> => {
  const jwt: unknown = call.context.getPlugin('jwt')?.options;
  const payload = { ...claimsOf(idToken), ...authenticationClaims(grant) };
  return signJWT(call, { options: isRecord(jwt) ? jwt : {}, payload });
};
