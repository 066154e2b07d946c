/** What may come in the place of an answer, for fast-check. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Outcome } from '../../../src/client/outcome.ts';
import { isProblemCode } from '../../../src/contract/problem-codes.ts';

export type Answer = () => Promise<Response>;

const headers = fc.dictionary(
  fc.constantFrom('retry-after', 'date', 'x-request-id', 'location', 'content-length', 'set-cookie'),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e99',
    'NaN',
    '99999999999999999999',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'soon',
    '\u00ff',
  ),
);
const types = fc.constantFrom(
  'application/json',
  'application/problem+json',
  'application/json; charset=utf-16',
  'application/jsonp',
  'text/html',
  'multipart/form-data',
  '',
);
const statuses = fc.constantFrom(
  200,
  200,
  200,
  201,
  203,
  206,
  226,
  300,
  304,
  400,
  401,
  403,
  404,
  409,
  413,
  418,
  422,
  429,
  451,
  500,
  502,
  503,
  504,
  511,
  599,
);
const withoutBody = [204, 205, 304];

const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const strange = fc.constantFrom(
  '',
  ' ',
  'null',
  'true',
  '0',
  '1e999',
  '"\\ud800"',
  '\ufeff{}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"code":"__proto__"}',
  '{"code":"toString","status":"x"}',
  '{"code":"rate_limited","retryAfter":-1}',
  '{"code":"rate_limited","retryAfter":1e308}',
  '{"code":"name_invalid","field":"__proto__","errors":[{"field":"hasOwnProperty","code":"valueOf"}]}',
  deep(5000),
  `{"status":"active","account":${deep(2000)}}`,
  `"${'x'.repeat(200_000)}"`,
  '<!doctype html><script>alert(1)</script>',
);

/** `right`: JSON of what belongs there. */
export const hostileText = (right: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.oneof(
    strange,
    fc.string(),
    fc.json(),
    // Almost right: of its shape, and cut or with something changed.
    fc.tuple(right, fc.nat(400), fc.string({ maxLength: 3 })).map(([value, place, junk]) => {
      const text = JSON.stringify(value);
      return text.slice(0, place) + junk + text.slice(place + junk.length);
    }),
    fc.tuple(right, fc.nat(400)).map(([value, length]) => JSON.stringify(value).slice(0, length)),
  );

export const answered = (right: fc.Arbitrary<unknown>): fc.Arbitrary<Answer> =>
  fc
    .record({ status: statuses, type: types, headers, text: hostileText(right) })
    .map(({ status, type, headers: more, text }) => () => {
      const body = withoutBody.includes(status) ? null : text;
      return Promise.resolve(new Response(body, { status, headers: { ...more, 'content-type': type } }));
    });

export const never = (): Promise<never> => new Promise(() => undefined);
/** And what is none at all. */
export const unusual: Answer[] = [
  never,
  () => Promise.reject(new TypeError('Failed to fetch')),
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what a wrapped fetch may do
  () => Promise.reject(undefined),
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the same
  () => Promise.reject(Object.create(null)),
  () => {
    throw new Error('thrown, not rejected');
  },
  () => Promise.resolve(undefined as unknown as Response),
  () => Promise.resolve({} as Response),
  () => Promise.resolve(Response.error()),
  () => Promise.resolve(Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' })),
  () => Promise.resolve(Object.defineProperty(new Response('{}'), 'text', { value: never })),
  () => Promise.resolve(new Response(new ReadableStream({ start: (out) => out.error(new Error('cut')) }))),
  () => Promise.resolve(new Response(new ReadableStream({ pull: never }))),
  () =>
    Promise.resolve(
      new Response(new Uint8Array([0xff, 0xfe, 0x00, 0xc3]), { headers: { 'content-type': 'application/json' } }),
    ),
];

/** A call ends, as an outcome that has words. `patience`: milliseconds after which it hangs. */
export const expectOutcome = async (call: Promise<Outcome<unknown>>, patience: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It hangs.')), patience);
  });
  const outcome = await Promise.race([call, hangs]).finally(() => clearTimeout(timer));
  if (!outcome.ok) {
    const { code, retryAfter = 0 } = outcome.problem;
    assert.ok(isProblemCode(code), `a code that nobody knows: ${String(code)}`);
    assert.ok(Number.isFinite(retryAfter) && retryAfter >= 0, `to wait ${retryAfter} seconds`);
  }
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
};

/**
 * Many at a time, since most of the time is spent waiting for what never comes. The first failure ends it, when all that has begun is
 * over: nothing runs on beside what the test takes down after itself.
 */
export const inLanes = async <Case>(
  cases: readonly Case[],
  perform: (one: Case, place: number) => Promise<void>,
  nameOf: (one: Case) => string,
): Promise<void> => {
  const left = cases.entries();
  const lane = async (): Promise<void> => {
    for (const [place, one] of left) {
      await perform(one, place).catch((cause: unknown) => {
        left.return?.();
        throw new Error(`number ${place}, ${nameOf(one)}`, { cause });
      });
    }
  };
  const lanes = Array.from({ length: 100 }, lane);
  await Promise.allSettled(lanes);
  await Promise.all(lanes);
};
