import { emailKey } from '../../rules/email.ts';
import type { PendingVerification, PendingVerificationStore } from './pending-verification.ts';

/** The registration of an address that this browser waits for; nothing when it waits for another one. */
export const pendingOf = (store: PendingVerificationStore, email: string): PendingVerification | undefined => {
  const pending = store.get();
  return pending && emailKey(pending.email) === emailKey(email) ? pending : undefined;
};
