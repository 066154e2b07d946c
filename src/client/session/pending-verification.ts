import { emailKey } from '../../rules/email.ts';
import { boolean, object, optional, string } from '../http/shape.ts';
import { createStoredItem, type KeyValueStorage } from './storage.ts';

/** What a browser keeps between a registration and its verification. */
export interface PendingVerification {
  email: string;
  /** Lets this browser, and nobody else, ask whether the address was verified meanwhile. The wire calls it `ticket`. */
  pollToken: string;
  /** Set once the service said so, so that everyone who asks afterwards hears the same. */
  verified?: boolean | undefined;
}

const pendingShape = object({ email: string(), pollToken: string(), verified: optional(boolean()) });

/** The last registration that this browser waits for. One is enough: who registers again waits for the new address. */
export interface PendingVerificationStore {
  get(): PendingVerification | undefined;
  /** The one of this address; nothing when the browser waits for another one. */
  of(email: string): PendingVerification | undefined;
  set(pending: PendingVerification): void;
  clear(): void;
}

/** Lasts as long as the page where there is no `storage`. */
export const createPendingVerificationStore = (storage?: KeyValueStorage, key = ''): PendingVerificationStore => {
  const item = createStoredItem(storage, key, pendingShape);
  return {
    get: item.get,
    of(email) {
      const pending = item.get();
      return pending && emailKey(pending.email) === emailKey(email) ? pending : undefined;
    },
    set: item.set,
    clear: item.clear,
  };
};
