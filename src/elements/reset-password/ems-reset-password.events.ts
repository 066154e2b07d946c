/** The password is the new one, and every session of the account was ended. */
export type PasswordResetDetail = Record<string, never>;

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-password-reset': CustomEvent<PasswordResetDetail>;
  }
}
