import { deleteSessionCookie } from 'better-auth/cookies';
import { sessionToken } from '../account/current-session.ts';
import { lockAccount } from '../account/lock.ts';
import { endpoint } from '../http/endpoint.ts';
import type { ServiceContext } from '../service-context.ts';
import { refuseStale, requireCaller } from '../step-up/fresh.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { digest } from '../storage/crypto.ts';
import { database } from '../storage/database.ts';
import { deleteAccount } from './delete-account.ts';

const nothing = { hosts: [], integrations: [], subscriptions: [] };

export const impactEndpoint = (service: ServiceContext) =>
  sessionEndpoint('deletion.impact', service, async (call, { user }) => {
    const { context } = call;
    return (await service.ownedResources?.list({ context, db: await database(context) }, user.id)) ?? nothing;
  });

/**
 * Asks for the session in the first step only, and so by itself: after a lost answer it is gone, and its token still tells whose
 * answer it was.
 */
export const deleteEndpoint = (service: ServiceContext) =>
  endpoint('deletion.delete', async (call) => {
    const answer = await service.idempotency.once(call, {
      scope: digest((await sessionToken(call)) ?? ''),
      prepare: async () => {
        const signedIn = await requireCaller(call, service, 'deletion.delete');
        await refuseStale(call, service, signedIn);
        return signedIn;
      },
      commit: async (signedIn) => {
        await deleteAccount(call, service, await lockAccount(call, service, signedIn));
        return {};
      },
    });
    deleteSessionCookie(call);
    return answer;
  });
