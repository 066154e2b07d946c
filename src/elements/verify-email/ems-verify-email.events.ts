/** The address is verified: by this element's click, in another tab, or on another device. */
export interface EmailVerifiedDetail {
  /** The one that is verified. */
  email: string;
  /** Where the link was opened: by this element's own button, or anywhere else. */
  by: 'click' | 'elsewhere';
}

/** The verification email was sent again. */
export interface VerificationSentDetail {
  /** Where it went. */
  email: string;
}

/** The person wants to correct the address. */
export interface ChangeAddressDetail {
  /** The one to correct. */
  email: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-email-verified': CustomEvent<EmailVerifiedDetail>;
    'ems-verification-sent': CustomEvent<VerificationSentDetail>;
    'ems-change-address': CustomEvent<ChangeAddressDetail>;
  }
}
