import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { afterEach, describe, it } from 'node:test';
import { deferredPorts } from '../../../src/client/ems-service/deferred-ports.ts';
import { createEmsServiceClient } from '../../../src/client/ems-service/index.ts';
import type { LaterPorts } from '../../../src/client/ems-service/later-ports.ts';
import { createHttp } from '../../../src/client/http/http.ts';
import { createStorage } from '../support/service-harness.ts';

/** Which files aren't there, as after a release that replaced those of the site. */
let gone: string[] = [];
registerHooks({
  resolve(specifier, context, next) {
    if (gone.some((file) => specifier.endsWith(file))) throw new Error(`${specifier} is gone`);
    return next(specifier, context);
  },
});

const person = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.org', password: 'a long password' };
const taken = { email: person.email, ticket: 't', retryAfter: 60 };

const clientOf = (answer: () => Promise<Response> | Response) => {
  const sent: string[] = [];
  const client = createEmsServiceClient({
    baseURL: 'https://id.example.org',
    storage: createStorage(),
    retryDelays: [0],
    fetch: async (input, init) => {
      sent.push(`${new URL(input as string).pathname} ${String(new Headers(init?.headers).get('idempotency-key'))}`);
      return answer();
    },
  });
  return { client, sent };
};

// Node keeps a file that has come: what is missing here is there from then on.
describe('a client whose further files are gone', () => {
  afterEach(() => (gone = []));
  const missing = { ok: false, problem: { code: 'part_missing' } };

  for (const file of ['/answer.ts', 'later-ports.ts'])
    it(`says so of a registration that was sent, and repeats it with the same key (${file})`, async () => {
      const { client, sent } = clientOf(() => Response.json(taken));
      gone = file === 'later-ports.ts' ? [file] : [file, 'later-ports.ts'];
      assert.deepEqual(await client.registration.register(person, { idempotencyKey: 'k' }), missing);
      assert.deepEqual(sent, ['/sign-up/email k']);
    });

  it('sends nothing of what only they can send', async () => {
    const { client, sent } = clientOf(() => Response.json({}));
    gone = ['later-ports.ts'];
    assert.deepEqual(await client.session.signIn(person), missing);
    assert.deepEqual(await client.session.signOut(), missing);
    assert.deepEqual(await client.sessions.list(), missing);
    assert.deepEqual(sent, []);
  });

  it('tells a lost connection all the same', async () => {
    const { client } = clientOf(() => Promise.reject(new TypeError('lost')));
    gone = ['later-ports.ts'];
    const outcome = await client.session.current();
    assert.equal(!outcome.ok && outcome.problem.code, 'unreachable');
  });

  it('goes on when they are there again', async () => {
    const { client, sent } = clientOf(() => Response.json(taken));
    gone = ['later-ports.ts'];
    await client.registration.register(person, { idempotencyKey: 'k' });
    gone = [];
    const again = await client.registration.register(person, { idempotencyKey: 'k' });
    assert.deepEqual(again, { ok: true, value: { email: person.email, retryAfter: 60 } });
    assert.deepEqual(sent, ['/sign-up/email k', '/sign-up/email k']);
  });
});

describe('a client whose further files don’t come', () => {
  const never = (): Promise<never> => new Promise(() => undefined);

  it('ends its patience as it does with a request', async () => {
    const ports = deferredPorts(never, createHttp({ baseURL: 'https://id.example.org', timeout: 20 }).within);
    assert.deepEqual(await ports.sessions.list(), { ok: false, problem: { code: 'timed_out' } });
    assert.deepEqual(await ports.session.signIn(person), { ok: false, problem: { code: 'timed_out' } });
  });

  for (const [call, ask] of [
    ['a question', (ports: LaterPorts, signal: AbortSignal) => ports.sessions.list({ signal })],
    ['a change', (ports: LaterPorts, signal: AbortSignal) => ports.session.signIn(person, { signal })],
  ] as const)
    it(`heeds the caller’s signal: ${call}`, async () => {
      const { within } = createHttp({ baseURL: 'https://id.example.org' });
      const ports = deferredPorts(never, within);
      const abort = new AbortController();
      const outcome = ask(ports, abort.signal);
      abort.abort();
      await assert.rejects(outcome, { name: 'AbortError' });
      await assert.rejects(ask(ports, abort.signal), { name: 'AbortError' });
    });
});
