/** The terms in force are accepted: just now, or the version in force was accepted earlier. */
export interface TermsAcceptedDetail {
  /** Of the terms. */
  version: string;
  /** ISO 8601. Absent before an account exists: then the version goes along with the registration. */
  acceptedAt?: string | undefined;
  /** Accepted before, and not asked again. */
  earlier: boolean;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-terms-accepted': CustomEvent<TermsAcceptedDetail>;
  }
}
