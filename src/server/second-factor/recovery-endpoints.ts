import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { requireSession } from '../account/current-session.ts';
import { lockAccount } from '../account/lock.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { requireFresh } from '../step-up/fresh.ts';
import { activeAuthenticators, hasAuthenticator } from './authenticators.ts';
import { recoveryCodesLeft, renewRecoveryCodes } from './recovery-codes.ts';

const limits: LimitRule[] = [{ name: 'recovery-codes', by: 'account', max: 20, window: 3600 }];

/** `GET /account/recovery-codes`. An account whose set-up ended before the codes were made has none left of none. */
export const recoveryStatusEndpoint = (service: ServiceContext) =>
  createAuthEndpoint('/account/recovery-codes', { method: 'GET' }, async (call) => {
    const { user } = await requireSession(call, service);
    const [first] = await activeAuthenticators(call, user.id);
    if (!first) return call.json({ status: null });
    const { remaining, total, createdAt } = (await recoveryCodesLeft(call, user.id)) ?? { remaining: 0, total: 0, createdAt: first.createdAt };
    return call.json({ status: { remaining, total, createdAt: createdAt.toISOString() } });
  });

/** `POST /account/recovery-codes`. */
export const renewCodesEndpoint = (service: ServiceContext) =>
  createAuthEndpoint('/account/recovery-codes', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
    const signedIn = await requireFresh(call, service);
    const answer = await service.idempotency.once(call, {
      scope: signedIn.user.id,
      prepare: () => service.limits.consume(call, limits, signedIn.user.id),
      commit: async () => {
        const user = await lockAccount(call, service, signedIn);
        if (!(await hasAuthenticator(call, user.id))) throw problem('conflict', { detail: 'There is no second factor.' });
        const codes = await renewRecoveryCodes(call, service, user.id);
        await notify(call, service, user, { event: 'recovery_codes_renewed' });
        return { codes };
      },
    });
    return call.json(answer);
  });
