import type { Factor } from '../../rules/factors.ts';
import { lockAccount } from '../account/lock.ts';
import { checkPasswordOf } from '../password/check-password.ts';
import { claimSecondFactor, codeLimits } from '../second-factor/claim-second-factor.ts';
import type { ServiceContext } from '../service-context.ts';
import { giveRenewed, renewCaller } from '../sessions/renew.ts';
import { atomically } from '../storage/database.ts';
import { sessionEndpoint } from './session-endpoint.ts';

/** `POST /account/reauthenticate`. Without `Idempotency-Key`: a session can't be had a second time. */
export const reauthenticateEndpoint = (service: ServiceContext) =>
  sessionEndpoint('reauthentication.reauthenticate', service, async (call, signedIn) => {
    const { password, code, recoveryCode } = call.body;
    const { id } = signedIn.user;
    const second = code !== undefined || recoveryCode !== undefined;
    if (second) await service.limits.consume(call, codeLimits, id);
    if (password !== undefined) await checkPasswordOf(call, service, id, password, 'password');
    const token = await atomically(call.context, async () => {
      const user = await lockAccount(call, service, signedIn);
      const shown: Factor[] = password === undefined ? [] : ['password'];
      if (second) shown.push(await claimSecondFactor(call, service, user, { code, recoveryCode }));
      return renewCaller(call, service, signedIn, { shown, steppedUp: true });
    });
    if (second) await service.limits.clear(call, codeLimits, id);
    await giveRenewed(call, service, token);
    return {};
  });
