import { emailKey } from '../../rules/email.ts';
import { lockAccount } from '../account/lock.ts';
import { problem, refuseFields } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { beginChange, mailChange, secondsLeft } from './changes.ts';

/** A mail goes out each time, to an address of the caller's choice. */
const limits: LimitRule[] = [
  { name: 'email-change', by: 'account', max: 10, window: 3600 },
  { name: 'email-change', by: 'email', max: 10, window: 3600 },
];

/** `POST /account/email`. The old address stays in force, and hears of it at once: there is still time to cancel. */
export const changeEmailEndpoint = (service: ServiceContext) =>
  sessionEndpoint('email.change', service, async (call, signedIn) => {
    refuseFields({ email: call.body.email });
    const email = emailKey(call.body.email);
    const { id } = signedIn.user;
    return service.idempotency.once(call, {
      scope: id,
      prepare: async () => {
        if (email === signedIn.user.email) throw problem('email_unchanged', { field: 'email' });
        if (service.outbox.failing) throw problem('mail_not_sent', { retryAfter: 30 });
        await service.limits.consume(call, limits.slice(0, 1), id);
        await service.limits.consume(call, limits.slice(1), email);
      },
      commit: async () => {
        const user = await lockAccount(call, service, signedIn);
        const change = await beginChange(call, service, id, email);
        await mailChange(call, service, user, change);
        await notify(call, service, user, { event: 'email_change_requested', email });
        return { email, retryAfter: secondsLeft(change, service.now()) };
      },
    });
  });
