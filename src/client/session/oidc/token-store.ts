import type { StateStore } from 'oidc-client-ts';
import { number, object, optional, parse, string } from '../../http/shape.ts';
import { createStoredItem, type KeyValueStorage } from '../storage.ts';

/** What a sign-in gave. Times are milliseconds of this machine's clock, which also measures them. */
export interface Tokens {
  accessToken: string;
  refreshToken?: string | undefined;
  idToken?: string | undefined;
  expiresAt: number;
}

const tokensSchema = object({
  accessToken: string(),
  refreshToken: optional(string()),
  idToken: optional(string()),
  expiresAt: number(),
});

const pendingSchema = object({ id: string(), state: string() });

export interface TokenStore {
  get(): Tokens | undefined;
  set(tokens: Tokens | undefined): void;
}

/** Kept in this page, and where there is a `storage` also for its next visit in this tab. */
export const createTokenStore = (storage: KeyValueStorage | undefined, key: string): TokenStore => {
  const item = createStoredItem(storage, key, (value) => parse(tokensSchema, value));
  let held = item.get();
  return {
    get: () => held,
    set(tokens) {
      held = tokens;
      if (tokens) item.set(tokens);
      else item.clear();
    },
  };
};

/**
 * The one sign-in that is under way here, its code verifier with it. Another one takes its place, and what is left of a sign-in
 * that never came back is gone with the tab.
 */
export const createPendingStore = (storage: KeyValueStorage | undefined, key: string): StateStore => {
  const item = createStoredItem(storage, key, (value) => parse(pendingSchema, value));
  const get = async (id: string): Promise<string | null> => {
    const pending = item.get();
    return pending?.id === id ? pending.state : null;
  };
  return {
    get,
    set: async (id, state) => void item.set({ id, state }),
    async remove(id) {
      const state = await get(id);
      if (state !== null) item.clear();
      return state;
    },
    // Stale ones are not looked for.
    getAllKeys: async () => [],
  };
};
