import type { Account, AccountStatus } from '../../client/ports/session.ts';

/** Signed in. `status` says what the account still owes. */
export interface SignedInDetail {
  /** Whose session it is. */
  account: Account;
  /** What the account still owes; `active` for nothing. */
  status: AccountStatus;
}

/** The password was right, but the address is not verified yet. */
export interface VerificationRequiredDetail {
  /** The one to verify. */
  email: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-signed-in': CustomEvent<SignedInDetail>;
    'ems-verification-required': CustomEvent<VerificationRequiredDetail>;
  }
}
