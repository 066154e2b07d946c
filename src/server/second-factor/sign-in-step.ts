import { accountStatusOf } from '../account/account-status.ts';
import { lockUser } from '../account/lock.ts';
import { beginGuess, consumeByDevice } from '../devices/guesses.ts';
import { knownDevice } from '../devices/known-devices.ts';
import { endpoint } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { beginSession, giveSession } from '../sessions/store.ts';
import { atomically } from '../storage/database.ts';
import { activeAuthenticators } from './authenticators.ts';
import { consumeTry, claimChallenge, findChallenge } from './challenges.ts';
import { claimCode } from './claim-code.ts';
import { claimRecoveryCode, recoveryCodesLeft } from './recovery-codes.ts';

/** `POST /sign-in/second-factor`. Without `Idempotency-Key`, like the first step: no session can be had a second time. */
export const secondFactorEndpoint = (service: ServiceContext) =>
  endpoint('secondFactor.verify', async (call) => {
    const { challenge: token, code, recoveryCode } = call.body;
    const challenge = await findChallenge(call, token);
    const device = await knownDevice(call, service, challenge?.userId);
    await consumeByDevice(call, service, { name: 'second-factor', max: 100, window: 300, device });
    if (!challenge) throw problem('challenge_expired');
    const { userId } = challenge;
    const guess = await beginGuess(call, service, 'code', { device, whose: userId });
    try {
      await consumeTry(call, service, challenge);
    } catch (error) {
      // No code was looked at.
      await guess.takeBack();
      throw error;
    }
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
      const factors = ['password', code === undefined ? 'recovery_code' : 'totp'] as const;
      const session = await beginSession(call, service, locked, factors, challenge.kept !== false);
      return { session, user: locked };
    });
    await guess.right();
    await giveSession(call, service, session, user);
    return await accountStatusOf(call, service, user);
  });
