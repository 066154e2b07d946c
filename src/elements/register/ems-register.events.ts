/** The registration was taken; its mail is on the way. */
export interface RegisteredDetail {
  /** Where the mail goes. */
  email: string;
  /** Seconds until the mail can be sent again. */
  retryAfter: number;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-registered': CustomEvent<RegisteredDetail>;
  }
}
