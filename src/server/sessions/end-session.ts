import { sessionToken } from '../account/current-session.ts';
import { endGrants } from '../openid/grants.ts';
import { note } from '../security/events.ts';
import { atomically, database, type Call } from '../storage/database.ts';
import { findOfFamily } from './former-token.ts';

/**
 * Ends a session, and with it the tokens that were issued in it. By its id: whoever renews its token at the same moment finds it gone, and
 * what was renewed just before goes too.
 */
export const endSession = ({ context }: Pick<Call, 'context'>, id: string): Promise<{ userId: string } | null> =>
  atomically(context, async () => {
    const db = await database(context);
    const where = [{ field: 'id', value: id }];
    const session = await db.findOne<{ token: string; userId: string }>({ model: 'session', where });
    if (!session) return null;
    // Of Better Auth, for the hooks of other plugins; by its token, which may be another one by now.
    await context.internalAdapter.deleteSession(session.token);
    await db.deleteMany({ model: 'session', where });
    await endGrants(context, { sessionId: id });
    return session;
  });

/** Ends the session of a call, also where it comes with any of the session's former tokens. */
export const endOwnSession = async (call: Call): Promise<void> => {
  const token = await sessionToken(call);
  const id = call.context.session?.session.id ?? (token && (await findOfFamily(call.context, token)));
  const ended = id && (await endSession(call, id));
  if (ended) note({ accountId: ended.userId, sessionId: id });
};
