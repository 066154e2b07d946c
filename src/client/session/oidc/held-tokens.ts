import { success, type Outcome } from '../../outcome.ts';
import { watchDuplicateTabs } from './duplicate-tab.ts';
import type { Provider } from './provider.ts';
import type { Tokens, TokenStore } from './token-store.ts';

/** A token is renewed so many milliseconds before its end: a request may take its time. */
const early = 20_000;

export interface HeldTokensOptions {
  name: string;
  store: TokenStore;
  /** Whether another tab may have a copy of them: what is in this page's memory only, no other tab has. */
  duplicable: boolean;
  load(): Promise<Provider>;
  ask<T>(run: (provider: Provider) => Promise<Outcome<T>>): Promise<Outcome<T>>;
}

/** The tokens of a page, from the exchange of a code to their end. */
export interface HeldTokens {
  set(tokens: Tokens | undefined): void;
  /** The access token, renewed where it is due, once for all who ask. */
  current(): Promise<string | undefined>;
  /** Another one than that which was refused. */
  replace(refused: string): Promise<string | undefined>;
  /** Ends what they stand for at the provider, once for all who ask, and drops them. */
  end(): Promise<Outcome>;
}

export const createHeldTokens = ({ name, store, duplicable, load, ask }: HeldTokensOptions): HeldTokens => {
  let renewing: Promise<string | undefined> | undefined;
  let ending: Promise<Outcome> | undefined;

  const duplicates = duplicable
    ? watchDuplicateTabs(
        name,
        () => (renewing ? undefined : store.get()?.refreshToken),
        (refreshToken) => {
          const tokens = store.get();
          if (tokens?.refreshToken === refreshToken) store.set({ ...tokens, refreshToken: undefined });
        },
      )
    : undefined;

  const renew = (tokens: Tokens): Promise<string | undefined> =>
    (renewing ??= (async () => {
      try {
        const provider = await load();
        // What it would give to a session that ends would live on.
        await ending;
        if (store.get() !== tokens) return store.get()?.accessToken;
        if (tokens.refreshToken !== undefined) await duplicates?.announce(tokens.refreshToken);
        const renewed = await provider.renew(tokens);
        // Unless somebody signed in or out meanwhile.
        if (store.get() === tokens) store.set(renewed);
        return store.get()?.accessToken;
      } finally {
        renewing = undefined;
      }
    })());

  const end = async (): Promise<Outcome> => {
    await renewing?.catch(() => undefined);
    const tokens = store.get();
    if (!tokens) return success();
    const outcome = await ask((provider) => provider.end(tokens));
    if (outcome.ok) store.set(undefined);
    return outcome;
  };

  return {
    set: store.set,
    async current() {
      const tokens = store.get();
      if (!tokens || Date.now() < tokens.expiresAt - early) return tokens?.accessToken;
      return renew(tokens);
    },
    async replace(refused) {
      const tokens = store.get();
      if (!tokens || tokens.accessToken !== refused) return tokens?.accessToken;
      return renew(tokens);
    },
    end: () => (ending ??= end().finally(() => (ending = undefined))),
  };
};
