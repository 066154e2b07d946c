/** The account and everything it owned is gone, and its sessions with it. */
export type AccountDeletedDetail = Record<string, never>;

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-account-deleted': CustomEvent<AccountDeletedDetail>;
  }
}
