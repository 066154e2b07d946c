import { emailKey } from '../../src/rules/email.ts';
import { eventually } from './eventually.ts';
import type { ReceivedMail } from './mailbox.ts';

/** A mail as a person finds it in an inbox that somebody else runs. */
export interface DeliveredMail extends ReceivedMail {
  /** The first link of the text; empty where it has none. */
  link: string;
}

interface CaughtMail {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, unknown>;
  to: { address: string }[];
}

const linkOf = (text: string): string => /https?:\/\/\S+/.exec(text)?.[0] ?? '';
const tokenOf = (link: string): string => /#token=([\w-]+)$/.exec(link)?.[1] ?? '';

/** The mails to an address that are there now, in the order they came. */
export const readMails = async (mailPage: string, email: string): Promise<DeliveredMail[]> => {
  const mails = (await (await fetch(`${mailPage}/api/email`)).json()) as CaughtMail[];
  return mails
    .filter(({ to }) => to.some(({ address }) => emailKey(address) === emailKey(email)))
    .map(({ subject, text, html, headers }) => {
      const link = linkOf(text);
      return { subject, text, html, headers, link, token: tokenOf(link) };
    });
};

/** The mails to an address, once there are so many. */
export const waitForMails = (
  mailPage: string,
  email: string,
  count = 1,
): Promise<[DeliveredMail, ...DeliveredMail[]]> =>
  eventually(`${count} mail(s) to ${email}`, async () => {
    const mails = await readMails(mailPage, email);
    const [first, ...more] = mails;
    return first && mails.length >= count ? [first, ...more] : undefined;
  });
