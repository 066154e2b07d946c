/**
 * The browser's parser is one of our own (docs/decisions/0004, 0013). Here it is held to the schemas: a client that speaks the
 * interface asks what the contract says, takes what the contract takes, and hands on the same of it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type * as z from 'zod';
import { createEmsServiceClient } from '../../src/client/ems-service/index.ts';
import { Done, VerificationStatus } from '../../src/contract/answers.ts';
import { Problem, ProblemDocument, ReceivedProblemDocument } from '../../src/contract/problem.ts';
import { codeOfStatus, isServiceProblemCode } from '../../src/contract/problem-statuses.ts';
import { operations, type AnswerOf, type Operation } from '../../src/contract/operations.ts';
import type { OperationName } from '../../src/contract/routes.ts';
import type { Outcome } from '../../src/client/outcome.ts';
import { createStorage } from '../client/support/service-harness.ts';
import { fullValuesOf, mutantsOf, valuesOf, type Json } from './support/samples.ts';

type Client = ReturnType<typeof createEmsServiceClient>;
type PortOperation = Exclude<OperationName, 'openid.continue'>;

interface Call<Name extends PortOperation> {
  call: (client: Client) => Promise<Outcome<unknown>>;
  /** As much of the answer as the client has a use for; all of it when absent. */
  reads?: z.ZodType<AnswerOf<Name>>;
  /** What the client makes of the answer; all of it when absent. */
  value?: (answer: AnswerOf<Name>) => unknown;
}

const nothing = (): undefined => undefined;
const person = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.org', password: 'x'.repeat(12) };

const calls: { [Name in PortOperation]: Call<Name> } = {
  'session.current': { call: ({ session }) => session.current() },
  'session.signIn': { call: ({ session }) => session.signIn(person) },
  'session.requestDeviceLink': { call: ({ session }) => session.requestDeviceLink!({ email: person.email }) },
  'session.signOut': { call: ({ session }) => session.signOut(), value: nothing },
  'policy.current': { call: ({ policy }) => policy.current() },
  'registration.register': {
    call: ({ registration }) =>
      registration.register({
        ...person,
        acceptedTerms: '1',
        extra: { a: 'b' },
        returnTo: 'https://a.example/',
        journey: 'manual',
      }),
    value: ({ email, retryAfter }) => ({ email, retryAfter }),
  },
  'verification.resend': { call: ({ verification }) => verification.resend({ email: person.email }) },
  'verification.verify': { call: ({ verification }) => verification.verify({ token: 't' }) },
  'verification.status': {
    call: ({ verification }) => verification.status({ email: person.email }),
    reads: VerificationStatus.omit({ email: true }),
  },
  'terms.current': { call: ({ terms }) => terms.current() },
  'terms.accept': { call: ({ terms }) => terms.accept({ version: '1' }) },
  'secondFactor.verify': { call: ({ secondFactor }) => secondFactor.verify({ challenge: 'c', recoveryCode: 'r' }) },
  'reauthentication.methods': {
    call: ({ reauthentication }) => reauthentication.methods(),
    value: ({ missing }) => missing,
  },
  'reauthentication.reauthenticate': {
    call: ({ reauthentication }) => reauthentication.reauthenticate({ code: '1' }),
    value: nothing,
  },
  'profile.current': { call: ({ profile }) => profile.current!() },
  'profile.update': { call: ({ profile }) => profile.update({ firstName: 'Ada', lastName: 'King' }) },
  'email.pending': { call: ({ email }) => email.pending(), value: ({ pending }) => pending },
  'email.change': { call: ({ email }) => email.change({ email: 'a@b.example' }) },
  'email.resend': { call: ({ email }) => email.resend() },
  'email.cancel': { call: ({ email }) => email.cancel(), value: nothing },
  'email.confirm': { call: ({ email }) => email.confirm({ token: 't' }) },
  'password.status': { call: ({ password }) => password.status!() },
  'password.change': {
    call: ({ password }) => password.change({ currentPassword: 'a', password: 'b', endOtherSessions: true }),
    value: nothing,
  },
  'passwordReset.request': { call: ({ passwordReset }) => passwordReset.request({ email: 'a@b.example' }) },
  'passwordReset.confirm': {
    call: ({ passwordReset }) => passwordReset.confirm({ token: 't', password: 'p' }),
    value: nothing,
  },
  'authenticators.list': {
    call: ({ authenticators }) => authenticators.list(),
    value: (answer) => answer.authenticators,
  },
  'authenticators.enrol': { call: ({ authenticators }) => authenticators.enrol() },
  'authenticators.activate': {
    call: ({ authenticators }) => authenticators.activate({ id: 'a', code: '1', name: 'x' }),
  },
  'authenticators.rename': { call: ({ authenticators }) => authenticators.rename({ id: 'a', name: 'x' }) },
  'authenticators.remove': { call: ({ authenticators }) => authenticators.remove({ id: 'a' }), value: nothing },
  'recoveryCodes.status': { call: ({ recoveryCodes }) => recoveryCodes.status(), value: ({ status }) => status },
  'recoveryCodes.generate': { call: ({ recoveryCodes }) => recoveryCodes.generate() },
  'sessions.list': { call: ({ sessions }) => sessions.list(), value: (answer) => answer.sessions },
  'sessions.end': { call: ({ sessions }) => sessions.end({ id: 'a' }), value: nothing },
  'sessions.endOthers': { call: ({ sessions }) => sessions.endOthers(), value: nothing },
  'deletion.impact': { call: ({ deletion }) => deletion.impact() },
  'deletion.delete': { call: ({ deletion }) => deletion.delete(), value: nothing },
};

