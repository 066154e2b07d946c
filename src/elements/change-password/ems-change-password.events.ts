/** The password is another one now. */
export interface PasswordChangedDetail {
  /** The other sessions of the account were ended with it. Absent where the password was changed on a page of the service. */
  endedOtherSessions?: boolean | undefined;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-password-changed': CustomEvent<PasswordChangedDetail>;
  }
}
