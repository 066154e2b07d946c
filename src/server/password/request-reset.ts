import { emailKey } from '../../rules/email.ts';
import { findUser, toAccount } from '../account/users.ts';
import { endpoint } from '../http/endpoint.ts';
import { refuseFields } from '../http/problem.ts';
import { mailbox, makeLink } from '../links/account-links.ts';
import { linkFor } from '../links/posted-form.ts';
import { chargeMailTo } from '../mail/charge.ts';
import { languageFor } from '../mail/language.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';

/** Writes the same rows for every address, so that neither the answer nor its time tells whether it has an account. */
const mailReset = async (call: Call, service: ServiceContext, email: string): Promise<void> => {
  const found = (await findUser(call, email))?.user;
  const user = found?.emailVerified ? found : undefined;
  const { token, expiresAt } = await makeLink(call, service, {
    purpose: 'password_reset',
    userId: user?.id ?? '',
    subjectId: mailbox(email),
    seconds: service.resetSeconds,
  });
  const mail = user && {
    kind: 'password_reset' as const,
    to: user.email,
    firstName: toAccount(user).firstName,
    url: linkFor(call, service.pages.passwordReset(token)),
    expiresAt: expiresAt.toISOString(),
    language: languageFor(call, service, user),
  };
  await service.outbox.write(call.context, mail, expiresAt);
};

/** `POST /password-reset/request`. */
export const requestResetEndpoint = (service: ServiceContext) =>
  endpoint('passwordReset.request', async (call) => {
    refuseFields({ email: call.body.email });
    const email = emailKey(call.body.email);
    return service.idempotency.once(call, {
      prepare: () => chargeMailTo(call, service, { name: 'reset-request', email }),
      commit: async () => {
        await mailReset(call, service, email);
        return { retryAfter: service.resendSeconds };
      },
    });
  });
