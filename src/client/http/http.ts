import { aborted, abortError, throwIfAborted } from '../abort.ts';
import type { CallOptions, MutationOptions } from '../ports/call.ts';
import { failure, type Outcome } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import { checkBaseURL } from './base-url.ts';
import { missingPart } from '../missing-part.ts';
import { acceptLanguage } from './languages.ts';
import { createSharedRequests } from './shared-requests.ts';
import type { Lost, Received, settle } from './answer.ts';
import type { StandardSchema } from './standard-schema.ts';

export interface HttpOptions {
  /** Where the service's interface begins, e.g. `https://id.example.org/api/auth`. `http:` only for the machine itself. */
  baseURL: string;
  /** Instead of the page's `fetch`. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds until the whole answer has to be there, repeats included; 15 seconds when absent. */
  timeout?: number | undefined;
  /** Milliseconds before each repeat of a request that may be repeated; two repeats when absent. */
  retryDelays?: readonly number[] | undefined;
  /** `include` when absent: the session is a cookie of the service, which may be another origin of the same site. */
  credentials?: RequestCredentials | undefined;
  /**
   * How the service knows a repeated mutation: by the header `Idempotency-Key` when absent. `none`: it doesn't, or refuses the
   * header (CORS has to allow it). Then no mutation is ever repeated.
   */
  idempotency?: 'header' | 'none' | undefined;
  /**
   * Asked before each request for the BCP 47 tag of the page's language, in which the service then writes emails; the `lang` of the page's
   * root when absent.
   */
  language?: (() => string | undefined) | undefined;
  /** For a session that is no cookie: asked before each request, its answer is sent as a bearer token. */
  getAccessToken?: (() => Promise<string | undefined>) | undefined;
  /** Asked when a token was refused with 401; the request is sent once more with its answer, or as nobody's. */
  replaceAccessToken?: ((refused: string) => Promise<string | undefined>) | undefined;
}

export interface HttpCallOptions extends MutationOptions {
  /** Of a mutation, besides those that every request has. */
  headers?: Record<string, string> | undefined;
  /** Sees the body of an answer of 400 and above. What it returns replaces what was made of its document and status. */
  onRefused?: (body: unknown, status: number) => Partial<Problem> | undefined;
}

/** A call whose answer has a value. */
export interface HttpCall<T> extends HttpCallOptions {
  /**
   * What the answer has to look like: any Standard Schema (zod, valibot, arktype), or one that is fetched meanwhile. Another shape is the
   * problem `unexpected_answer`.
   */
  schema: StandardSchema<T> | Promise<StandardSchema<T>>;
}

/** A call whose answer has no value: any JSON, an empty body and 204 are a success. */
export interface BareHttpCall extends HttpCallOptions {
  schema?: undefined;
}

type AnyHttpCall<T> = HttpCall<T> | BareHttpCall;

interface Mutation {
  <T>(path: string, body: object | string | undefined, call: HttpCall<T>): Promise<Outcome<T>>;
  (path: string, body: object | string | undefined, call?: BareHttpCall): Promise<Outcome>;
}

/** Requests to one service. They reject with an `AbortError` when their signal is aborted and never otherwise. */
export interface Http {
  /** Without a slash at its end. */
  readonly baseURL: string;
  /** One request serves all who ask for a path at the same time, unless something changed since it was sent. */
  get<T>(path: string, call: HttpCall<T>): Promise<Outcome<T>>;
  post: Mutation;
  put: Mutation;
  delete: {
    <T>(path: string, call: HttpCall<T>): Promise<Outcome<T>>;
    (path: string, call?: BareHttpCall): Promise<Outcome>;
  };
  /** Something changed at the service by another way than this, e.g. in another tab: what is on its way serves nobody who asks from now on. */
  changed(): void;
  /** What takes no longer than a request may, and no longer than the caller wants: then it is the problem `timed_out`, or rejects with an `AbortError`. */
  within<T>(call: CallOptions | undefined, run: (signal: AbortSignal) => Promise<Outcome<T>>): Promise<Outcome<T>>;
}

