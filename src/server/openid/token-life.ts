import type { AuthContext, Session } from 'better-auth';
import { APIError } from 'better-auth/api';
import { database, type Call } from '../storage/database.ts';
import { accessTokenModel, refreshTokenModel, storedToken } from './access-token.ts';

/** What was issued in a session ends with it; in the running transaction. The provider itself would keep refresh tokens alive. */
export const endTokens = async (context: AuthContext, { id }: Pick<Session, 'id'>): Promise<void> => {
  const db = await database(context);
  const where = [{ field: 'sessionId', value: id }];
  await db.deleteMany({ model: accessTokenModel, where });
  await db.deleteMany({ model: refreshTokenModel, where });
};

/** Refuses to renew in a session that is over, however it ended: a row that was removed past Better Auth takes no token along. */
export const checkRenewal = async ({ context }: Call, token: string): Promise<void> => {
  const db = await database(context);
  const where = [{ field: 'token', value: storedToken(token) }];
  const found = await db.findOne<{ sessionId: string | null }>({ model: refreshTokenModel, where });
  // The provider has its own words for a token that nobody knows.
  if (!found) return;
  const session =
    found.sessionId &&
    (await db.findOne<Session>({ model: 'session', where: [{ field: 'id', value: found.sessionId }] }));
  if (session && session.expiresAt > new Date()) return;
  throw new APIError('BAD_REQUEST', { error: 'invalid_grant', error_description: 'The session has ended.' });
};
