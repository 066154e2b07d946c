import type { Authenticator } from '../../client/ports/authenticators.ts';

/** An authenticator app has another name now. */
export interface AuthenticatorRenamedDetail {
  /** With its new name. */
  authenticator: Authenticator;
}

/** An authenticator app is gone. */
export interface AuthenticatorRemovedDetail {
  /** Of the one that is gone. */
  id: string;
  /** How many are left; with none the password alone signs in. */
  left: number;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-authenticator-renamed': CustomEvent<AuthenticatorRenamedDetail>;
    'ems-authenticator-removed': CustomEvent<AuthenticatorRemovedDetail>;
  }
}
