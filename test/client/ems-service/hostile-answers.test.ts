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
import type { OperationName } from '../../../src/contract/routes.ts';
import { valuesOf } from '../../contract/support/samples.ts';
import { mutations } from '../../support/sample-bodies.ts';
import { answered, expectOutcome, inLanes, never, unusual, type Answer } from '../support/hostile-answers.ts';
import { createStorage } from '../support/service-harness.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 10_000);

/** Milliseconds. Some answers never come. */
const timeout = 15;
const patience = 5000;

type Names = Exclude<OperationName, 'openid.continue'>;

/** That of another site's sign-in has no port. */
const names = Object.keys(operations).filter((name) => name !== 'openid.continue') as Names[];
const bodies = new Map<string, unknown>(mutations.map(({ name, body }) => [name, body]));

const runs = fc.constantFrom(...names).chain((name) =>
  fc.tuple(
    fc.constant(name),
    fc.array(
      fc.oneof(
        { weight: 12, arbitrary: answered(valuesOf(operations[name].answer)) },
        { weight: 1, arbitrary: fc.constantFrom(...unusual) },
      ),
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
  return body ? call({ ...body, email: 'x' }, options) : call(options);
};

it(`ends ${numRuns} calls as an outcome, whatever is answered (FUZZ_SEED=${seed})`, async () => {
  const cases = fc.sample(runs, { numRuns, seed });
  await inLanes(
    cases,
    ([name, answers]) => expectOutcome(ask(name, answers), patience),
    ([name, answers]) => `${name}: ${answers.map(String).join(' then ')}`,
  );
  assert.deepEqual([...new Set(cases.map(([name]) => name))].sort(), [...names].sort());
});
