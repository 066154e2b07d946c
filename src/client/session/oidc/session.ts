import { aborted, throwIfAborted } from '../../abort.ts';
import { checkBaseURL } from '../../http/base-url.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { RedirectResult } from '../../ports/redirect.ts';
import { browserPage, type Page } from '../page.ts';
import { createRedirectMarkers } from '../redirect-marker.ts';
import { createRedirectSessionPort } from '../redirect-session.ts';
import { tabStorage, type KeyValueStorage } from '../storage.ts';
import type { TokenSession, TokenStartOptions } from '../token-session.ts';
import { createHeldTokens } from './held-tokens.ts';
import { stateOf, takeAnswer, tellingOf } from './answer.ts';
import { handOver, isFromPopup, openPopup, popupMark, waitForAnswer } from './popup.ts';
import type { Provider } from './provider.ts';
import { createPendingStore, createTokenStore } from './token-store.ts';

export interface OidcSessionOptions {
  /** The provider's issuer, character by character, e.g. `https://id.example.org/realms/people`. */
  authority: string;
  /** As the provider knows this site: a public client. */
  clientId: string;
  /** Where people come back to, one of the site's registered addresses; the present page when absent. */
  redirectUri?: string | undefined;
  /** What is asked for, with blanks between; `openid` when absent. */
  scope?: string | undefined;
  /** What the provider's answers have in the address besides, to be taken out of it, e.g. `['kc_action', 'kc_action_status']`. */
  answerParameters?: readonly string[] | undefined;
  /** Where tokens are kept: as long as the page, or in the tab's `sessionStorage` for its next page too. */
  tokens: 'memory' | 'session-storage';
  /** How people get to the sign-in: this page goes there, or a window beside it does. */
  mode: 'redirect' | 'popup';
  /** Instead of the tab's `sessionStorage`. */
  storage?: KeyValueStorage | undefined;
  /** Instead of the page's address and history. */
  page?: Page | undefined;
}

/** What a marker calls a sign-in, which has no result of its own. */
const signIn = '';

const never = new Promise<never>(() => undefined);

/**
 * A session by authorization code and PKCE (RFC 9700), for the pages of another site than the service's. Create it when the page
 * begins: an answer in the page's address is taken out of it then and there. No token is ever in an address or in `localStorage`.
 * Throws when `authority` is neither `https:` nor on this machine.
 */
