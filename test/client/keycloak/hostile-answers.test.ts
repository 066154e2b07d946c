/**
 * Whatever a realm answers in the place of its account, a call that stays on the page ends as an outcome whose code has words: nothing
 * is thrown, nothing hangs. `FUZZ_SEED` repeats a run, `FUZZ_RUNS` makes a longer one.
 */
import assert from 'node:assert/strict';
import { it, mock } from 'node:test';
import fc from 'fast-check';
import type { Outcome } from '../../../src/client/outcome.ts';
import { mutantsOf, type Json } from '../../contract/support/samples.ts';
import { answered, expectOutcome, inLanes, unusual, type Answer } from '../support/hostile-answers.ts';
import { createStorage } from '../support/service-harness.ts';
import { clientId, codes, otp, passkey } from './realm.ts';
import { openPage, realm, signedIn } from './site.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 10_000);

/** Milliseconds. Some answers never come. */
const timeout = 15;
const patience = 20_000;

const offers = ['passkeys', 'linkedAccounts', 'applications'] as const;
/** The page is left for these, or nothing is asked. */
const elsewhere = new Set(['start', 'signOut', 'refusal', 'result', 'subscribe']);

type Hostile = (right: Json) => Promise<Response>;
const json = (value: Json): Promise<Response> => Promise.resolve(Response.json(value));

/** Many for each answer, which stays the same. */
const mutants = new Map<Json, Json[]>();
const mutantOf = (right: Json, place: number): Json => {
  const all = mutants.get(right) ?? mutantsOf(right);
  mutants.set(right, all);
  return all[place % all.length]!;
};

const hostile: fc.Arbitrary<Hostile> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Hostile>(json) },
  {
    weight: 6,
    arbitrary: fc.nat().map(
      (place): Hostile =>
        (right) =>
          json(mutantOf(right, place)),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...unusual).map((answer: Answer): Hostile => answer) },
  {
    weight: 4,
    arbitrary: answered(
      fc.constant({
        errorMessage: 'x',
        errors: [{ field: 'firstName', errorMessage: 'error-user-attribute-required' }],
      }),
    ).map((answer): Hostile => answer),
  },
);

/** Something of everything that a realm tells. */
const fillAccount = (): void => {
  realm.attributes = [
    {
      name: 'phone',
      displayName: '${phone}',
      validators: { length: { max: 20 } },
      annotations: { inputType: 'html5-tel' },
    },
  ];
  realm.texts = { 'en-US': { phone: 'Phone' } };
  realm.credentials = [otp('totp', 'Phone', 1_000), passkey('key', 'Laptop', 2_000), codes(9)];
  realm.devices = [
    {
      ...{ os: 'Linux', osVersion: '6', browser: 'Firefox', device: 'Other', mobile: false, lastAccess: 2_000 },
      sessions: [
        {
          ...{ id: 'totp', ipAddress: '198.51.100.7', started: 1_000, lastAccess: 2_000, expires: 3_000 },
          ...{ browser: 'Firefox/140', clients: [{ clientId }] },
        },
      ],
    },
  ];
  realm.applications = [
    {
      ...{ clientId: 'prints', clientName: 'Photo prints', effectiveUrl: 'https://prints.example/', inUse: true },
      consent: { createdDate: 1_000, grantedScopes: [{ id: '1', name: 'email', displayText: 'Email address' }] },
    },
  ];
  realm.linkedAccounts = [
    { providerAlias: 'google', connected: true, social: true, displayName: 'Google', linkedUsername: 'ada' },
  ];
};

it(`ends ${numRuns} calls as an outcome, whatever a realm answers (FUZZ_SEED=${seed})`, async () => {
  fillAccount();
  const rights = new Map<string, Json>();
  const { storage, client } = await signedIn({
    offers,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const text = await response.clone().text();
      const address = String(input);
      // As it was before another call changed it.
      if (response.ok && text && !rights.has(address)) rights.set(address, JSON.parse(text) as Json);
      return response;
    },
  });
  const ports = client as unknown as Record<string, Record<string, unknown>>;
  const names = Object.keys(ports).flatMap((port) =>
    Object.entries(ports[port]!).flatMap(([method, call]) =>
      typeof call === 'function' && !elsewhere.has(method) ? [[port, method] as const] : [],
    ),
  );
  type Call = (body: object, options: object) => Promise<Outcome<unknown>>;
  const body = {
    ...{ id: 'totp', name: 'Phone', firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.org' },
    ...{ fields: { phone: ['+44 2'] } },
  };
  const call = (of: typeof client, [port, method]: readonly [string, string]): Promise<Outcome<unknown>> =>
    (of as unknown as Record<string, Record<string, Call>>)[port]![method]!(body, {});
  // What is right for each address, as the realm answers it.
  for (const name of names) await call(client, name);

  // The tokens are as good as before, unless an answer says otherwise.
  mock.method(globalThis, 'fetch', () => Promise.resolve(Response.json({ error: 'invalid_grant' }, { status: 400 })));
  const perform = async (place: number, name: (typeof names)[number], answers: readonly Hostile[]): Promise<void> => {
    let next = answers;
    const of = openPage({
      offers,
      timeout,
      freshFor: Infinity,
      retryDelays: [0, 0],
      storage: createStorage(storage),
      // The realm's texts are asked once for a language.
      language: () => `en-x-${place}`,
      fetch: (input) => {
        const [first = json] = next;
        next = next.slice(1);
        return first(rights.get(String(input).replace(/(?<=\/resources\/.*)en-x-\d+$/, 'en-US')) ?? {});
      },
    }).client;
    await expectOutcome(call(of, name), patience);
  };

  const cases = fc.sample(fc.tuple(fc.constantFrom(...names), fc.array(hostile, { minLength: 1, maxLength: 3 })), {
    numRuns,
    seed,
  });
  await inLanes(
    cases,
    ([name, answers], place) => perform(place, name, answers),
    ([name]) => name.join('.'),
  );
  assert.equal(new Set(cases.map(([name]) => name)).size, names.length);
});
