import type { Passkey } from '../../client/ports/passkeys.ts';

/** A passkey was added. */
export interface PasskeyAddedDetail {
  passkey: Passkey;
}

/** A passkey was renamed. */
export interface PasskeyRenamedDetail {
  passkey: Passkey;
}

/** A passkey was removed. */
export interface PasskeyRemovedDetail {
  id: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-passkey-added': CustomEvent<PasskeyAddedDetail>;
    'ems-passkey-renamed': CustomEvent<PasskeyRenamedDetail>;
    'ems-passkey-removed': CustomEvent<PasskeyRemovedDetail>;
  }
}
