/**
 * Whatever comes in the place of an answer, a call ends as an outcome: nothing is thrown, nothing hangs, and no problem has a code
 * that nobody has words for. `FUZZ_SEED` repeats a run, `FUZZ_RUNS` makes a longer one.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createEmsServiceClient } from '../../../src/client/ems-service/index.ts';
import type { Outcome } from '../../../src/client/outcome.ts';
import { operations, type Operation } from '../../../src/contract/operations.ts';
import { isProblemCode } from '../../../src/contract/problem-codes.ts';
import type { OperationName } from '../../../src/contract/routes.ts';
import { valuesOf } from '../../contract/support/samples.ts';
import { mutations } from '../../support/sample-bodies.ts';
import { createStorage } from '../support/service-harness.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 10_000);

/** Milliseconds. Some answers never come. */
const timeout = 15;
const patience = 5000;

type Answer = () => Promise<Response>;
type Names = Exclude<OperationName, 'openid.continue'>;

/** That of another site's sign-in has no port. */
const names = Object.keys(operations).filter((name) => name !== 'openid.continue') as Names[];
const bodies = new Map<string, unknown>(mutations.map(({ name, body }) => [name, body]));

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

const hostileText = (answer: Operation['answer']): fc.Arbitrary<string> =>
  fc.oneof(
    strange,
    fc.string(),
    fc.json(),
    // Almost right: of its shape, and cut or with something changed.
    fc.tuple(valuesOf(answer), fc.nat(400), fc.string({ maxLength: 3 })).map(([value, place, junk]) => {
      const text = JSON.stringify(value);
      return text.slice(0, place) + junk + text.slice(place + junk.length);
    }),
    fc.tuple(valuesOf(answer), fc.nat(400)).map(([value, length]) => JSON.stringify(value).slice(0, length)),
  );

const answered = (name: Names): fc.Arbitrary<Answer> =>
  fc
    .record({ status: statuses, type: types, headers, text: hostileText(operations[name].answer) })
    .map(({ status, type, headers: more, text }) => () => {
      const body = withoutBody.includes(status) ? null : text;
      return Promise.resolve(new Response(body, { status, headers: { ...more, 'content-type': type } }));
    });

const never = (): Promise<never> => new Promise(() => undefined);
const unusual: Answer[] = [
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

const runs = fc.constantFrom(...names).chain((name) =>
  fc.tuple(
    fc.constant(name),
    fc.array(
      fc.oneof({ weight: 12, arbitrary: answered(name) }, { weight: 1, arbitrary: fc.constantFrom(...unusual) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  ),
);

type Call = (...args: unknown[]) => Promise<Outcome<unknown>>;

const ask = async (name: Names, answers: readonly Answer[]): Promise<Outcome<unknown>> => {
  let next: readonly Answer[] = answers;
  const fetch = (): Promise<Response> => {
    const [first = never] = next;
    if (next.length > 1) next = next.slice(1);
    return first();
  };
  const client = createEmsServiceClient({
    baseURL: 'https://id.example.org/api/auth',
    storage: createStorage(),
    timeout,
    retryDelays: [0, 0],
    fetch,
  });
  if (name === 'verification.status') {
    // Only a browser that waits for a verification asks.
    next = [() => Promise.resolve(Response.json({ email: 'x', ticket: 't', retryAfter: 0 }))];
    await client.registration.register({ firstName: 'x', lastName: 'x', email: 'x', password: 'x' });
    next = answers;
  }
  const { port, method } = operations[name] as Operation;
  const call = (client as unknown as Record<string, Record<string, Call>>)[port]![method]!;
  const body = operations[name].body ? bodies.get(name) : undefined;
  const options = { idempotencyKey: 'k' };
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It hangs.')), patience);
  });
  try {
    return await Promise.race([body ? call({ ...body, email: 'x' }, options) : call(options), hangs]);
  } finally {
    clearTimeout(timer);
  }
};

const check = async (name: Names, answers: readonly Answer[]): Promise<void> => {
  const outcome = await ask(name, answers);
  if (!outcome.ok) {
    const { code, retryAfter = 0 } = outcome.problem;
    assert.ok(isProblemCode(code), `a code that nobody knows: ${String(code)}`);
    assert.ok(Number.isFinite(retryAfter) && retryAfter >= 0, `to wait ${retryAfter} seconds`);
  }
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
};

it(`ends ${numRuns} calls as an outcome, whatever is answered (FUZZ_SEED=${seed})`, async () => {
  const cases = fc.sample(runs, { numRuns, seed });
  // Many at a time, since most of the time is spent waiting for what never comes.
  const left = cases.entries();
  const lane = async (): Promise<void> => {
    for (const [place, [name, answers]] of left) {
      await check(name, answers).catch((cause: unknown) => {
        throw new Error(`${name}, number ${place}: ${answers.map(String).join(' then ')}`, { cause });
      });
    }
  };
  await Promise.all(Array.from({ length: 100 }, lane));
  assert.deepEqual([...new Set(cases.map(([name]) => name))].sort(), [...names].sort());
});
