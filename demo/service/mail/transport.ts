import { createTransport } from 'nodemailer';
import { MailRefused, type Deliver } from '../../../src/server/index.ts';
import { isRecord } from '../../../src/rules/record.ts';
import { render } from './render.ts';

export interface Transport {
  deliver: Deliver;
  close(): void;
}

/** What a mail server says about one mail, as against being unable to take any. */
const refusalOf = (error: unknown): MailRefused | undefined => {
  if (!isRecord(error) || (error.code !== 'EENVELOPE' && error.code !== 'EMESSAGE')) return undefined;
  const status = Number(error.responseCode);
  const words = `The mail server answered ${Number.isNaN(status) ? 'no' : status}.`;
  return new MailRefused(status >= 400 && status < 500 ? 'later' : 'never', words);
};

/** Delivery by SMTP. Time limits, because a mail server that says nothing must not hold up the others' mails. */
export const createSmtpTransport = (url: string, from: string): Transport => {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  const transport = createTransport(
    {
      url,
      connectionTimeout: 5000,
      greetingTimeout: 5000,
      socketTimeout: 10_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async deliver(mail, id) {
      try {
        // An address object: nothing in it is parsed as a list of addresses or as headers.
        const to = { name: '', address: mail.to };
        await transport.sendMail({
          ...render(mail),
          to,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw refusalOf(error) ?? error;
      }
    },
    close: () => transport.close(),
  };
};
