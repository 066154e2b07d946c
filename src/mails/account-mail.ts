/** What is to be said to whom; `renderMail` has words for it, and whoever sends the email may have others. */
export type AccountMail =
  | {
      /** To an address that nobody has confirmed, so without a name: anybody may have typed it. */
      kind: 'verification';
      to: string;
      /** The page on which the person confirms, with the token. */
      url: string;
      /** When the link stops working; ISO 8601. */
      expiresAt: string;
      /** BCP 47 tag, one of `languages`: what the page or the browser of whoever caused the email asked for. */
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
      /** To a new address that an account wants: confirming makes it the account's. Without a name, as above. */
      kind: 'email_change';
      to: string;
      /** The account's current address, masked: enough for its owner, and nothing for a stranger. */
      account: string;
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
  | {
      /** Somebody wants to sign in on a device that the account doesn't know, after many wrong guesses of strangers. */
      kind: 'device_link';
      to: string;
      firstName: string;
      /** The sign-in page, with the token. */
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
  | { event: 'authenticator_added'; device: string }
  /** `last`: the recovery codes went with it. */
  | { event: 'authenticator_removed'; device: string; last?: boolean | undefined }
  /** On a device that the account doesn't know; what it says of itself, where that is known. */
  | { event: 'signed_in'; browser?: string | undefined; system?: string | undefined }
  | { event: 'recovery_code_used'; remaining: number }
  /** An account whose second factor is said to be lost: announced, and not before `readyAt` (ISO 8601); given up; done. */
  | { event: 'recovery_started'; readyAt: string }
  | { event: 'recovery_cancelled' | 'recovery_finished' };

export type NoticeMail = Notice & {
  kind: 'notice';
  to: string;
  firstName: string;
  /** The account page. */
  url: string;
  language: string;
};
