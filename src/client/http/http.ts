import { aborted, abortError, sleep, throwIfAborted } from '../abort.ts';
import type { MutationOptions } from '../ports/call.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import { readProblem } from './problem-document.ts';
import type { Shape } from './shape.ts';

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
  /** For a session that is no cookie: asked before each request, its answer is sent as a bearer token. */
  getAccessToken?: (() => Promise<string | undefined>) | undefined;
  /** Asked when a token was refused with 401; the request is sent once more with its answer, or as nobody's. */
  replaceAccessToken?: ((refused: string) => Promise<string | undefined>) | undefined;
}

export interface HttpCall<T> extends MutationOptions {
  /** What the answer has to look like; another shape is the problem `unexpected_answer`. */
  schema: Shape<T>;
  /** Sees the body of an answer that is not 2xx, for what a problem document carries besides the problem. */
  onRefused?: (body: unknown) => void;
}

/** Requests to one service. They reject with an `AbortError` when their signal is aborted and never otherwise. */
export interface Http {
  /** Without a slash at its end. */
  readonly baseURL: string;
  get<T>(path: string, call: HttpCall<T>): Promise<Outcome<T>>;
  post<T>(path: string, body: object, call: HttpCall<T>): Promise<Outcome<T>>;
}

/** `lost`: nobody knows whether the request arrived. `unavailable`: something before the service answered. */
type Attempt<T> = { outcome: Outcome<T>; again?: 'lost' | 'unavailable' };

const isJson = (headers: Headers): boolean => /^application\/([\w.-]+\+)?json\b/i.test(headers.get('content-type') ?? '');

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const checkBaseURL = (baseURL: string): string => {
  const { protocol, hostname } = new URL(baseURL);
  const local = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && local)) {
    throw new TypeError(`baseURL has to be https: (http: only for localhost), got ${baseURL}`);
  }
  return baseURL.replace(/\/+$/, '');
};

const read = async <T>(response: Response, { schema, onRefused }: HttpCall<T>): Promise<Attempt<T>> => {
  const { status, headers } = response;
  const text = await response.text();
  const body = isJson(headers) ? parse(text) : undefined;
  // A redirect that was not followed is opaque in browsers: status 0.
  if (!response.ok && status >= 400) {
    onRefused?.(body);
    const problem = readProblem(response, body);
    const soon = status >= 502 && status <= 504 && problem.retryAfter === undefined;
    return { outcome: { ok: false, problem }, ...(soon && { again: 'unavailable' }) };
  }
  const parsed = response.ok ? schema.safeParse(body) : undefined;
  if (parsed?.success) return { outcome: success(parsed.data) };
  const reference = headers.get('x-request-id');
  const detail = `Answer ${status} to ${response.url} is not what the interface says.`;
  return { outcome: failure('unexpected_answer', { detail, ...(reference !== null && { reference }) }) };
};

export const createHttp = (options: HttpOptions): Http => {
  const { timeout = 15_000, retryDelays = [300, 1000], credentials = 'include', getAccessToken, replaceAccessToken } = options;
  const baseURL = checkBaseURL(options.baseURL);
  const send = options.fetch ?? ((input, init) => fetch(input, init));

  const attempt = async <T>(path: string, init: RequestInit, call: HttpCall<T>, signal: AbortSignal): Promise<Attempt<T>> => {
    try {
      const ask = (token: string | undefined): Promise<Response> => {
        const headers = new Headers(init.headers);
        if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
        return send(baseURL + path, { ...init, headers, credentials, signal, cache: 'no-store' });
      };
      const token = await getAccessToken?.();
      const response = await ask(token);
      if (response.status !== 401 || token === undefined || !replaceAccessToken) return await read(response, call);
      return await read(await ask(await replaceAccessToken(token)), call);
    } catch (error) {
      if (signal.aborted) throw abortError();
      const detail = String(error);
      if (globalThis.navigator?.onLine === false) return { outcome: failure('offline', { detail }) };
      return { outcome: failure('unreachable', { detail }), again: 'lost' };
    }
  };

  const repeat = async <T>(path: string, init: RequestInit, call: HttpCall<T>, signal: AbortSignal): Promise<Outcome<T>> => {
    const safe = init.method === 'GET';
    // A mutation is sent again only if the service can tell that it is the same one, and once.
    const delays = safe ? retryDelays : call.idempotencyKey === undefined ? [] : retryDelays.slice(0, 1);
    for (const delay of delays) {
      const { outcome, again } = await attempt(path, init, call, signal);
      if (again === undefined || (again === 'unavailable' && !safe)) return outcome;
      await sleep(delay, signal);
    }
    return (await attempt(path, init, call, signal)).outcome;
  };

  const request = async <T>(path: string, init: RequestInit, call: HttpCall<T>): Promise<Outcome<T>> => {
    throwIfAborted(call.signal);
    const deadline = new AbortController();
    const end = (): void => deadline.abort();
    const timer = setTimeout(end, timeout);
    call.signal?.addEventListener('abort', end);
    try {
      // A race, because a given `fetch` or `getAccessToken` may not heed the signal.
      return await Promise.race([repeat(path, init, call, deadline.signal), aborted(deadline.signal)]);
    } catch (error) {
      throwIfAborted(call.signal);
      if (deadline.signal.aborted) return failure('timed_out');
      throw error;
    } finally {
      clearTimeout(timer);
      call.signal?.removeEventListener('abort', end);
    }
  };

  return {
    baseURL,
    get: (path, call) => request(path, { method: 'GET', headers: { accept: 'application/json' } }, call),
    post: (path, body, call) =>
      request(
        path,
        {
          method: 'POST',
          body: JSON.stringify(body),
          headers: {
            accept: 'application/json',
            'content-type': 'application/json',
            ...(call.idempotencyKey !== undefined && { 'idempotency-key': call.idempotencyKey }),
          },
          // Never sent on to where a redirect points. `manual` rather than `error`, which looks like a lost connection.
          redirect: 'manual',
        },
        call,
      ),
  };
};
