import { lockAccount } from '../account/lock.ts';
import { problem } from '../http/problem.ts';
import { chargeMail, refuseWhileFailing } from '../mail/charge.ts';
import type { ServiceContext } from '../service-context.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { claimResend, endEmailChanges, mailChange, pendingChange, secondsLeft } from './changes.ts';

/** `GET /account/email`. */
export const pendingEmailEndpoint = (service: ServiceContext) =>
  sessionEndpoint('email.pending', service, async (call, { user }) => {
    const change = await pendingChange(call, service, user.id);
    return { pending: change ? { email: change.email, retryAfter: secondsLeft(change, service.now()) } : null };
  });

/** `POST /account/email/resend`. Earlier links stay valid: a newer email does not kill the link that is about to be clicked. */
export const resendEmailEndpoint = (service: ServiceContext) =>
  sessionEndpoint('email.resend', service, async (call, signedIn) => {
    return service.idempotency.once(call, {
      scope: signedIn.user.id,
      prepare: async () => {
        refuseWhileFailing(service);
        const change = await pendingChange(call, service, signedIn.user.id);
        if (!change) throw problem('not_found');
        const retryAfter = secondsLeft(change, service.now());
        // What isn't sent isn't charged.
        if (retryAfter > 0) throw problem('rate_limited', { retryAfter });
        await chargeMail(call, service, { email: change.email, userId: signedIn.user.id });
      },
      commit: async () => {
        const user = await lockAccount(call, service, signedIn);
        const change = await pendingChange(call, service, user.id);
        if (!change) throw problem('not_found');
        if (!(await claimResend(call, service, change)))
          throw problem('rate_limited', { retryAfter: secondsLeft(change, service.now()) });
        await mailChange(call, service, user, change);
        return { retryAfter: service.resendSeconds };
      },
    });
  });

/** `POST /account/email/cancel`. */
export const cancelEmailEndpoint = (service: ServiceContext) =>
  sessionEndpoint('email.cancel', service, async (call, signedIn) => {
    return service.idempotency.once(call, {
      scope: signedIn.user.id,
      commit: async () => {
        const { id } = await lockAccount(call, service, signedIn);
        await endEmailChanges(call, service, id);
        return {};
      },
    });
  });
