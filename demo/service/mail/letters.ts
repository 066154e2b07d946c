import type { AccountMail } from '../../../src/server/index.ts';

/** What a mail says, before it becomes text and HTML. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  /** The one thing to click. */
  link: { label: string; url: string };
  after: string[];
}

/** Languages that mails are written in. */
export const languages = ['en', 'de'] as const;

/** A name is shown to whoever owns the address, so it may not smuggle somebody's link or advertisement into our mail. */
const greetingName = (name: string): string | undefined => (/:\/\/|www\.|\.\p{L}{2,}|@/iu.test(name) ? undefined : name);

const hoursUntil = (iso: string): number => Math.max(1, Math.round((Date.parse(iso) - Date.now()) / 3_600_000));

const english = (mail: AccountMail): Letter => {
  const name = greetingName(mail.firstName);
  const hello = name === undefined ? 'Hello,' : `Hello ${name},`;
  if (mail.kind === 'verification') {
    return {
      subject: 'Confirm your e-mail address',
      paragraphs: [hello, 'somebody, probably you, has registered an account with this address. Open the page and confirm that it is yours:'],
      link: { label: 'Confirm the address', url: mail.url },
      after: [
        `The link works for ${hoursUntil(mail.expiresAt)} h, and once.`,
        'It was not you? Then do nothing: without a click there will be no account.',
      ],
    };
  }
  return {
    subject: 'You already have an account',
    paragraphs: [hello, 'somebody, probably you, tried to register with this address. It already has an account. You can sign in:'],
    link: { label: 'Sign in', url: mail.url },
    after: ['It was not you? Then there is nothing to do: nothing has changed.'],
  };
};

const german = (mail: AccountMail): Letter => {
  const name = greetingName(mail.firstName);
  const hello = name === undefined ? 'Guten Tag,' : `Guten Tag ${name},`;
  if (mail.kind === 'verification') {
    return {
      subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
      paragraphs: [hello, 'jemand, vermutlich Sie, hat mit dieser Adresse ein Konto angelegt. Öffnen Sie die Seite und bestätigen Sie, dass es Ihre ist:'],
      link: { label: 'Adresse bestätigen', url: mail.url },
      after: [
        `Der Link gilt ${hoursUntil(mail.expiresAt)} Std. und einmal.`,
        'Das waren nicht Sie? Dann brauchen Sie nichts zu tun: Ohne Klick entsteht kein Konto.',
      ],
    };
  }
  return {
    subject: 'Sie haben bereits ein Konto',
    paragraphs: [hello, 'jemand, vermutlich Sie, wollte sich mit dieser Adresse registrieren. Sie hat bereits ein Konto. Sie können sich anmelden:'],
    link: { label: 'Anmelden', url: mail.url },
    after: ['Das waren nicht Sie? Dann brauchen Sie nichts zu tun: Es hat sich nichts geändert.'],
  };
};

export const toLetter = (mail: AccountMail): Letter => (mail.language === 'de' ? german(mail) : english(mail));
