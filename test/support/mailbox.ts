import { startMailCatcher, type MailCatcher } from '../../demo/mail/catcher.ts';
import { emailKey } from '../../src/rules/email.ts';
import { eventually } from './eventually.ts';

export interface ReceivedMail {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, unknown>;
  /** Of the first link of the text; empty where it has none. */
  token: string;
}

interface CaughtMail extends Omit<ReceivedMail, 'token'> {
  id: string;
  to: { address: string }[];
}

export interface Mailbox {
  smtpPort: number;
  /** The mails to an address in the order they came, once there are `count`; 1 when absent. */
  inbox(email: string, options?: { count?: number }): Promise<[ReceivedMail, ...ReceivedMail[]]>;
  /** What is there now. */
  peek(email: string): Promise<ReceivedMail[]>;
  close(): Promise<void>;
}

const tokenOf = (text: string): string => /[?&#]token=([\w-]+)/.exec(text)?.[1] ?? '';

/** A real mail server on free ports. */
export const startMailbox = async (directory: string, smtpPort = 0): Promise<Mailbox> => {
  const catcher: MailCatcher = await startMailCatcher({ host: '127.0.0.1', smtpPort, webPort: 0, directory });
  const mails = new Map<string, CaughtMail>();
  const peek = async (email: string): Promise<ReceivedMail[]> => {
    // Those that came since the last look, in the order they came.
    const response = await fetch(`http://127.0.0.1:${catcher.webPort}/api/email?skip=${mails.size}`);
    for (const mail of (await response.json()) as CaughtMail[]) mails.set(mail.id, mail);
    return [...mails.values()]
      .filter(({ to }) => to.some(({ address }) => emailKey(address) === emailKey(email)))
      .map(({ subject, text, html, headers }) => ({ subject, text, html, headers, token: tokenOf(text) }));
  };
  return {
    smtpPort: catcher.smtpPort,
    peek,
    inbox: (email, { count = 1 } = {}) =>
      eventually(`${count} mail(s) to ${email}`, async () => {
        const mails = await peek(email);
        const [first, ...more] = mails;
        return first && mails.length >= count
          ? ([first, ...more] as const satisfies [ReceivedMail, ...ReceivedMail[]])
          : undefined;
      }),
    close: () => catcher.close(),
  };
};
