import type { AuthContext, Where } from 'better-auth';
import { digest, randomToken } from '../storage/crypto.ts';
import { database } from '../storage/database.ts';

/** Where a session's former token is known by: for whoever asks again because the answer with the new one was lost. */
const formerToken = (token: string): string => digest('former session token', token);

/** What all tokens of a session begin with. Nobody guesses it, and it is good for nothing but ending the session. */
const familyOf = (token: string): string => token.slice(0, 16);
const storedFamily = (token: string): string => digest('family of session tokens', familyOf(token));

/** The token of a new session, as columns. */
export const firstToken = (): { token: string; tokenFamily: string } => {
  const token = randomToken();
  return { token, tokenFamily: storedFamily(token) };
};

/** The one after it. */
export const nextToken = (token: string): { token: string; tokenFamily: string; formerToken: string } => ({
  token: familyOf(token) + randomToken(),
  tokenFamily: storedFamily(token),
  formerToken: formerToken(token),
});

const find = async (context: AuthContext, where: Where[]): Promise<string | undefined> =>
  (await (await database(context)).findOne<{ id: string }>({ model: 'session', where }))?.id;

/** The id of the session that had a token before its present one, and meets further conditions. */
export const findRenewed = (
  context: AuthContext,
  token: string,
  conditions: Where[] = [],
): Promise<string | undefined> => find(context, [{ field: 'formerToken', value: formerToken(token) }, ...conditions]);

/** The id of the session that a token was ever given for. */
export const findOfFamily = async (context: AuthContext, token: string): Promise<string | undefined> =>
  // Sessions of an earlier version that were never renewed have no family.
  (await find(context, [{ field: 'tokenFamily', value: storedFamily(token) }])) ??
  (await find(context, [{ field: 'token', value: token }]));
