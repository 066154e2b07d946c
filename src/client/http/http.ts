import { aborted, abortError, sleep, throwIfAborted } from '../abort.ts';
import type { MutationOptions } from '../ports/call.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import { checkBaseURL } from './base-url.ts';
import { textOf } from '../text-of.ts';
import { acceptLanguage } from './languages.ts';
import { readProblem } from './problem-document.ts';
import { createSharedRequests } from './shared-requests.ts';
import type { SchemaResult, StandardSchema } from './standard-schema.ts';

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
   * Asked before each request for the BCP 47 tag of the page's language, in which the service then writes mails; the `lang` of the page's
   * root when absent.
   */
  language?: (() => string | undefined) | undefined;
  /** For a session that is no cookie: asked before each request, its answer is sent as a bearer token. */
  getAccessToken?: (() => Promise<string | undefined>) | undefined;
  /** Asked when a token was refused with 401; the request is sent once more with its answer, or as nobody's. */
  replaceAccessToken?: ((refused: string) => Promise<string | undefined>) | undefined;
}

export interface HttpCallOptions extends MutationOptions {
  /** Sees the body of an answer of 400 and above. What it returns replaces what was made of its document and status. */
  onRefused?: (body: unknown, status: number) => Partial<Problem> | undefined;
}

/** A call whose answer has a value. */
export interface HttpCall<T> extends HttpCallOptions {
  /** What the answer has to look like: any Standard Schema (zod, valibot, arktype). Another shape is the problem `unexpected_answer`. */
  schema: StandardSchema<T>;
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
}

interface Received {
  response: Response;
  text: string;
}

/** What may be sent again, each besides those before it. */
type Again = typeof reads | typeof known | typeof all;
/** Something before the service answered. */
const reads = 1;
/** Nobody knows whether the request arrived: what the service knows again by its key. */
const known = 2;
/** The service refused, and asks for it: the session was renewed while the request was on its way. The next one brings the new cookie. */
const all = 3;

interface Attempt<T> {
  outcome: Outcome<T>;
  again?: Again | false;
}

type Send = (token: string | undefined, signal: AbortSignal) => Promise<Received>;
type Request = [send: Send, safe: boolean];

const isJson = (headers: Headers): boolean =>
  /^application\/([\w.-]+\+)?json\b/i.test(headers.get('content-type') ?? '');

/** Nothing for an empty body; a problem of its own for one that is no JSON, which must not look like an empty one. */
const bodyOf = ({ response, text }: Received): { body?: unknown; broken?: boolean } => {
  if (text === '') return {};
  try {
    return isJson(response.headers) ? { body: JSON.parse(text) as unknown } : { broken: true };
  } catch {
    return { broken: true };
  }
};

/** A schema that throws, as a transform of its own may, fits as little as one that refuses. */
const validate = async <T>(schema: StandardSchema<T>, value: unknown): Promise<SchemaResult<T>> => {
  try {
    return await schema['~standard'].validate(value);
  } catch (error) {
    return { issues: [{ message: textOf(error) }] };
  }
};

const read = async <T>(received: Received, { schema, onRefused }: AnyHttpCall<T>): Promise<Attempt<T>> => {
  const { ok, status, headers, url } = received.response;
  const { body, broken } = bodyOf(received);
  // A redirect that was not followed is opaque in browsers: status 0.
  if (!ok && status >= 400) {
    const problem = { ...readProblem(received.response, body), ...onRefused?.(body, status) };
    const again = problem.retryAfter === undefined ? status >= 502 && status <= 504 && reads : status === 401 && all;
    return { outcome: { ok: false, problem }, again };
  }
  let detail = `Answer ${status} to ${url} is not what the interface says.`;
  if (ok && !broken) {
    if (!schema) return { outcome: success() as Outcome<T> };
    const result = await validate(schema, body);
    if (!result.issues) return { outcome: success(result.value) };
    const [issue] = result.issues;
    detail += ` At "${issue?.path?.map((part) => (typeof part === 'object' ? part.key : part)).join('.') ?? ''}": ${issue?.message}`;
  }
  const reference = headers.get('x-request-id');
  return { outcome: failure('unexpected_answer', { detail, ...(reference !== null && { reference }) }) };
};

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

  const attempt = async <T>(send: Send, call: AnyHttpCall<T>, signal: AbortSignal): Promise<Attempt<T>> => {
    let received: Received;
    try {
      const token = await getAccessToken?.();
      received = await send(token, signal);
      if (received.response.status === 401 && token !== undefined && replaceAccessToken)
        received = await send(await replaceAccessToken(token), signal);
    } catch (error) {
      if (signal.aborted) throw abortError();
      const detail = textOf(error);
      if (globalThis.navigator?.onLine === false) return { outcome: failure('offline', { detail }) };
      return { outcome: failure('unreachable', { detail }), again: known };
    }
    return read(received, call);
  };

  const repeat = async <T>([send, safe]: Request, call: AnyHttpCall<T>, signal: AbortSignal): Promise<Outcome<T>> => {
    // A mutation is sent again only if the service can tell that it is the same one or has refused it, and once.
    const least = safe ? reads : keyed && call.idempotencyKey !== undefined ? known : all;
    for (const delay of safe ? retryDelays : retryDelays.slice(0, 1)) {
      const { outcome, again } = await attempt(send, call, signal);
      if ((again || 0) < least) return outcome;
      await sleep(delay, signal);
    }
    return (await attempt(send, call, signal)).outcome;
  };

  const request = async <T>(own: Request, call: AnyHttpCall<T>): Promise<Outcome<T>> => {
    throwIfAborted(call.signal);
    const deadline = new AbortController();
    const end = (): void => deadline.abort();
    const timer = setTimeout(end, timeout);
    call.signal?.addEventListener('abort', end);
    try {
      // A race, because a given `fetch` or `getAccessToken` may not heed the signal.
      return await Promise.race([repeat(own, call, deadline.signal), aborted(deadline.signal)]);
    } catch (error) {
      throwIfAborted(call.signal);
      if (deadline.signal.aborted) return failure('timed_out');
      throw error;
    } finally {
      clearTimeout(timer);
      call.signal?.removeEventListener('abort', end);
    }
  };

  const mutate =
    (method: string) =>
    async <T>(
      path: string,
      body: object | string | undefined,
      call: HttpCall<T> | BareHttpCall = {},
    ): Promise<Outcome<T>> => {
      const headers = {
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
  };
};
