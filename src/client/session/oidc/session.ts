import { aborted, throwIfAborted } from '../../abort.ts';
import type { StartOptions } from '../../ports/session.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { TokenSession } from '../token-session.ts';
import { tabStorage, type KeyValueStorage } from '../storage.ts';
import { browserPage, takeAnswer, type Page } from './page.ts';
import { handOver, isFromPopup, openPopup, popupMark, waitForAnswer } from './popup.ts';
import type { Provider } from './provider.ts';
import { createPendingStore, createTokenStore, type Tokens } from './token-store.ts';
import { watchTwins } from './duplicate-tab.ts';

export interface OidcSessionOptions {
  /** The provider's issuer, e.g. `https://id.example.org/api/auth`. */
  authority: string;
  /** As the service knows this site. */
  clientId: string;
  /** Where people come back to, one of the site's registered addresses; the present page when absent. */
  redirectUri?: string | undefined;
  /** What is asked for; `openid account offline_access` when absent. */
  scope?: string | undefined;
  /** Where tokens are kept: as long as the page, or in the tab's `sessionStorage` for its next page too. */
  tokens: 'memory' | 'session-storage';
  /** How people get to the sign-in: this page goes there, or a window beside it does. */
  mode: 'redirect' | 'popup';
  /** Instead of the tab's `sessionStorage`. */
  storage?: KeyValueStorage | undefined;
  /** Instead of the page's address and history. */
  page?: Page | undefined;
}

/** A token is renewed so many milliseconds before its end: a request may take its time. */
const early = 20_000;

const never = new Promise<never>(() => undefined);

/**
 * A session by authorization code and PKCE (RFC 9700), for the pages of another site than the service's. Create it when the page
 * begins: an answer in the page's address is taken out of it then and there. No token is ever in an address or in `localStorage`.
 */
export const createOidcSession = (options: OidcSessionOptions): TokenSession => {
  const { authority, clientId, scope = 'openid account offline_access', mode, page = browserPage } = options;
  const name = `ems-elements oidc ${authority} ${clientId}`;
  const here = page.url();
  const redirectUri = options.redirectUri ?? here.origin + here.pathname;
  const storage = options.storage ?? tabStorage();
  const store = createTokenStore(options.tokens === 'session-storage' ? storage : undefined, `${name} tokens`);
  const pending = createPendingStore(storage, `${name} pending`);

  let answer: URL | undefined;
  /** Another answer, if the page's address has one by now: a page may be left and come back without being loaded anew. */
  const look = (): void => void (answer = takeAnswer(page, redirectUri) ?? answer);
  look();

  let loading: Promise<{ provider: Provider; toFailure: (error: unknown) => Outcome<never> }> | undefined;
  const load = () =>
    (loading ??= import('./provider.ts')
      .then(({ createProvider, toFailure }) => ({ provider: createProvider({ authority, clientId, redirectUri, scope, pending }), toFailure }))
      .catch((error: unknown) => {
        loading = undefined;
        throw error;
      }));

  const attempt = async (run: (provider: Provider) => Promise<void>): Promise<Outcome> => {
    let loaded: Awaited<ReturnType<typeof load>>;
    try {
      loaded = await load();
    } catch (error) {
      return failure('unreachable', { detail: String(error) });
    }
    try {
      await run(loaded.provider);
      return success();
    } catch (error) {
      return loaded.toFailure(error);
    }
  };

  const exchange = (given: URL): Promise<Outcome> => attempt(async (provider) => store.set(await provider.finish(given)));

  const takeUp = async (given: URL): Promise<Outcome<boolean>> => {
    // The page that opened this window goes on; this one is about to close.
    if (isFromPopup(given)) return (await handOver(name, given)) ? never : failure('challenge_expired', { detail: 'The page that began this is gone.' });
    const outcome = await exchange(given);
    return outcome.ok ? success(true) : outcome;
  };

  const listeners = new Set<() => void>();
  /** A session began that nobody has heard of. */
  let late = false;
  /** Kept until somebody has heard how it ended, for a page whose first request is another one. */
  let resuming: Promise<Outcome<boolean>> | undefined;
  const settle = (): Promise<Outcome<boolean>> | undefined => {
    look();
    const given = answer;
    answer = undefined;
    if (given) resuming = takeUp(given);
    return resuming;
  };
  let renewing: Promise<string | undefined> | undefined;

  // What is in this page's memory only, no other tab has.
  const twins =
    options.tokens === 'session-storage'
      ? watchTwins(name, () => (renewing ? undefined : store.get()?.refreshToken), (refreshToken) => {
          const tokens = store.get();
          if (tokens?.refreshToken === refreshToken) store.set({ ...tokens, refreshToken: undefined });
        })
      : undefined;

  const renew = (tokens: Tokens): Promise<string | undefined> =>
    (renewing ??= (async () => {
      try {
        const { provider } = await load();
        if (tokens.refreshToken !== undefined) await twins?.announce(tokens.refreshToken);
        const renewed = await provider.renew(tokens);
        // Unless somebody signed in or out meanwhile.
        if (store.get() === tokens) store.set(renewed);
        return store.get()?.accessToken;
      } finally {
        renewing = undefined;
      }
    })());

  /** Begun by somebody who had seemed to give it up. */
  const takeLate = async (given: URL): Promise<void> => {
    const outcome = await exchange(given);
    if (!outcome.ok) return;
    late = true;
    for (const listener of listeners) listener();
  };

  const throughPopup = async (popup: Window, input: StartOptions, signal: AbortSignal | undefined): Promise<Outcome> => {
    let given: URL | undefined;
    const begun = await attempt(async (provider) => {
      const url = new URL(await provider.begin(input, popupMark));
      const back = waitForAnswer(name, popup, url.searchParams.get('state') ?? '', signal, (late) => void takeLate(late));
      popup.location.replace(url.href);
      given = await back;
    }).catch((error: unknown) => {
      throwIfAborted(signal);
      throw error;
    });
    throwIfAborted(signal);
    if (!begun.ok) popup.close();
    if (!begun.ok) return begun;
    return given ? exchange(given) : failure('cancelled');
  };

  const throughRedirect = async (input: StartOptions): Promise<Outcome> => {
    if (!storage) return failure('not_offered', { detail: 'There is no sessionStorage to come back to.' });
    const returned = page.returned().then(() => failure('cancelled'));
    const outcome = await attempt(async (provider) => page.leave(await provider.begin(input)));
    return outcome.ok ? returned : outcome;
  };

  return {
    async accessToken() {
      await settle()?.catch(() => undefined);
      const tokens = store.get();
      if (!tokens || Date.now() < tokens.expiresAt - early) return tokens?.accessToken;
      return renew(tokens);
    },
    async refused(token) {
      const tokens = store.get();
      if (!tokens || tokens.accessToken !== token) return tokens?.accessToken;
      return renew(tokens);
    },
    resume() {
      const own = settle();
      const began = late;
      late = false;
      return own?.finally(() => {
        if (resuming === own) resuming = undefined;
      }) ?? Promise.resolve(success(began));
    },
    async start(options) {
      const { signal } = options;
      throwIfAborted(signal);
      // Before anything is waited for. A blocked one is no dead end: then the page itself goes.
      const popup = mode === 'popup' ? openPopup() : null;
      return Promise.race([popup ? throughPopup(popup, options, signal) : throughRedirect(options), aborted(signal)]);
    },
    forget: () => store.set(undefined),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
