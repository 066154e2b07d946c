import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { requireSession, type SignedIn, type StoredSession } from '../account/current-session.ts';
import { lockAccount } from '../account/lock.ts';
import { malformed, problem } from '../http/problem.ts';
import { checkPasswordOf } from '../password/check-password.ts';
import { activeAuthenticators } from '../second-factor/authenticators.ts';
import { claimCode, codeLimits } from '../second-factor/claim-code.ts';
import type { ServiceContext } from '../service-context.ts';
import { giveSession } from '../sessions/store.ts';
import { randomToken } from '../storage/crypto.ts';
import { atomically, compareAndSet, type Call } from '../storage/database.ts';
import { isRecord } from '../values.ts';

/**
 * Makes the session fresh under a new token (ASVS 7.2.4); the old one is worth nothing from then on. Id, beginning and end of the
 * session stay: it is the same device.
 */
const refresh = async (call: Call, service: ServiceContext, { session, user }: SignedIn): Promise<StoredSession> => {
  const refreshed = await compareAndSet<StoredSession>(call.context, {
    model: 'session',
    where: [{ field: 'id', value: session.id }, { field: 'token', value: session.token }, { field: 'userId', value: user.id }],
    set: { token: randomToken(), authenticatedAt: service.now(), lastUsedAt: service.now() },
  });
  if (!refreshed) throw problem('not_signed_in');
  return refreshed;
};

/** `POST /account/reauthenticate`. Without `Idempotency-Key`: a session can't be had a second time. */
export const reauthenticateEndpoint = (service: ServiceContext) =>
  createAuthEndpoint('/account/reauthenticate', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
    const signedIn = await requireSession(call, service);
    const body: unknown = call.body;
    const { password, code } = isRecord(body) ? body : {};
    if ((typeof password === 'string') === (typeof code === 'string')) throw malformed('Either password or code: a string.');
    const { id } = signedIn.user;
    if (typeof password === 'string') await checkPasswordOf(call, service, id, password, 'password');
    else await service.limits.consume(call, codeLimits, id);
    const session = await atomically(call.context, async () => {
      await lockAccount(call, service, signedIn);
      if (typeof code === 'string') await claimCode(call, service, await activeAuthenticators(call, id), code);
      return refresh(call, service, signedIn);
    });
    if (typeof code === 'string') await service.limits.clear(call, codeLimits, id);
    await giveSession(call, session, signedIn.user);
    return call.json({});
  });
