import { type SignedIn, type StoredSession } from '../account/current-session.ts';
import { lockAccount } from '../account/lock.ts';
import { problem } from '../http/problem.ts';
import { checkPasswordOf } from '../password/check-password.ts';
import { activeAuthenticators } from '../second-factor/authenticators.ts';
import { claimCode, codeLimits } from '../second-factor/claim-code.ts';
import type { ServiceContext } from '../service-context.ts';
import { giveSession } from '../sessions/store.ts';
import { randomToken } from '../storage/crypto.ts';
import { atomically, compareAndSet, type Call } from '../storage/database.ts';
import { sessionEndpoint } from './session-endpoint.ts';

/**
 * Makes the session fresh under a new token (ASVS 7.2.4); the old one is worth nothing from then on. Id, beginning and end of the
 * session stay: it is the same device.
 */
const refresh = async (call: Call, service: ServiceContext, { session, user }: SignedIn): Promise<StoredSession> => {
  const refreshed = await compareAndSet<StoredSession>(call.context, {
    model: 'session',
    where: [
      { field: 'id', value: session.id },
      { field: 'token', value: session.token },
      { field: 'userId', value: user.id },
    ],
    set: { token: randomToken(), authenticatedAt: service.now(), lastUsedAt: service.now() },
  });
  if (!refreshed) throw problem('not_signed_in');
  return refreshed;
};

/** `POST /account/reauthenticate`. Without `Idempotency-Key`: a session can't be had a second time. */
export const reauthenticateEndpoint = (service: ServiceContext) =>
  sessionEndpoint('reauthentication.reauthenticate', service, async (call, signedIn) => {
    const { password, code } = call.body;
    const { id } = signedIn.user;
    if (password !== undefined) await checkPasswordOf(call, service, id, password, 'password');
    else await service.limits.consume(call, codeLimits, id);
    const session = await atomically(call.context, async () => {
      await lockAccount(call, service, signedIn);
      if (code !== undefined) await claimCode(call, service, await activeAuthenticators(call, id), code);
      return refresh(call, service, signedIn);
    });
    if (code !== undefined) await service.limits.clear(call, codeLimits, id);
    await giveSession(call, service, session, signedIn.user);
    return {};
  });
