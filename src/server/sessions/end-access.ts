import type { SignedIn } from '../account/current-session.ts';
import { forgetDevices, thisDevice } from '../devices/known-devices.ts';
import { endGrants } from '../openid/grants.ts';
import { endChallenges } from '../second-factor/challenges.ts';
import { note } from '../security/events.ts';
import { database, type Call } from '../storage/database.ts';
import { holdSession } from './hold.ts';

/**
 * Ends every way into an account but that of the caller, in the running transaction: sessions with their cookies, access and refresh
 * tokens of all sites, codes that would become some, half sign-ins. Whoever calls with a token keeps its grant, and nobody the cookie
 * of its session: see `renewCaller`. No other device is known any more, so that its next sign-in is told to the owner.
 */
export const endAccess = async (call: Call, userId: string, caller?: SignedIn): Promise<void> => {
  const { context } = call;
  if (caller) note({ also: ['sessions_ended'] });
  const { internalAdapter } = context;
  const stays = caller?.session.id;
  if (caller) await holdSession(context, caller.session);
  for (const session of await internalAdapter.listSessions(userId))
    if (session.id !== stays) await internalAdapter.deleteSession(session.token);
  // It lists a hundred at most.
  const others = stays === undefined ? [] : [{ field: 'id', operator: 'ne' as const, value: stays }];
  await (
    await database(context)
  ).deleteMany({ model: 'session', where: [{ field: 'userId', value: userId }, ...others] });
  await endGrants(context, { userId }, caller?.grant);
  await endChallenges(call, userId);
  // Whoever calls with a token has no cookie of a device: the one that their session began on.
  await forgetDevices(call, userId, caller && (caller.session.knownDevice ?? (await thisDevice(call, userId))));
};