type Send = (token: string | undefined, signal: AbortSignal) => Promise<Received>;
type Request = [send: Send, safe: boolean];
type Reading<T> = [{ settle: typeof settle }, StandardSchema<T> | undefined];

export const createHttp = (options: HttpOptions): Http => {
  const {
    timeout = 15_000,
    retryDelays = [300, 1000],
    credentials = 'include',
    getAccessToken,
    replaceAccessToken,
  } = options;
  const keyed = options.idempotency !== 'none';
  const baseURL = checkBaseURL('baseURL', options.baseURL);
  const fetchAny = options.fetch ?? ((input, init) => fetch(input, init));
  const shared = createSharedRequests<Received>(timeout);

  const exchange = async (
    path: string,
    init: RequestInit,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<Received> => {
    const headers = new Headers(init.headers);
    headers.set('accept', 'application/json');
    const languages = acceptLanguage(options.language);
    if (languages !== undefined) headers.set('accept-language', languages);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const response = await fetchAny(baseURL + path, { ...init, headers, credentials, signal, cache: 'no-store' });
    return { response, text: await response.text() };
  };

  const attempt = async (send: Send, signal: AbortSignal): Promise<Received | Lost> => {
    try {
      const token = await getAccessToken?.();
      const received = await send(token, signal);
      return received.response.status === 401 && token !== undefined && replaceAccessToken
        ? await send(await replaceAccessToken(token), signal)
        : received;
    } catch (error) {
      if (signal.aborted) throw abortError();
      return { error };
    }
  };

  const within: Http['within'] = async ({ signal } = {}, run) => {
    throwIfAborted(signal);
    const deadline = new AbortController();
    const end = (): void => deadline.abort();
    const timer = setTimeout(end, timeout);
    signal?.addEventListener('abort', end);
    try {
      // A race, because a given `fetch` or `getAccessToken` may not heed the signal, and a file that is fetched can't.
      return await Promise.race([run(deadline.signal), aborted(deadline.signal)]);
    } catch (error) {
      throwIfAborted(signal);
      if (deadline.signal.aborted) return failure('timed_out');
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
    }
  };

  const request = <T>([send, safe]: Request, call: AnyHttpCall<T>): Promise<Outcome<T>> =>
    within(call, async (signal) => {
      // What reads the answer comes beside the request.
      const fetching: Promise<Reading<T> | undefined> = Promise.all([import('./answer.ts'), call.schema]).catch(
        () => undefined,
      );
      const again = (): Promise<Received | Lost> => attempt(send, signal);
      const first = await again();
      const reading = await fetching;
      if (!reading) return failure(missingPart('error' in first ? 'unreachable' : 'part_missing'));
      const [file, schema] = reading;
      const known = keyed && call.idempotencyKey !== undefined;
      return file.settle(first, again, { ...call, schema, safe, keyed: known, retryDelays, signal });
    });

  const mutate =
    (method: string) =>
    async <T>(
      path: string,
      body: object | string | undefined,
      call: HttpCall<T> | BareHttpCall = {},
    ): Promise<Outcome<T>> => {
      const headers = {
        ...call.headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(keyed && call.idempotencyKey !== undefined && { 'idempotency-key': call.idempotencyKey }),
      };
      // Never sent on to where a redirect points. `manual` rather than `error`, which looks like a lost connection.
      const init: RequestInit = {
        method,
        headers,
        redirect: 'manual',
        ...(body !== undefined && { body: JSON.stringify(body) }),
      };
      shared.clear();
      try {
        return await request([(token, signal) => exchange(path, init, token, signal), false], call);
      } finally {
        shared.clear();
      }
    };

  return {
    baseURL,
    // By the token too: who asks after somebody signed in, or out, is not told of the one before.
    get: (path, call) =>
      request(
        [
          (token, signal) => shared.join(`${String(token)} ${path}`, (own) => exchange(path, {}, token, own), signal),
          true,
        ],
        call,
      ),
    post: mutate('POST'),
    put: mutate('PUT'),
    delete: ((path: string, call?: BareHttpCall) => mutate('DELETE')(path, undefined, call)) as Http['delete'],
    changed: () => shared.clear(),
    within,
  };
};
