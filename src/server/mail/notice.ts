import { toAccount, type StoredUser } from '../account/users.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { later } from '../values.ts';
import type { Notice } from '../../mails/account-mail.ts';
import { languageFor } from './language.ts';

/** A notice is of use as long as something can be done about it. */
const keptSeconds = 7 * 24 * 3600;

/** Tells an account's owner what happened to it, in the running transaction. */
export const notify = async (call: Call, service: ServiceContext, user: StoredUser, notice: Notice): Promise<void> => {
  const { email: to, firstName } = toAccount(user);
  const mail = {
    ...notice,
    kind: 'notice' as const,
    to,
    firstName,
    url: service.pages.account,
    language: languageFor(call, service, user),
  };
  await service.outbox.write(call.context, mail, later(service.now(), keptSeconds));
};
