import { requireSession, type SignedIn } from '../account/current-session.ts';
import { problem } from '../http/problem.ts';
import type { Kit } from '../options.ts';
import type { Call } from '../storage/database.ts';
import { later } from '../values.ts';

/**
 * The session of a sensitive call. Asked inside the endpoint, so of whatever authenticated the request in the end: a hook that runs
 * before it would see the cookie and not the bearer token. A session that nobody knows the age of is too old.
 */
export const requireFresh = async (call: Call, kit: Kit): Promise<SignedIn> => {
  const signedIn = await requireSession(call, kit);
  const { authenticatedAt } = signedIn.session;
  const fresh = authenticatedAt instanceof Date && authenticatedAt > later(kit.now(), -kit.stepUpSeconds);
  if (!fresh) throw problem('reauthentication_required');
  return signedIn;
};
