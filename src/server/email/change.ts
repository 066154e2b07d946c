import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { lockAccount } from '../account/lock.ts';
import { malformed, problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { notify } from '../mail/notice.ts';
import { readEmail } from '../registration/read-registration.ts';
import type { ServiceContext } from '../service-context.ts';
import { requireFresh } from '../step-up/fresh.ts';
import { isRecord } from '../values.ts';
import { beginChange, mailChange, secondsLeft } from './changes.ts';

/** A mail goes out each time, to an address of the caller's choice. */
const limits: LimitRule[] = [
  { name: 'email-change', by: 'account', max: 10, window: 3600 },
  { name: 'email-change', by: 'email', max: 10, window: 3600 },
];

/** `POST /account/email`. The old address stays in force, and hears of it at once: there is still time to cancel. */
export const changeEmailEndpoint = (service: ServiceContext) =>
  createAuthEndpoint('/account/email', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
    const signedIn = await requireFresh(call, service);
    const body: unknown = call.body;
    if (!isRecord(body)) throw malformed('The body is not a JSON object.');
    const email = readEmail(body.email);
    const { id } = signedIn.user;
    const answer = await service.idempotency.once(call, {
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
    return call.json(answer);
  });
