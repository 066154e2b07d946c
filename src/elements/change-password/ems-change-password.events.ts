/** The password is another one now. */
export interface PasswordChangedDetail {
  /** The other sessions of the account were ended with it. */
  endedOtherSessions: boolean;
}

declare global {
  interface HTMLElementEventMap {
    'ems-password-changed': CustomEvent<PasswordChangedDetail>;
  }
}
