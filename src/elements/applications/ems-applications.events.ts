/** The access of an app was taken away. */
export interface ApplicationRevokedDetail {
  id: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-application-revoked': CustomEvent<ApplicationRevokedDetail>;
  }
}
