/** What reads answers, and makes the best of those that nobody wants. `http.ts` fetches it beside the first request. */
import { missingPart } from '../missing-part.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import { sleep } from '../sleep.ts';
import { textOf } from '../text-of.ts';
import { readProblem } from './problem-document.ts';
import type { SchemaResult, StandardSchema } from './standard-schema.ts';

export interface Received {
  response: Response;
  text: string;
}

/** Nobody knows whether the request arrived. */
export interface Lost {
  error: unknown;
}

interface Call<T> {
  schema: StandardSchema<T> | undefined;
  onRefused?: ((body: unknown, status: number) => Partial<Problem> | undefined) | undefined;
  /** It changes nothing, however often it arrives. */
  safe: boolean;
  /** The service knows it again. */
  keyed: boolean;
  /** Milliseconds before each repeat. */
  retryDelays: readonly number[];
  signal: AbortSignal;
}

/** What may be sent again, each besides those before it. */
type Again = typeof reads | typeof known | typeof all;
/** Something before the service answered. */
const reads = 1;
/** Nobody knows whether the request arrived: what the service knows again by its key. */
const known = 2;
/** The service refused, and asks for it: the session was renewed while the request was on its way. The next one brings the new cookie. */
const all = 3;

interface Read<T> {
  outcome: Outcome<T>;
  again?: Again | false;
}

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

const read = async <T>(received: Received, { schema, onRefused }: Call<T>): Promise<Read<T>> => {
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
  return {
    outcome: { ok: false, problem: { code: 'unexpected_answer', detail, ...(reference !== null && { reference }) } },
  };
};

const lost = <T>({ error }: Lost): Read<T> => {
  const outcome = failure(missingPart('unreachable'), { detail: textOf(error) });
  return { outcome, again: outcome.problem.code === 'unreachable' && known };
};

/** What came of the first request, or of a repeat where it may be sent again. */
export const settle = async <T>(
  first: Received | Lost,
  send: () => Promise<Received | Lost>,
  call: Call<T>,
): Promise<Outcome<T>> => {
  // A mutation is sent again only if the service can tell that it is the same one or has refused it, and once.
  const least = call.safe ? reads : call.keyed ? known : all;
  const delays = call.safe ? call.retryDelays : call.retryDelays.slice(0, 1);
  let received = first;
  for (let repeats = 0; ; repeats++) {
    const { outcome, again = false }: Read<T> = 'error' in received ? lost(received) : await read(received, call);
    const delay = delays[repeats];
    if (delay === undefined || (again || 0) < least) return outcome;
    await sleep(delay, call.signal);
    received = await send();
  }
};
