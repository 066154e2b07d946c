import type { Authenticator } from '../../client/ports/authenticators.ts';

/** An authenticator application has another name now. */
export interface AuthenticatorRenamedDetail {
  authenticator: Authenticator;
}

/** An authenticator application is gone. */
export interface AuthenticatorRemovedDetail {
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
