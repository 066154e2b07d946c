/** A session of another device was ended. */
export interface SessionEndedDetail {
  /** Of the session. */
  id: string;
}

/** All other sessions were ended. */
export interface OtherSessionsEndedDetail {
  /** How many there were. */
  count: number;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-session-ended': CustomEvent<SessionEndedDetail>;
    'ems-other-sessions-ended': CustomEvent<OtherSessionsEndedDetail>;
  }
}
