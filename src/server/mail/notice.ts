import { toAccount, type StoredUser } from '../account/users.ts';
import type { Kit } from '../options.ts';
import { pickLanguage } from '../registration/language.ts';
import type { Call } from '../storage/database.ts';
import { later } from '../values.ts';
import type { Notice } from './account-mail.ts';

/** A notice is of use as long as something can be done about it. */
const keptSeconds = 7 * 24 * 3600;

/** The language of whoever calls, among those that mails are written in. */
export const languageOf = ({ headers }: Call, { languages }: Kit): string => pickLanguage(headers?.get('accept-language'), languages);

/** Tells an account's owner what happened to it, in the running transaction. */
export const notify = async (call: Call, kit: Kit, user: StoredUser, notice: Notice): Promise<void> => {
  const { email: to, firstName } = toAccount(user);
  const mail = { ...notice, kind: 'notice' as const, to, firstName, url: kit.pages.account, language: languageOf(call, kit) };
  await kit.outbox.write(call.context, mail, later(kit.now(), keptSeconds));
};
