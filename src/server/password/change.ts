import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { lockAccount } from '../account/lock.ts';
import { malformed, problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { endOtherSessions } from '../sessions/store.ts';
import { requireFresh } from '../step-up/fresh.ts';
import { isRecord } from '../values.ts';
import { checkPasswordOf, passwordHashOf } from './check-password.ts';
import { readNewPassword, setPassword } from './set-password.ts';

/** A password is hashed twice each time. */
const limits: LimitRule[] = [{ name: 'password-change', by: 'account', max: 20, window: 600 }];

/** `POST /account/password`. */
export const changePasswordEndpoint = (service: ServiceContext) =>
  createAuthEndpoint('/account/password', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
    const signedIn = await requireFresh(call, service);
    const { id } = signedIn.user;
    const body: unknown = call.body;
    if (!isRecord(body) || typeof body.endOtherSessions !== 'boolean') throw malformed('endOtherSessions: true or false.');
    const { currentPassword, endOtherSessions: ending } = body;
    if (currentPassword !== undefined && typeof currentPassword !== 'string') throw malformed('currentPassword: a string.');
    const password = readNewPassword(body.password, service);
    const { context } = call;
    const answer = await service.idempotency.once(call, {
      scope: id,
      prepare: async () => {
        await service.limits.consume(call, limits, id);
        if (currentPassword !== undefined) await checkPasswordOf(call, service, id, currentPassword, 'currentPassword');
        const present = await passwordHashOf(call, id);
        const same = present !== undefined && (await context.password.verify({ hash: present, password }));
        if (same) throw problem('password_unchanged', { field: 'password' });
        return context.password.hash(password);
      },
      commit: async (hash) => {
        const user = await lockAccount(call, service, signedIn);
        await setPassword(call, service, id, hash);
        if (ending) await endOtherSessions(call, signedIn.session);
        await notify(call, service, user, { event: 'password_changed' });
        return {};
      },
    });
    return call.json(answer);
  });
