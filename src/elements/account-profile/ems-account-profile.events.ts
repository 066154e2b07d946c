import type { Account } from '../../client/ports/session.ts';

/** Names, further fields or the language were saved. */
export interface ProfileUpdatedDetail {
  /** As it is now. */
  account: Account;
  /** The language, where another one was chosen. */
  language?: string;
}

/** A new address waits for its confirmation; the old one is in force until then. */
export interface EmailChangeRequestedDetail {
  /** The new one. */
  email: string;
}

/** The address that waited was given up, here or elsewhere. */
export interface EmailChangeCancelledDetail {
  /** The one that waited. */
  email: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-profile-updated': CustomEvent<ProfileUpdatedDetail>;
    'ems-email-change-requested': CustomEvent<EmailChangeRequestedDetail>;
    'ems-email-change-cancelled': CustomEvent<EmailChangeCancelledDetail>;
  }
}
