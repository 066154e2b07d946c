import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { lockAccount } from '../account/lock.ts';
import { malformed, problem } from '../http/problem.ts';
import { notify } from '../mail/notice.ts';
import type { Kit } from '../options.ts';
import { readEmail } from '../registration/read-registration.ts';
import { requireFresh } from '../step-up/fresh.ts';
import type { LimitRule } from '../storage/limits.ts';
import { isRecord } from '../values.ts';
import { beginChange, mailChange, secondsLeft } from './changes.ts';

/** A mail goes out each time, to an address of the caller's choice. */
const limits: LimitRule[] = [
  { name: 'email-change', by: 'account', max: 10, window: 3600 },
  { name: 'email-change', by: 'email', max: 10, window: 3600 },
];

/** `POST /account/email`. The old address stays in force, and hears of it at once: there is still time to cancel. */
export const changeEmailEndpoint = (kit: Kit) =>
  createAuthEndpoint('/account/email', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
    const signedIn = await requireFresh(call, kit);
    const body: unknown = call.body;
    if (!isRecord(body)) throw malformed('The body is not a JSON object.');
    const email = readEmail(body.email);
    const { id } = signedIn.user;
    const answer = await kit.idempotency.once(call, {
      scope: id,
      prepare: async () => {
        if (email === signedIn.user.email) throw problem('email_unchanged', { field: 'email' });
        if (kit.outbox.failing) throw problem('mail_not_sent', { retryAfter: 30 });
        await kit.limits.consume(call, limits.slice(0, 1), id);
        await kit.limits.consume(call, limits.slice(1), email);
      },
      commit: async () => {
        const user = await lockAccount(call, kit, signedIn);
        const change = await beginChange(call, kit, id, email);
        await mailChange(call, kit, user, change);
        await notify(call, kit, user, { event: 'email_change_requested', email });
        return { email, retryAfter: secondsLeft(change, kit.now()) };
      },
    });
    return call.json(answer);
  });
