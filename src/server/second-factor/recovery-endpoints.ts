import { lockAccount } from '../account/lock.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { endAccess } from '../sessions/end-access.ts';
import { renewingEndpoint } from '../step-up/renewing-endpoint.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { activeAuthenticators, hasAuthenticator } from './authenticators.ts';
import { recoveryCodesLeft, renewRecoveryCodes } from './recovery-codes.ts';

const limits: LimitRule[] = [{ name: 'recovery-codes', by: 'account', max: 20, window: 3600 }];

/** `GET /account/recovery-codes`. An account whose set-up ended before the codes were made has none left of none. */
export const recoveryStatusEndpoint = (service: ServiceContext) =>
  sessionEndpoint('recoveryCodes.status', service, async (call, { user }) => {
    const [first] = await activeAuthenticators(call, user.id);
    if (!first) return { status: null };
    const { remaining, total, createdAt } = (await recoveryCodesLeft(call, user.id)) ?? {
      remaining: 0,
      total: 0,
      createdAt: first.createdAt,
    };
    return { status: { remaining, total, createdAt: createdAt.toISOString() } };
  });

/** `POST /account/recovery-codes`. A first set takes nothing away, and so ends nothing. */
export const renewCodesEndpoint = (service: ServiceContext) =>
  renewingEndpoint('recoveryCodes.generate', service, {
    prepare: (call, { user }) => service.limits.consume(call, limits, user.id),
    commit: async (call, signedIn) => {
      const user = await lockAccount(call, service, signedIn);
      if (!(await hasAuthenticator(call, user.id))) throw problem('conflict', { detail: 'There is no second factor.' });
      const alone = (await recoveryCodesLeft(call, user.id)) !== undefined;
      const codes = await renewRecoveryCodes(call, service, user.id);
      if (alone) await endAccess(call, user.id, signedIn);
      await notify(call, service, user, { event: 'recovery_codes_renewed' });
      return { answer: { codes }, renewal: { alone } };
    },
  });
