import { createHash } from 'node:crypto';
import type { ServiceProblemCode } from '../../contract/problem-statuses.ts';
import { pilesUpMarks, readBody } from '../http/incoming.ts';

/** Hidden in each form: the same for a press that is repeated, so that it is carried out once. */
export const keyField = 'ems-key';

/** What was posted, by the names of the fields. */
export interface Fields {
  /** As typed; empty where it is missing. */
  text(name: string): string;
  has(name: string): boolean;
  /** All but these, a list where a name has several values; nothing where there are none. */
  others(names: readonly string[]): Record<string, string | string[]> | undefined;
  /** Of everything, for repeated presses. */
  digest: string;
}

/** Why a post isn't read. */
export interface Unread {
  status: 400 | 403 | 413 | 415;
  code: ServiceProblemCode;
}

/**
 * Whether a page of this origin posted it. Browsers say so in a header that no page can write (Fetch Metadata), or at least where it comes
 * from: what says neither is no browser's form, or has been robbed of it, and isn't believed. `null` is the origin of a page whose
 * referrer policy keeps it to itself, and of a sandbox, which the other header calls cross-site.
 */
const isOwn = ({ headers }: Request, origin: string): boolean => {
  const from = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (from !== null && from !== 'null' && from !== origin) return false;
  return site === null ? from === origin : site === 'same-origin';
};

const isForm = ({ headers }: Request): boolean =>
  /^application\/x-www-form-urlencoded *(;|$)/i.test(headers.get('content-type') ?? '');

const read = (pairs: URLSearchParams): Fields => {
  const others: Fields['others'] = (names) => {
    const extra = new Map<string, string[]>();
    for (const [name, value] of pairs) {
      if (name === '' || names.includes(name)) continue;
      const values = extra.get(name) ?? [];
      // No copy each time: a body may hold one name thousands of times.
      values.push(value);
      extra.set(name, values);
    }
    if (extra.size === 0) return undefined;
    return Object.fromEntries(
      [...extra].map(([name, [first = '', ...more]]) => [name, more[0] === undefined ? first : [first, ...more]]),
    );
  };
  return {
    text: (name) => pairs.get(name) ?? '',
    has: (name) => pairs.has(name),
    others,
    digest: createHash('sha256').update(pairs.toString()).digest('base64url'),
  };
};

/** Reads a posted form, or says what is wrong with it. Of the fields in `own` each may come once. */
export const readPosted = async (
  request: Request,
  origin: string,
  own: readonly string[],
): Promise<Fields | Unread> => {
  if (!isOwn(request, origin)) return { status: 403, code: 'forbidden' };
  if (!isForm(request)) return { status: 415, code: 'unexpected_answer' };
  const body = request.body === null ? Buffer.alloc(0) : await readBody(request.body);
  if (typeof body === 'number') return { status: body, code: 'unexpected_answer' };
  const pairs = new URLSearchParams(body.toString('utf8'));
  // Which of two counts, one reader would judge so and another one otherwise.
  if (own.some((name) => pairs.getAll(name).length > 1)) return { status: 400, code: 'unexpected_answer' };
  // The pages themselves compose what was typed, before the service sees it.
  if ([...pairs.values()].some(pilesUpMarks)) return { status: 400, code: 'unexpected_answer' };
  return read(pairs);
};
