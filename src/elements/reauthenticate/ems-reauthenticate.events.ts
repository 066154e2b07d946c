import type { ReauthenticationMethod } from '../../client/ports/reauthentication.ts';

/** The person has proved who they are; the session is fresh again. */
export interface ReauthenticatedDetail {
  /** Of a password and a code, the code's. `redirect`: on a page of the service, which alone knows how. */
  method: ReauthenticationMethod | 'redirect';
}

/** The proof was given up, or not given. */
export type ReauthenticationCancelledDetail = Record<string, never>;

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-reauthenticated': CustomEvent<ReauthenticatedDetail>;
    'ems-reauthentication-cancelled': CustomEvent<ReauthenticationCancelledDetail>;
  }
}
