import type { AuthContext } from 'better-auth';
import type { StoredSession } from '../account/current-session.ts';
import { randomToken } from '../storage/crypto.ts';
import { compareAndSet } from '../storage/database.ts';

/**
 * Locks a session before anything that was issued in it goes, in the running transaction: no token can be written any more that refers to it.
 * Else one that has seen the session, and waits for what it was renewed with, would be waited for in turn. A foreign key waits for a row
 * only where a key of it changes (PostgreSQL: `FOR UPDATE` against `FOR KEY SHARE`), so its token is another one for a moment.
 */
export const holdSession = async (
  context: AuthContext,
  { id, token }: Pick<StoredSession, 'id' | 'token'>,
): Promise<void> => {
  const where = [{ field: 'id', value: id }];
  const isToken = { field: 'token', value: token };
  if (await compareAndSet(context, { model: 'session', where: [...where, isToken], set: { token: randomToken() } }))
    await compareAndSet(context, { model: 'session', where, set: { token } });
};
