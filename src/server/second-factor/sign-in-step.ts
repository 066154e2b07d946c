import { accountStatusOf } from '../account/account-status.ts';
import { lockUser } from '../account/lock.ts';
import { endpoint } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { beginSession, giveSession } from '../sessions/store.ts';
import { atomically } from '../storage/database.ts';
import { activeAuthenticators } from './authenticators.ts';
import { consumeTry, claimChallenge, findChallenge } from './challenges.ts';
import { claimCode, codeLimits } from './claim-code.ts';
import { claimRecoveryCode, recoveryCodesLeft } from './recovery-codes.ts';

const limits: LimitRule[] = [{ name: 'second-factor', by: 'client', max: 100, window: 300 }];

/** `POST /sign-in/second-factor`. Without `Idempotency-Key`, like the first step: no session can be had a second time. */
export const secondFactorEndpoint = (service: ServiceContext) =>
  endpoint('secondFactor.verify', async (call) => {
    const { challenge: token, code, recoveryCode } = call.body;
    await service.limits.consume(call, limits);
    const challenge = await findChallenge(call, token);
    const { userId } = challenge;
    await service.limits.consume(call, codeLimits, userId);
    await consumeTry(call, service, challenge);
    const { session, user } = await atomically(call.context, async () => {
      const locked = await lockUser(call, service, userId);
      if (!locked) throw problem('challenge_expired');
      await claimChallenge(call, challenge);
      if (code !== undefined) await claimCode(call, service, await activeAuthenticators(call, userId), code);
      if (recoveryCode !== undefined) {
        await claimRecoveryCode(call, service, userId, recoveryCode);
        const left = await recoveryCodesLeft(call, userId);
        await notify(call, service, locked, { event: 'recovery_code_used', remaining: left?.remaining ?? 0 });
      }
      return { session: await beginSession(call, service, locked), user: locked };
    });
    await service.limits.clear(call, codeLimits, userId);
    await giveSession(call, session, user);
    return await accountStatusOf(call, service, user);
  });
