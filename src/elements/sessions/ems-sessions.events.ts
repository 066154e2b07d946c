/** A session of another device was ended. */
export interface SessionEndedDetail {
  id: string;
}

/** All other sessions were ended. */
export interface OtherSessionsEndedDetail {
  count: number;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-session-ended': CustomEvent<SessionEndedDetail>;
    'ems-other-sessions-ended': CustomEvent<OtherSessionsEndedDetail>;
  }
}
