import { lockAccount } from '../account/lock.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { endOtherSessions } from '../sessions/store.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { checkPasswordOf, passwordHashOf } from './check-password.ts';
import { readNewPassword } from './new-password.ts';
import { setPassword } from './set-password.ts';

/** A password is hashed twice each time. */
const limits: LimitRule[] = [{ name: 'password-change', by: 'account', max: 20, window: 600 }];

/** `POST /account/password`. */
export const changePasswordEndpoint = (service: ServiceContext) =>
  sessionEndpoint('password.change', service, async (call, signedIn) => {
    const { id } = signedIn.user;
    const { currentPassword, endOtherSessions: ending } = call.body;
    const { context } = call;
    return service.idempotency.once(call, {
      scope: id,
      prepare: async () => {
        await service.limits.consume(call, limits, id);
        const password = await readNewPassword(call, service, call.body.password, signedIn.user);
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
  });
