import type { StateStore } from 'oidc-client-ts';
import { number, object, optional, parse, string } from '../../http/shape.ts';
import type { KeyValueStorage } from '../storage.ts';

/** What a sign-in gave. Times are milliseconds of this machine's clock, which also measures them. */
export interface Tokens {
  accessToken: string;
  refreshToken?: string | undefined;
  idToken?: string | undefined;
  expiresAt: number;
}

const tokensSchema = object({ accessToken: string(), refreshToken: optional(string()), idToken: optional(string()), expiresAt: number() });

export interface TokenStore {
  get(): Tokens | undefined;
  set(tokens: Tokens | undefined): void;
}

/** Kept in this page, and where there is a `storage` also for its next visit in this tab. */
export const createTokenStore = (storage: KeyValueStorage | undefined, key: string): TokenStore => {
  let held: Tokens | undefined;
  try {
    held = parse(tokensSchema, JSON.parse(storage?.getItem(key) ?? 'null'));
  } catch {
    // Blocked or spoilt: as if nothing had been kept.
  }
  return {
    get: () => held,
    set(tokens) {
      held = tokens;
      try {
        if (tokens) storage?.setItem(key, JSON.stringify(tokens));
        else storage?.removeItem(key);
      } catch {
        // Then only this page knows.
      }
    },
  };
};

/**
 * The one sign-in that is under way here, its code verifier with it. Another one takes its place, and what is left of a sign-in
 * that never came back is gone with the tab.
 */
export const createPendingStore = (storage: KeyValueStorage, key: string): StateStore => {
  const read = (): { id: string; state: string } | undefined =>
    parse(object({ id: string(), state: string() }), JSON.parse(storage.getItem(key) ?? 'null'));
  const get = async (id: string): Promise<string | null> => {
    const pending = read();
    return pending?.id === id ? pending.state : null;
  };
  return {
    get,
    set: async (id, state) => storage.setItem(key, JSON.stringify({ id, state })),
    async remove(id) {
      const state = await get(id);
      if (state !== null) storage.removeItem(key);
      return state;
    },
    // Stale ones are not looked for.
    getAllKeys: async () => [],
  };
};