const base = 'https://id.example.org/api/auth';

/** A client of a service that answers each request with the next of what the test says; the last one again and again. */
const open = (...answers: [status: number, text: string][]) => {
  const asked: { method: string; path: string; body: string | undefined }[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    asked.push({
      method: init?.method ?? 'GET',
      path: String(input).slice(base.length),
      body: typeof init?.body === 'string' ? init.body : undefined,
    });
    const [status, text] = answers.length > 1 ? answers.shift()! : answers[0]!;
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    return Promise.resolve(new Response(text, { status, headers: { 'content-type': type } }));
  };
  return { client: createEmsServiceClient({ baseURL: base, storage: createStorage(), retryDelays: [], fetch }), asked };
};

/** A browser that waits for a verification: only then is there a ticket to ask with. */
const waiting: [status: number, text: string] = [
  200,
  JSON.stringify({ email: person.email, ticket: 't', retryAfter: 0 }),
];

const ask = async (name: PortOperation, status: number, text: string) => {
  const needsTicket = name === 'verification.status';
  const { client, asked } = needsTicket ? open(waiting, [status, text]) : open([status, text]);
  if (needsTicket) await client.registration.register(person);
  return { outcome: await calls[name].call(client), request: asked.at(-1)! };
};

const agree = async (name: PortOperation, answer: Json): Promise<void> => {
  const text = JSON.stringify(answer);
  const { reads = operations[name].answer, value = (all: unknown) => all } = calls[name] as Call<never> & {
    value?: (answer: unknown) => unknown;
  };
  const { outcome } = await ask(name, 200, text);
  // Where there is nothing to tell, whatever comes with a success is one.
  if (reads === Done) return assert.deepEqual(outcome, { ok: true, value: undefined }, `${name} of ${text}`);
  const parsed = reads.safeParse(JSON.parse(text));
  if (!parsed.success) {
    assert.equal(
      outcome.ok || outcome.problem.code,
      'unexpected_answer',
      `${name} takes ${text}, which the contract refuses.`,
    );
    return;
  }
  assert.deepEqual(outcome, { ok: true, value: value(parsed.data) }, `${name} of ${text}`);
};

describe('a client of the service', () => {
  for (const name of Object.keys(calls) as PortOperation[]) {
    const operation = operations[name] as Operation;

    it(`${name}: asks as the contract says`, async () => {
      const { request } = await ask(name, 200, '{}');
      assert.equal(`${request.method} ${request.path}`, `${operation.http.method} ${operation.http.path}`);
      if (operation.body) assert.ok(operation.body.safeParse(JSON.parse(request.body!)).success, request.body);
      else assert.equal(request.body, operation.http.method === 'GET' ? undefined : '{}');
    });

    it(`${name}: takes every member of an answer, and refuses each that is another`, async () => {
      for (const full of fullValuesOf(operation.answer)) {
        await agree(name, full);
        for (const mutant of mutantsOf(full)) await agree(name, mutant);
      }
    });

    it(`${name}: takes whatever the contract takes`, async () => {
      await fc.assert(
        fc.asyncProperty(valuesOf(operation.answer), (answer) => agree(name, answer)),
        { numRuns: 50, seed: 1 },
      );
    });
  }
});

describe('a problem document', () => {
  /** What a client makes of a document that the contract takes; of any other it knows the status alone. */
  const expected = (status: number, document: Json): Problem => {
    const { code, errors = [], retryAfter, ...rest } = ReceivedProblemDocument.safeParse(document).data ?? {};
    // However long a service says: a minute after a failure, a day after too many attempts.
    const longest = code === 'rate_limited' || (!isServiceProblemCode(code) && status === 429) ? 86_400 : 60;
    const fields = errors.flatMap(({ field, code }) =>
      field !== rest.field && isServiceProblemCode(code) ? [{ field, code }] : [],
    );
    const all = {
      code: isServiceProblemCode(code) ? code : codeOfStatus(status),
      ...rest,
      ...(retryAfter !== undefined && { retryAfter: Math.min(retryAfter, longest) }),
      ...(fields.length > 0 && { fields }),
    };
    return Problem.parse(all);
  };

  const agreeOn = async (status: number, document: Json): Promise<void> => {
    const text = JSON.stringify(document);
    const { outcome } = await ask('profile.update', status, text);
    assert.deepEqual(outcome, { ok: false, problem: expected(status, JSON.parse(text) as Json) }, `${status} ${text}`);
  };

  it('is read with every member, and as none when one of them is another', async () => {
    for (const full of [...fullValuesOf(ProblemDocument), ...fullValuesOf(ReceivedProblemDocument)]) {
      await agreeOn(422, full);
      for (const mutant of mutantsOf(full)) await agreeOn(422, mutant);
    }
  });

  it('is read whatever the status, and by it where it says no code', async () => {
    const statuses = fc.constantFrom(400, 401, 403, 404, 408, 409, 410, 413, 415, 418, 422, 429, 500, 502, 503, 599);
    for (const schema of [ProblemDocument, ReceivedProblemDocument]) {
      await fc.assert(fc.asyncProperty(statuses, valuesOf(schema), agreeOn), { numRuns: 200, seed: 1 });
    }
  });

  it('of an unverified address has a ticket that the browser waits with', async () => {
    const document = { code: 'email_unverified', ticket: 't' };
    const { client, asked } = open([403, JSON.stringify(document)], [200, '{"verified":true}']);
    await client.session.signIn(person);
    assert.deepEqual(await client.verification.status({ email: person.email }), {
      ok: true,
      value: { verified: true },
    });
    assert.deepEqual(JSON.parse(asked.at(-1)!.body!), { ticket: 't' });
  });
});
