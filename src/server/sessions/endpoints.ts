import { deleteSessionCookie } from 'better-auth/cookies';
import type { SessionInfo } from '../../contract/values.ts';
import type { StoredSession } from '../account/current-session.ts';
import { lockAccount } from '../account/lock.ts';
import { problem } from '../http/problem.ts';
import { applicationsOf } from '../openid/applications.ts';
import type { ServiceContext } from '../service-context.ts';
import { renewingEndpoint } from '../step-up/renewing-endpoint.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { shownAddress } from './address.ts';
import { describeDevice } from './device.ts';
import { endAccess } from './end-access.ts';
import { endSession } from './end-session.ts';
import { isLiveSession, liveSessions } from './store.ts';

/** By its id: the token would be the session. */
const onTheWire = (
  { id, createdAt, lastUsedAt, expiresAt, endsAt, ipAddress, userAgent, clientHints }: StoredSession,
  current: string,
  applications: string[] = [],
): SessionInfo => ({
  id,
  current: id === current,
  ...describeDevice({ userAgent, clientHints }),
  ipAddress: shownAddress(ipAddress),
  applications,
  createdAt: createdAt.toISOString(),
  lastUsedAt: (lastUsedAt ?? createdAt).toISOString(),
  expiresAt: (endsAt ?? expiresAt).toISOString(),
});

const byUse = (a: SessionInfo, b: SessionInfo): number =>
  Number(b.current) - Number(a.current) || b.lastUsedAt.localeCompare(a.lastUsedAt);

export const listEndpoint = (service: ServiceContext) =>
  sessionEndpoint('sessions.list', service, async (call, { session, user }) => {
    const applications = await applicationsOf(call.context, user.id);
    const live = await liveSessions(call, service, user.id);
    // Older than all that are listed, but the person's own.
    const listed = live.some(({ id }) => id === session.id) ? live : [session, ...live];
    const sessions = listed.map((each) => onTheWire(each, session.id, applications.get(each.id)));
    return { sessions: sessions.sort(byUse) };
  });

export const endEndpoint = (service: ServiceContext) =>
  sessionEndpoint('sessions.end', service, async (call, signedIn) => {
    const { id } = call.body;
    const answer = await service.idempotency.once(call, {
      scope: signedIn.user.id,
      commit: async () => {
        const user = await lockAccount(call, service, signedIn);
        // Another account's is not there, as far as this one is told.
        if (!(await isLiveSession(call, service, user.id, id))) throw problem('not_found');
        await endSession(call, id);
        return {};
      },
    });
    if (id === signedIn.session.id) deleteSessionCookie(call);
    return answer;
  });

export const endOthersEndpoint = (service: ServiceContext) =>
  renewingEndpoint('sessions.endOthers', service, {
    commit: async (call, signedIn) => {
      const user = await lockAccount(call, service, signedIn);
      await endAccess(call, user.id, signedIn);
      return { answer: {}, renewal: { alone: true } };
    },
  });
