import type { Line, Quoted } from './line.ts';

/** What one email says; {@link MailWords} has the order. */
export interface Letter {
  /** Also its heading. */
  subject: string;
  /** Before the link. The first is shown in the list of an inbox too, so it says what the email is about. */
  paragraphs: readonly [Line, ...Line[]];
  /** What the button is called; absent where there is nothing to open. */
  action?: string;
  /** After the link. */
  after?: readonly Line[];
  /** Why this person gets it. */
  reason: Line;
}

export interface AboutAccount {
  /** Of whom the account is, e.g. "EMS". */
  service: string;
  /** Where the email goes: the account's address. Several accounts may have one mailbox. */
  to: Quoted;
}

export interface AboutLink extends AboutAccount {
  /** When the link stops working, e.g. "in 24 hours". */
  expires: string;
}

export interface AboutChange extends AboutLink {
  /** The address of the account that asked, masked. */
  account: Quoted;
}

export interface AboutAddress extends AboutAccount {
  email: Quoted;
}

export interface AboutDevice extends AboutAccount {
  /** Absent where its name looks like somebody's link. */
  device: Quoted | undefined;
}

export interface AboutRemoved extends AboutDevice {
  /** There is no other one, and the recovery codes ended with it. */
  last: boolean;
}

export interface AboutBrowser extends AboutAccount {
  /** Names of our own, e.g. "Firefox" and "Windows"; absent where they aren't known. */
  browser: string | undefined;
  system: string | undefined;
}

export interface AboutRecovery extends AboutAccount {
  /** When it may be finished, e.g. "in 7 days". */
  ready: string;
}

export interface AboutCodes extends AboutAccount {
  remaining: number;
  /** Whether it is time for new ones. */
  few: boolean;
}

/** Emails in one language. */
export interface MailWords {
  /** BCP 47. */
  language: string;
  dir: 'ltr' | 'rtl';
  greeting(name: Quoted | undefined): Line;
  /** Before the address of the button's page, for whoever can't press it. */
  fallback: string;
  verification(about: AboutLink): Letter;
  already_registered(about: AboutAccount): Letter;
  email_change(about: AboutChange): Letter;
  email_taken(about: AboutAccount): Letter;
  password_reset(about: AboutLink): Letter;
  device_link(about: AboutLink): Letter;
  notices: {
    password_changed(about: AboutAccount): Letter;
    password_reset(about: AboutAccount): Letter;
    recovery_codes_renewed(about: AboutAccount): Letter;
    signed_in(about: AboutBrowser): Letter;
    recovery_code_used(about: AboutCodes): Letter;
    authenticator_added(about: AboutDevice): Letter;
    authenticator_removed(about: AboutRemoved): Letter;
    email_change_requested(about: AboutAddress): Letter;
    email_changed(about: AboutAddress): Letter;
    recovery_started(about: AboutRecovery): Letter;
    recovery_cancelled(about: AboutAccount): Letter;
    recovery_finished(about: AboutAccount): Letter;
    account_deleted(about: AboutAccount): Letter;
  };
}
