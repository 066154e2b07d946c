/** The address that waited is the account's from now on; the old one no longer is. */
export interface EmailChangedDetail {
  /** The new one. */
  email: string;
  /** Where the link was opened: by `ems-confirm-email`, or, as `ems-account-profile` noticed, anywhere else. */
  by: 'click' | 'elsewhere';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-email-changed': CustomEvent<EmailChangedDetail>;
  }
}
