import type { Session } from 'better-auth';
import type { Call } from '../storage/database.ts';
import type { StoredUser } from './users.ts';

export const sessionToken = async (call: Call): Promise<string | undefined> => {
  const token = await call.getSignedCookie(call.context.authCookies.sessionToken.name, call.context.secret);
  return typeof token === 'string' && token !== '' ? token : undefined;
};

/**
 * The session of a call. Read straight from the store: Better Auth's own reader answers "no session" when the database fails,
 * which would sign people out, and it writes while it reads.
 */
export const currentSession = async (call: Call): Promise<{ session: Session; user: StoredUser } | undefined> => {
  const given = call.context.session;
  if (given) return given;
  const token = await sessionToken(call);
  const found = token === undefined ? null : await call.context.internalAdapter.findSession(token);
  return found && found.session.expiresAt > new Date() ? found : undefined;
};
