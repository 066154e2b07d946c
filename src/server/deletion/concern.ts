import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import { requireSession, sessionToken } from '../account/current-session.ts';
import { lockAccount } from '../account/lock.ts';
import type { Concern } from '../concern.ts';
import { requireFresh } from '../step-up/fresh.ts';
import { digest } from '../storage/crypto.ts';
import { database } from '../storage/database.ts';
import { deleteAccount } from './delete-account.ts';

const nothing = { hosts: [], integrations: [], subscriptions: [] };

/** What an account's deletion takes along, and the deletion. */
export const deletionConcern: Concern = {
  id: 'deletion',
  endpoints: (service) => ({
    deletionImpact: createAuthEndpoint('/account/deletion', { method: 'GET' }, async (call) => {
      const { user } = await requireSession(call, service);
      const { context } = call;
      return call.json((await service.ownedResources?.list({ context, db: await database(context) }, user.id)) ?? nothing);
    }),
    deleteAccount: createAuthEndpoint('/account/deletion', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
      const answer = await service.idempotency.once(call, {
        // The session is asked for in the first step only: after a lost answer it is gone, and its token still tells whose answer it was.
        scope: digest((await sessionToken(call)) ?? ''),
        prepare: () => requireFresh(call, service),
        commit: async (signedIn) => {
          await deleteAccount(call, service, await lockAccount(call, service, signedIn));
          return {};
        },
      });
      deleteSessionCookie(call);
      return call.json(answer);
    }),
  }),
  ownedBy: {},
  retention: {},
};
