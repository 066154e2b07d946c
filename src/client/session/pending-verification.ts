import { isRecord } from '../../rules/record.ts';
import { createStoredItem, type KeyValueStorage } from './storage.ts';

/** What a browser keeps between a registration and its verification. */
export interface PendingVerification {
  email: string;
  /** Lets this browser, and nobody else, ask whether the address was verified meanwhile. The wire calls it `ticket`. */
  pollToken: string;
  /** Set once the service said so, so that everyone who asks afterwards hears the same. */
  verified?: boolean | undefined;
}

const readPending = (value: unknown): PendingVerification | undefined => {
  if (!isRecord(value)) return undefined;
  const { email, pollToken, verified } = value;
  return typeof email === 'string' && typeof pollToken === 'string'
    ? { email, pollToken, verified: verified === true }
    : undefined;
};

/** The last registration that this browser waits for. One is enough: who registers again waits for the new address. */
export interface PendingVerificationStore {
  get(): PendingVerification | undefined;
  set(pending: PendingVerification): void;
  clear(): void;
}

/** Lasts as long as the page where there is no `storage`. */
export const createPendingVerificationStore = (storage?: KeyValueStorage, key = ''): PendingVerificationStore => {
  const { get, set, clear } = createStoredItem(storage, key, readPending);
  return { get, set, clear };
};
