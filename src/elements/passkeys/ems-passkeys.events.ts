import type { Passkey } from '../../client/ports/passkeys.ts';

/** A passkey was added. */
export interface PasskeyAddedDetail {
  /** The new one. */
  passkey: Passkey;
}

/** A passkey was renamed. */
export interface PasskeyRenamedDetail {
  /** With its new name. */
  passkey: Passkey;
}

/** A passkey was removed. */
export interface PasskeyRemovedDetail {
  /** Of the passkey that is gone. */
  id: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-passkey-added': CustomEvent<PasskeyAddedDetail>;
    'ems-passkey-renamed': CustomEvent<PasskeyRenamedDetail>;
    'ems-passkey-removed': CustomEvent<PasskeyRemovedDetail>;
  }
}
