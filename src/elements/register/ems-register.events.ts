/** The registration was taken; its email is on the way. */
export interface RegisteredDetail {
  /** Where the email goes. */
  email: string;
  /** Seconds until the email can be sent again. */
  retryAfter: number;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-registered': CustomEvent<RegisteredDetail>;
  }
}
