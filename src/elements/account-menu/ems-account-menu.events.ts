/** The session was ended by the person, here. */
export type SignedOutDetail = Record<string, never>;

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-signed-out': CustomEvent<SignedOutDetail>;
  }
}
