import { requireSession, type SignedIn } from '../account/current-session.ts';
import { problem } from '../http/problem.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { later } from '../values.ts';

/**
 * The session of a sensitive call. Asked inside the endpoint, so of whatever authenticated the request in the end: a hook that runs
 * before it would see the cookie and not the bearer token. A session that nobody knows the age of is too old.
 */
export const requireFresh = async (call: Call, service: ServiceContext): Promise<SignedIn> => {
  const signedIn = await requireSession(call, service);
  const { authenticatedAt } = signedIn.session;
  const fresh = authenticatedAt instanceof Date && authenticatedAt > later(service.now(), -service.stepUpSeconds);
  if (!fresh) throw problem('reauthentication_required');
  return signedIn;
};
