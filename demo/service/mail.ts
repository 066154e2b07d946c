import { createTransport } from 'nodemailer';
import { MailRefused, MailServerFailed, mimePart, renderMail, type Deliver } from '../../src/server/index.ts';
import { isRecord } from '../../src/rules/record.ts';
import type { ServiceConfig } from './config.ts';
import { mailNeedsTLS } from './network.ts';

export interface Transport {
  deliver: Deliver;
  close(): void;
}

/** What a mail server says about one mail, or about the sender of all of them. */
const refusalOf = (error: unknown): MailRefused | MailServerFailed | undefined => {
  if (!isRecord(error) || (error.code !== 'EENVELOPE' && error.code !== 'EMESSAGE')) return undefined;
  const status = Number(error.responseCode);
  const words = `The mail server answered ${Number.isNaN(status) ? 'no' : status}.`;
  if (error.command === 'MAIL FROM') return new MailServerFailed(words, { cause: error });
  // What no server was asked about is wrong with the mail; an answer that is none says nothing for good.
  return new MailRefused(status >= 500 || error.response === undefined ? 'never' : 'later', words);
};

/** `MAIL_FROM`: an address, or a name and an address in angle brackets. */
const senderOf = (from: string, brand: string): { name: string; address: string } => {
  const [, name, address] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(from) ?? ['', '', from.trim()];
  return { name: name || brand, address: address ?? '' };
};

/** Delivery by SMTP. Time limits, because a mail server that says nothing must not hold up the others' mails. */
export const createSmtpTransport = ({
  smtpURL,
  mailFrom,
  mailReplyTo,
  mailLogo,
  brandName,
}: Pick<ServiceConfig, 'smtpURL' | 'mailFrom' | 'mailReplyTo' | 'mailLogo' | 'brandName'>): Transport => {
  const from = senderOf(mailFrom, brandName);
  const domain = from.address.split('@').at(-1) || 'localhost';
  const brand = { name: brandName, logo: mailLogo };
  const transport = createTransport({
    url: smtpURL,
    // Otherwise whoever is on the way says that there is no encryption, and reads the links and the password.
    requireTLS: mailNeedsTLS(smtpURL),
    // A mail server takes its time to greet each new connection.
    pool: true,
    maxConnections: 8,
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  /** A connection that ends in the middle tells nothing of why: so another one asks whether the server takes anything. */
  const failureOf = async (error: unknown): Promise<unknown> => {
    try {
      await transport.verify();
      return error;
    } catch (cause) {
      return new MailServerFailed(String(cause), { cause });
    }
  };
  return {
    async deliver(mail, id) {
      const { subject, language, text, html } = renderMail(mail, { brand });
      const envelope = { from: from.address, to: mail.to, use8BitMime: true };
      try {
        await transport.sendMail({
          envelope,
          from,
          // Address objects: nothing in them is parsed as a list of addresses or as headers.
          to: { name: '', address: mail.to },
          ...(mailReplyTo !== undefined && { replyTo: mailReplyTo }),
          subject,
          alternatives: [{ raw: mimePart('text/plain', text) }, { raw: mimePart('text/html', html) }],
          messageId: `<${id}@${domain}>`,
          // No `List-Unsubscribe`: nobody can do without news of the own account, and a button for it would promise that.
          headers: {
            'Auto-Submitted': 'auto-generated',
            // Exchange sends its notices of absence in spite of the former.
            'X-Auto-Response-Suppress': 'OOF, AutoReply',
            'Content-Language': language,
          },
        });
      } catch (error) {
        throw refusalOf(error) ?? (await failureOf(error));
      }
    },
    close: () => transport.close(),
  };
};
