import type { Authenticator } from '../../client/ports/authenticators.ts';

/** An authenticator app was added: its first code was right. */
export interface AuthenticatorAddedDetail {
  /** The new one. */
  authenticator: Authenticator;
  /** The account has no recovery codes that could be used. */
  recoveryCodesDue: boolean;
}

/** The set-up is over. */
export interface TotpSetupClosedDetail {
  /** `false` when the person gave it up; then nothing has changed. */
  added: boolean;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-authenticator-added': CustomEvent<AuthenticatorAddedDetail>;
    'ems-totp-setup-closed': CustomEvent<TotpSetupClosedDetail>;
  }
}
