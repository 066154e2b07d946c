import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { requireSession } from '../account/current-session.ts';
import { lockAccount } from '../account/lock.ts';
import { problem } from '../http/problem.ts';
import type { Kit } from '../options.ts';
import { claimResend, endEmailChanges, mailChange, pendingChange, secondsLeft } from './changes.ts';

/** `GET /account/email`. */
export const pendingEmailEndpoint = (kit: Kit) =>
  createAuthEndpoint('/account/email', { method: 'GET' }, async (call) => {
    const { user } = await requireSession(call, kit);
    const change = await pendingChange(call, kit, user.id);
    return call.json({ pending: change ? { email: change.email, retryAfter: secondsLeft(change, kit.now()) } : null });
  });

/** `POST /account/email/resend`. Earlier links stay valid: a newer mail does not kill the link that is about to be clicked. */
export const resendEmailEndpoint = (kit: Kit) =>
  createAuthEndpoint('/account/email/resend', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
    const signedIn = await requireSession(call, kit);
    const answer = await kit.idempotency.once(call, {
      scope: signedIn.user.id,
      prepare: () => {
        if (kit.outbox.failing) throw problem('mail_not_sent', { retryAfter: 30 });
        return Promise.resolve();
      },
      commit: async () => {
        const user = await lockAccount(call, kit, signedIn);
        const change = await pendingChange(call, kit, user.id);
        if (!change) throw problem('not_found');
        if (!(await claimResend(call, kit, change))) throw problem('rate_limited', { retryAfter: secondsLeft(change, kit.now()) });
        await mailChange(call, kit, user, change);
        return { retryAfter: kit.resendSeconds };
      },
    });
    return call.json(answer);
  });

/** `POST /account/email/cancel`. */
export const cancelEmailEndpoint = (kit: Kit) =>
  createAuthEndpoint('/account/email/cancel', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
    const signedIn = await requireSession(call, kit);
    const answer = await kit.idempotency.once(call, {
      scope: signedIn.user.id,
      prepare: () => Promise.resolve(),
      commit: async () => {
        const { id } = await lockAccount(call, kit, signedIn);
        await endEmailChanges(call, kit, id);
        return {};
      },
    });
    return call.json(answer);
  });
