/** The access of an app was taken away. */
export interface ApplicationRevokedDetail {
  /** Of the app. */
  id: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-application-revoked': CustomEvent<ApplicationRevokedDetail>;
  }
}
