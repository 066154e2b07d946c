import type { AccountMail } from '../../mails/account-mail.ts';

/**
 * To be thrown by `deliver` when the mail server refused this one mail: `later` for a temporary refusal (RFC 5321 4yz), `never`
 * for a final one. Everything else that is thrown means that no mail can be sent at present.
 */
export class MailRefused extends Error {
  override name = 'MailRefused';
  readonly again: 'later' | 'never';

  constructor(again: 'later' | 'never', message: string) {
    super(message);
    this.again = again;
  }
}

/**
 * Hands a mail over to the mail server. `id` is the same when a mail is tried again: make the `Message-ID` of it. Has to give up
 * by itself when the server says nothing: the other mails wait.
 */
export type Deliver = (mail: AccountMail, id: string) => Promise<void>;
