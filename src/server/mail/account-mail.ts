/** What is to be said to whom. How it is worded is the integrator's. */
export type AccountMail =
  | {
      kind: 'verification';
      to: string;
      firstName: string;
      /** The page on which the person confirms, with the token. */
      url: string;
      /** When the link stops working; ISO 8601. */
      expiresAt: string;
      /** BCP 47 tag the registrant's browser asked for, one of `languages`. */
      language: string;
    }
  | {
      /** Somebody registered the address of a verified account: only its owner is told. */
      kind: 'already_registered';
      to: string;
      firstName: string;
      /** The page on which the person signs in. */
      url: string;
      language: string;
    }
  | {
      /** To a new address that an account wants: confirming makes it the account's. */
      kind: 'email_change';
      to: string;
      firstName: string;
      /** The page on which the person confirms, with the token. */
      url: string;
      expiresAt: string;
      language: string;
    }
  | {
      /** Another account wanted the address of this one: only its owner is told. */
      kind: 'email_taken';
      to: string;
      firstName: string;
      url: string;
      language: string;
    }
  | {
      kind: 'password_reset';
      to: string;
      firstName: string;
      /** The page on which the person chooses a new password, with the token. */
      url: string;
      expiresAt: string;
      language: string;
    }
  | NoticeMail;

/** What its owner hears about an account, by mail and so apart from the browser that did it (NIST SP 800-63B-4 section 4.6). */
export type Notice =
  | { event: 'password_changed' | 'password_reset' | 'recovery_codes_renewed' | 'account_deleted' }
  /** To the old address: asked for, and in force. `email` is the new one. */
  | { event: 'email_change_requested' | 'email_changed'; email: string }
  | { event: 'authenticator_added' | 'authenticator_removed'; device: string }
  | { event: 'recovery_code_used'; remaining: number };

export type NoticeMail = Notice & {
  kind: 'notice';
  to: string;
  firstName: string;
  /** The account page. */
  url: string;
  language: string;
};

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