export const createOidcSession = (options: OidcSessionOptions): TokenSession => {
  const { authority, clientId, scope = 'openid', answerParameters = [], mode, page = browserPage } = options;
  checkBaseURL('authority', authority);
  const name = `ems-elements oidc ${authority} ${clientId}`;
  const here = page.url();
  const redirectUri = options.redirectUri ?? here.origin + here.pathname;
  const storage = options.storage ?? tabStorage();
  const pending = createPendingStore(storage, `${name} pending`);
  const markers = createRedirectMarkers(storage, `${name} redirect`);

  let answer: URL | undefined;
  /** Another answer, if the page's address has one by now: a page may be left and come back without being loaded anew. */
  const look = (): void =>
    void (answer =
      takeAnswer(page, { redirectUri, more: answerParameters, hashOf: (state) => markers.of(state)?.hash }) ?? answer);
  look();

  let loading: Promise<Provider> | undefined;
  const load = (): Promise<Provider> =>
    (loading ??= import('./provider.ts')
      .then(({ createProvider }) => createProvider({ authority, clientId, redirectUri, scope, pending }))
      .catch((error: unknown) => {
        loading = undefined;
        throw error;
      }));
  const ask = async <T>(run: (provider: Provider) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    let loaded: Provider;
    try {
      loaded = await load();
    } catch (error) {
      return failure('unreachable', { detail: String(error) });
    }
    return run(loaded);
  };

  const duplicable = options.tokens === 'session-storage';
  const store = createTokenStore(duplicable ? storage : undefined, `${name} tokens`);
  const held = createHeldTokens({ name, store, duplicable, load, ask });

  const exchange = async (given: URL): Promise<Outcome> => {
    const tokens = await ask((provider) => provider.finish(given));
    if (!tokens.ok) return tokens;
    held.set(tokens.value);
    return success();
  };

  /** Of operations that a pop-up answered: this page was not left. */
  const results = new Map<string, { result: RedirectResult; answer: URLSearchParams }>();
  const resultOf = (outcome: Outcome): RedirectResult =>
    outcome.ok ? 'success' : outcome.problem.code === 'cancelled' ? 'cancelled' : 'failed';
  /** Answers whose codes are being exchanged. */
  let exchanging = 0;

  /** The page that was left has come back. */
  const takeUp = async (given: URL): Promise<Outcome<boolean>> => {
    // The page that opened this window goes on; this one is about to close.
    if (isFromPopup(given))
      return (await handOver(name, given))
        ? never
        : failure('challenge_expired', { detail: 'The page that began this is gone.' });
    const outcome = await exchange(given);
    const marker = markers.settle(resultOf(outcome), {
      state: stateOf(given),
      answer: tellingOf(given, answerParameters),
    });
    // How an operation ended is no word about a sign-in.
    return outcome.ok || marker?.operation ? success(outcome.ok) : outcome;
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
    if (given) {
      exchanging++;
      resuming = takeUp(given).finally(() => exchanging--);
    }
    return resuming;
  };

  const accessToken = async (): Promise<string | undefined> => {
    await settle()?.catch(() => undefined);
    return held.current();
  };

  /** A pop-up has answered; `unheard` where whoever opened it had seemed to give it up. */
  const conclude = async (given: URL, operation: string | undefined, unheard: boolean): Promise<Outcome> => {
    const outcome = await exchange(given);
    if (operation !== undefined)
      results.set(operation, {
        result: resultOf(outcome),
        answer: new URLSearchParams(tellingOf(given, answerParameters)),
      });
    else if (!unheard || !outcome.ok) return outcome;
    if (outcome.ok) late = true;
    for (const listener of listeners) listener();
    return success();
  };

  const throughPopup = async (popup: Window, { operation, signal, ...input }: TokenStartOptions): Promise<Outcome> => {
    const begun = await ask((provider) => provider.begin(input, popupMark));
    if (!begun.ok || signal?.aborted) popup.close();
    throwIfAborted(signal);
    if (!begun.ok) return begun;
    const back = waitForAnswer(
      name,
      popup,
      stateOf(begun.value) ?? '',
      signal,
      (given) => void conclude(given, operation, true),
    );
    popup.location.replace(begun.value.href);
    const given = await back;
    return given ? conclude(given, operation, false) : failure('cancelled');
  };

  const throughRedirect = async ({ operation = signIn, signal, ...input }: TokenStartOptions): Promise<Outcome> => {
    const begun = await ask((provider) => provider.begin(input));
    throwIfAborted(signal);
    if (!begun.ok) return begun;
    const url = page.url();
    // On another page it would be none of its own.
    const hash = url.origin + url.pathname === redirectUri ? url.hash : '';
    if (!markers.leave({ operation, hash, state: stateOf(begun.value) })) {
      return failure('not_offered', {
        detail: 'The browser keeps nothing that this page could come back to (sessionStorage).',
      });
    }
    page.leave(begun.value.href);
    await page.returned();
    markers.forget();
    void load().then(({ wonder }) => wonder());
    return failure('cancelled');
  };

  const session: TokenSession = {
    requests: { credentials: 'omit', getAccessToken: accessToken, replaceAccessToken: held.replace },
    accessToken,
    port: (calls, connection) => createRedirectSessionPort({ ...session, resume }, calls, connection),
    async start(options) {
      const { signal } = options;
      throwIfAborted(signal);
      // Before anything is waited for. A blocked one is no dead end: then the page itself goes.
      const popup = mode === 'popup' ? openPopup() : null;
      return Promise.race([popup ? throughPopup(popup, options) : throughRedirect(options), aborted(signal)]);
    },
    result(operation, read) {
      look();
      if (answer || exchanging) return undefined;
      const kept = results.get(operation);
      if (!kept) return markers.take(operation, read);
      results.delete(operation);
      return read?.(kept.answer) ?? kept.result;
    },
    async end({ signal } = {}) {
      throwIfAborted(signal);
      return Promise.race([held.end(), aborted(signal)]);
    },
    forget: () => held.set(undefined),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };

  const resume = (): Promise<Outcome<boolean>> => {
    const own = settle();
    const began = late;
    late = false;
    if (!own) return Promise.resolve(success(began));
    return own.finally(() => {
      if (resuming === own) resuming = undefined;
    });
  };
  return session;
};
