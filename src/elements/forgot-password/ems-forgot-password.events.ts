/** The request was taken. Says nothing of whether the address has an account. */
export interface ResetRequestedDetail {
  /** As it was typed. */
  email: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-reset-requested': CustomEvent<ResetRequestedDetail>;
  }
}
