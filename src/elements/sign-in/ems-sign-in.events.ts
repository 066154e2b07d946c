import type { Account, AccountStatus } from '../../client/ports/session.ts';

/** Signed in. `status` says what the account still owes. */
export interface SignedInDetail {
  account: Account;
  status: AccountStatus;
}

/** The password was right, but the address is not verified yet. */
export interface VerificationRequiredDetail {
  email: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-signed-in': CustomEvent<SignedInDetail>;
    'ems-verification-required': CustomEvent<VerificationRequiredDetail>;
  }
}
