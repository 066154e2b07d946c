import { emailInFull } from '../rules/email-text.ts';
import { fewRecoveryCodes } from '../rules/limits.ts';
import { isLink } from '../rules/link.ts';
import type { AccountMail, NoticeMail } from './account-mail.ts';
import { expiresIn } from './expires-in.ts';
import type { Line, Quoted } from './line.ts';
import { shownName } from './shown-name.ts';
import type { AboutAccount, Letter, MailWords } from './words.ts';

/** An email in words, before it becomes text or HTML. */
export interface ComposedMail extends Pick<MailWords, 'language' | 'dir' | 'fallback'> {
  subject: string;
  greeting: Line;
  /** Before the link. */
  paragraphs: readonly [Line, ...Line[]];
  action: { label: string; url: string } | undefined;
  /** After the link. */
  after: readonly Line[];
  reason: Line;
}

export interface ComposeOptions {
  words: MailWords;
  /** Of whom the account is. */
  service: string;
  /** Milliseconds since the epoch. */
  now: number;
}

const noticeOf = (mail: NoticeMail, { notices, language }: MailWords, about: AboutAccount, now: number): Letter => {
  switch (mail.event) {
    case 'recovery_started':
      return notices[mail.event]({ ...about, ready: expiresIn(mail.readyAt, now, language) });
    case 'signed_in':
      return notices[mail.event]({ ...about, browser: mail.browser, system: mail.system });
    case 'recovery_code_used':
      return notices[mail.event]({ ...about, remaining: mail.remaining, few: mail.remaining <= fewRecoveryCodes });
    case 'authenticator_removed':
      return notices[mail.event]({ ...about, device: shownName(mail.device), last: mail.last === true });
    case 'authenticator_added':
      return notices[mail.event]({ ...about, device: shownName(mail.device) });
    case 'email_change_requested':
    case 'email_changed':
      return notices[mail.event]({ ...about, email: { quoted: emailInFull(mail.email) } });
    default:
      return notices[mail.event](about);
  }
};

const letterOf = (mail: AccountMail, { words, service, now }: ComposeOptions): Letter => {
  const about: AboutAccount = { service, to: { quoted: emailInFull(mail.to) } };
  switch (mail.kind) {
    case 'verification':
    case 'password_reset':
    case 'device_link':
      return words[mail.kind]({ ...about, expires: expiresIn(mail.expiresAt, now, words.language) });
    case 'email_change':
      return words[mail.kind]({
        ...about,
        expires: expiresIn(mail.expiresAt, now, words.language),
        account: { quoted: mail.account },
      });
    case 'already_registered':
    case 'email_taken':
      return words[mail.kind](about);
    case 'notice':
      return noticeOf(mail, words, about, now);
  }
};

/** Nobody is named to an address that nobody has confirmed: the name may be a stranger's message to it. */
const nameIn = (mail: AccountMail): Quoted | undefined =>
  mail.kind === 'verification' || mail.kind === 'email_change' ? undefined : shownName(mail.firstName);

export const composeMail = (mail: AccountMail, options: ComposeOptions): ComposedMail => {
  const { language, dir, fallback, greeting } = options.words;
  const { action, after = [], ...letter } = letterOf(mail, options);
  return {
    language,
    dir,
    fallback,
    ...letter,
    greeting: greeting(nameIn(mail)),
    action: action === undefined || !isLink(mail.url) ? undefined : { label: action, url: mail.url },
    after,
  };
};
