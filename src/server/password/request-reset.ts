import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { findUser, toAccount } from '../account/users.ts';
import { malformed, problem } from '../http/problem.ts';
import { makeLink } from '../links/account-links.ts';
import { languageOf } from '../mail/notice.ts';
import type { Kit } from '../options.ts';
import { readEmail } from '../registration/read-registration.ts';
import type { Call } from '../storage/database.ts';
import type { LimitRule } from '../storage/limits.ts';
import { isRecord } from '../values.ts';

const limits: LimitRule[] = [
  { name: 'reset-request', by: 'client', max: 30, window: 600 },
  { name: 'reset-request', by: 'email', max: 10, window: 3600 },
];

/** Writes the same rows for every address, so that neither the answer nor its time tells whether it has an account. */
const mailReset = async (call: Call, kit: Kit, email: string): Promise<void> => {
  const found = (await findUser(call, email))?.user;
  const user = found?.emailVerified ? found : undefined;
  const { token, expiresAt } = await makeLink(call, kit, { purpose: 'password_reset', userId: user?.id ?? '', seconds: kit.resetSeconds });
  const mail = user && {
    kind: 'password_reset' as const,
    to: user.email,
    firstName: toAccount(user).firstName,
    url: kit.pages.passwordReset(token),
    expiresAt: expiresAt.toISOString(),
    language: languageOf(call, kit),
  };
  await kit.outbox.write(call.context, mail, expiresAt);
};

/** `POST /password-reset/request`. */
export const requestResetEndpoint = (kit: Kit) =>
  createAuthEndpoint('/password-reset/request', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
    const body: unknown = call.body;
    if (!isRecord(body)) throw malformed('The body is not a JSON object.');
    const email = readEmail(body.email);
    const answer = await kit.idempotency.once(call, {
      prepare: async () => {
        if (kit.outbox.failing) throw problem('mail_not_sent', { retryAfter: 30 });
        await kit.limits.consume(call, limits, email);
        await kit.limits.startCooldown(call, 'reset-mail', email, kit.resendSeconds);
      },
      commit: async () => {
        await mailReset(call, kit, email);
        return { retryAfter: kit.resendSeconds };
      },
    });
    return call.json(answer);
  });
