import type { AccountMail } from '../../mails/account-mail.ts';

/**
 * To be thrown by `deliver` when the mail server refused this one email: `later` for a temporary refusal (RFC 5321 4yz), `never`
 * for a final one.
 */
export class MailRefused extends Error {
  override name = 'MailRefused';
  readonly again: 'later' | 'never';

  constructor(again: 'later' | 'never', message: string) {
    super(message);
    this.again = again;
  }
}

/** To be thrown by `deliver` when the mail server itself takes no email, whichever: nobody is told to wait for one until it takes them again. */
export class MailServerFailed extends Error {
  override name = 'MailServerFailed';
}

/**
 * Hands an email over to the mail server. `id` is the same when an email is tried again: make the `Message-ID` of it. Has to give up
 * by itself when the server says nothing. What it throws beside {@link MailRefused} and {@link MailServerFailed} counts for this email
 * alone, and for the server once emails to several addresses failed and none got through between them.
 */
export type Deliver = (mail: AccountMail, id: string) => Promise<void>;
