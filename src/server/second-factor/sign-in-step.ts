import { accountStatusOf } from '../account/account-status.ts';
import { lockUser } from '../account/lock.ts';
import { beginGuess, consumeByDevice } from '../devices/guesses.ts';
import { knownDevice } from '../devices/known-devices.ts';
import { endpoint } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { ServiceContext } from '../service-context.ts';
import { beginSession, giveSession } from '../sessions/store.ts';
import { atomically } from '../storage/database.ts';
import { consumeTry, claimChallenge, findChallenge } from './challenges.ts';
import { claimSecondFactor } from './claim-second-factor.ts';

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
      const second = await claimSecondFactor(call, service, locked, { code, recoveryCode });
      const session = await beginSession(call, service, locked, ['password', second], challenge.kept !== false);
      return { session, user: locked };
    });
    await guess.right();
    await giveSession(call, service, session, user);
    return await accountStatusOf(call, service, user);
  });
