import type { AuthContext, Where } from 'better-auth';
import { digest } from '../storage/crypto.ts';
import { database } from '../storage/database.ts';

/** Where a session's former token is known by: for whoever asks again because the answer with the new one was lost. */
export const formerToken = (token: string): string => digest('former session token', token);

/** The id of the session that had a token before its present one, and meets further conditions. */
export const findRenewed = async (
  context: AuthContext,
  token: string,
  conditions: Where[] = [],
): Promise<string | undefined> => {
  const where = [{ field: 'formerToken', value: formerToken(token) }, ...conditions];
  return (await (await database(context)).findOne<{ id: string }>({ model: 'session', where }))?.id;
};
