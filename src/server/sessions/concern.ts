import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import type { SessionInfo } from '../../contract/values.ts';
import { requireSession, type StoredSession } from '../account/current-session.ts';
import { lockAccount } from '../account/lock.ts';
import type { Concern } from '../concern.ts';
import { malformed, problem } from '../http/problem.ts';
import { requireFresh } from '../step-up/fresh.ts';
import { isRecord } from '../values.ts';
import { endOtherSessions, liveSessions, sessionSchema } from './store.ts';
import { describeUserAgent } from './user-agent.ts';

/** By its id: the token would be the session. */
const onTheWire = ({ id, createdAt, lastUsedAt, userAgent }: StoredSession, current: string): SessionInfo => ({
  id,
  current: id === current,
  ...describeUserAgent(userAgent),
  createdAt: createdAt.toISOString(),
  lastUsedAt: (lastUsedAt ?? createdAt).toISOString(),
});

const byUse = (a: SessionInfo, b: SessionInfo): number =>
  Number(b.current) - Number(a.current) || b.lastUsedAt.localeCompare(a.lastUsedAt);

/** The places where an account is signed in, and the end of one or all others. */
export const sessionsConcern: Concern = {
  id: 'sessions',
  schema: sessionSchema,
  endpoints: (service) => ({
    accountSessions: createAuthEndpoint('/account/sessions', { method: 'GET' }, async (call) => {
      const { session, user } = await requireSession(call, service);
      const sessions = (await liveSessions(call, user.id)).map((each) => onTheWire(each, session.id));
      return call.json({ sessions: sessions.sort(byUse) });
    }),
    endSession: createAuthEndpoint('/account/sessions/end', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
      const signedIn = await requireFresh(call, service);
      const body: unknown = call.body;
      if (!isRecord(body) || typeof body.id !== 'string') throw malformed('id: a string.');
      const { id } = body;
      const answer = await service.idempotency.once(call, {
        scope: signedIn.user.id,
        prepare: () => Promise.resolve(),
        commit: async () => {
          const user = await lockAccount(call, service, signedIn);
          // Another account's is not there, as far as this one is told.
          const ending = (await liveSessions(call, user.id)).find((each) => each.id === id);
          if (!ending) throw problem('not_found');
          await call.context.internalAdapter.deleteSession(ending.token);
          return {};
        },
      });
      if (id === signedIn.session.id) deleteSessionCookie(call);
      return call.json(answer);
    }),
    endOtherSessions: createAuthEndpoint('/account/sessions/end-others', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
      const signedIn = await requireFresh(call, service);
      const answer = await service.idempotency.once(call, {
        scope: signedIn.session.id,
        prepare: () => Promise.resolve(),
        commit: async () => {
          await lockAccount(call, service, signedIn);
          await endOtherSessions(call, signedIn.session);
          return {};
        },
      });
      return call.json(answer);
    }),
  }),
  ownedBy: { session: { by: 'user', column: 'userId' } },
  retention: { session: { seconds: 0 } },
};
