import { emailKey } from '../../rules/email.ts';
import { lockAccount } from '../account/lock.ts';
import { problem, refuseFields } from '../http/problem.ts';
import { chargeMail, refuseWhileFailing } from '../mail/charge.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { beginChange, mailChange, secondsLeft } from './changes.ts';

/** `POST /account/email`. The old address stays in force, and hears of it at once: there is still time to cancel. */
export const changeEmailEndpoint = (service: ServiceContext) =>
  sessionEndpoint('email.change', service, async (call, signedIn) => {
    if (service.readOnlyProfile.includes('email')) throw problem('forbidden');
    refuseFields({ email: call.body.email });
    const email = emailKey(call.body.email);
    const { id } = signedIn.user;
    return service.idempotency.once(call, {
      scope: id,
      prepare: async () => {
        if (email === signedIn.user.email) throw problem('email_unchanged', { field: 'email' });
        refuseWhileFailing(service);
        await chargeMail(call, service, { email, userId: id });
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
