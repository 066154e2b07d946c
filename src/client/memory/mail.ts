import type { AccountMail, Notice } from '../../mails/account-mail.ts';
import { composeMail } from '../../mails/compose.ts';
import { renderText } from '../../mails/text.ts';
import { english } from '../../mails/words/en.ts';
import { withToken } from '../../rules/return-address.ts';

/** An email that arrived in the world's inbox, in the words of the real service. */
export interface MemoryMail {
  /**
   * `verification`, `email_change`, `password_reset` and `device_link` carry a token. `already_registered` and `email_taken` tell the owner of an
   * address that somebody wanted it for an account; a `notice` tells the owner of an account what happened to it.
   */
  kind: AccountMail['kind'];
  /** What a `notice` is about. */
  event?: Notice['event'];
  to: string;
  subject: string;
  text: string;
  token?: string;
  /**
   * Where its link leads: to the page that was asked for at the registration, or to one of the service's own, which begins
   * with a slash.
   */
  url?: string;
  /** ISO 8601, by the world's clock. */
  sentAt: string;
}

/** What is to be told; the rest of the email is the same for all. */
export type MemoryNews =
  | { kind: 'verification'; token: string; returnTo: string | undefined; journey: string | undefined }
  | { kind: 'email_change'; token: string; account: string }
  | { kind: 'password_reset' | 'device_link'; token: string }
  | { kind: 'already_registered' | 'email_taken' }
  | (Notice & { kind: 'notice' });

export interface MailSetting {
  to: { email: string; firstName: string };
  /** Of whom the account is. */
  service: string;
  now: number;
  /** When the link stops working, where there is one. */
  expiresAt: number;
}

const pages: Record<Exclude<MemoryNews['kind'], 'verification'>, string> = {
  email_change: '/confirm-email',
  password_reset: '/reset-password',
  device_link: '/sign-in',
  already_registered: '/sign-in',
  email_taken: '/sign-in',
  notice: '/account',
};

const verificationLink = ({ token, returnTo, journey }: Extract<MemoryNews, { kind: 'verification' }>): string => {
  const url = new URL(withToken(returnTo ?? '/verify-email', token), 'https://service.example');
  if (journey !== undefined) url.searchParams.set('journey', journey);
  return returnTo === undefined ? url.pathname + url.search + url.hash : url.href;
};

const linkOf = (news: MemoryNews): string => {
  if (news.kind === 'verification') return verificationLink(news);
  if (news.kind === 'device_link') return `${pages.device_link}#device=${news.token}`;
  return pages[news.kind] + ('token' in news ? `#token=${news.token}` : '');
};

export const writeMail = (news: MemoryNews, { to, service, now, expiresAt }: MailSetting): MemoryMail => {
  const about = { to: to.email, firstName: to.firstName, url: linkOf(news), language: english.language };
  const mail = {
    ...news,
    ...about,
    ...('token' in news && { expiresAt: new Date(expiresAt).toISOString() }),
  } as AccountMail;
  const composed = composeMail(mail, { words: english, service, now });
  return {
    kind: news.kind,
    ...(news.kind === 'notice' && { event: news.event }),
    to: to.email,
    subject: composed.subject,
    text: renderText(composed),
    ...('token' in news && { token: news.token }),
    ...(composed.action && { url: composed.action.url }),
    sentAt: new Date(now).toISOString(),
  };
};
