declare global {
  interface GlobalEventHandlersEventMap {
    /** The session was ended by the person, here. */
    'ems-signed-out': CustomEvent<Record<string, never>>;
  }
}

export {};
