import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttp, type Http } from '../../../src/client/http/http.ts';
import { object, string } from '../../../src/client/http/shape.ts';
import { received, serve, server } from '../support/serve.ts';
import { html, json, type Handler } from '../support/server.ts';

const schema = object({ name: string() });

/** A settable `navigator.onLine`, which Node doesn't have. */
const withOnLine = async <T>(onLine: boolean, run: () => Promise<T>): Promise<T> => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value: { onLine }, configurable: true });
  try {
    return await run();
  } finally {
    if (own) Object.defineProperty(globalThis, 'navigator', own);
    else Reflect.deleteProperty(globalThis, 'navigator');
  }
};

describe('the connection', () => {
  const hang: Handler = () => undefined;

  it('answers timed_out after silence', async () => {
    const http = await serve(hang, { timeout: 30 });
    assert.deepEqual(await http.get('/x', { schema }), { ok: false, problem: { code: 'timed_out' } });
  });

  it('answers timed_out when the body stops in the middle', async () => {
    const http = await serve(
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"name"'),
      { timeout: 60 },
    );
    assert.deepEqual(await http.get('/x', { schema }), { ok: false, problem: { code: 'timed_out' } });
  });

  it('answers timed_out when a fetch of the integrator does not heed the signal', async () => {
    const http = createHttp({
      baseURL: 'https://id.example.org',
      timeout: 10,
      fetch: () => new Promise(() => undefined),
    });
    assert.deepEqual(await http.get('/x', { schema }), { ok: false, problem: { code: 'timed_out' } });
  });

  it('rejects with an AbortError when the caller aborts, whatever the reason', async () => {
    const abort = new AbortController();
    const http = await serve(() => abort.abort('disconnected'));
    await assert.rejects(http.get('/x', { schema, signal: abort.signal }), { name: 'AbortError' });
  });

  it('sends nothing when the caller aborted before', async () => {
    const http = await serve(hang);
    await assert.rejects(http.post('/x', {}, { schema, signal: AbortSignal.abort() }), { name: 'AbortError' });
    assert.equal(received().length, 0);
  });

  it('stops repeating when the caller aborts', async () => {
    const abort = new AbortController();
    const http = await serve(
      (response) => {
        html(response, 503);
        response.on('close', () => abort.abort());
      },
      { retryDelays: [60_000] },
    );
    await assert.rejects(http.get('/x', { schema, signal: abort.signal }), { name: 'AbortError' });
    assert.equal(received().length, 1);
  });

  it('leaves no listener on the signal of the caller', async () => {
    const http = await serve((response) => json(response, 200, { name: 'a' }));
    const { signal } = new AbortController();
    const added: unknown[] = [];
    const removed: unknown[] = [];
    const add = signal.addEventListener.bind(signal);
    signal.addEventListener = ((...args: Parameters<typeof add>) => (added.push(args[1]), add(...args))) as typeof add;
    const remove = signal.removeEventListener.bind(signal);
    signal.removeEventListener = ((...args: Parameters<typeof remove>) => (
      removed.push(args[1]),
      remove(...args)
    )) as typeof remove;
    await http.get('/x', { schema, signal });
    assert.deepEqual(removed, added);
  });

  it('answers unreachable when nobody listens', async () => {
    const http = await serve(hang);
    await server?.stop();
    const outcome = await http.get('/x', { schema });
    assert.equal(!outcome.ok && outcome.problem.code, 'unreachable');
  });

  it('answers offline when the browser knows that it is, without trying again', async () => {
    let tries = 0;
    const failing: typeof fetch = () => (tries++, Promise.reject(new TypeError('Failed to fetch')));
    const http = createHttp({ baseURL: 'https://id.example.org', fetch: failing, retryDelays: [0, 0] });
    const outcome = await withOnLine(false, () => http.get('/x', { schema }));
    assert.equal(!outcome.ok && outcome.problem.code, 'offline');
    assert.equal(tries, 1);
  });

  it('never throws, whatever a fetch of the integrator throws', async () => {
    const http = createHttp({
      baseURL: 'https://id.example.org',
      fetch: () => Promise.reject(new Error('service worker')),
      retryDelays: [],
    });
    const outcome = await http.get('/x', { schema });
    assert.equal(!outcome.ok && outcome.problem.code, 'unreachable');
  });
});

describe('repeats', () => {
  const failing =
    (times: number, fail: Handler): Handler =>
    (response, request, count) =>
      count <= times ? fail(response, request, count) : json(response, 200, { name: 'a' });
  const reset: Handler = (response) => void response.destroy();
  const done = { ok: true, value: { name: 'a' } };

  for (const status of [502, 503, 504]) {
    it(`a safe request after ${status}`, async () => {
      const http = await serve(failing(2, (response) => html(response, status)));
      assert.deepEqual(await http.get('/x', { schema }), done);
      assert.equal(received().length, 3);
    });
  }

  it('a safe request after a reset, and gives up after the last delay', async () => {
    const http = await serve(failing(9, reset));
    const outcome = await http.get('/x', { schema });
    assert.equal(!outcome.ok && outcome.problem.code, 'unreachable');
    assert.equal(received().length, 3);
  });

  it('not after 500, which would happen again', async () => {
    const http = await serve((response) => html(response, 500));
    assert.equal((await http.get('/x', { schema })).ok, false);
    assert.equal(received().length, 1);
  });

  it('not before the time that the service named', async () => {
    const http = await serve((response) => response.writeHead(503, { 'retry-after': '120' }).end());
    assert.deepEqual(await http.get('/x', { schema }), {
      ok: false,
      // Bounded: nobody knows how long it lasts, and a person may try.
      problem: { code: 'service_unavailable', retryAfter: 60 },
    });
    assert.equal(received().length, 1);
  });

  it('a mutation with an idempotency key once, after its answer was lost', async () => {
    const carriedOut = new Set<unknown>();
    const http = await serve((response, { headers }, count) => {
      carriedOut.add(headers['idempotency-key']);
      if (count === 1) response.destroy();
      else json(response, 200, { name: 'a' });
    });
    assert.deepEqual(await http.post('/x', {}, { schema, idempotencyKey: 'k' }), done);
    assert.deepEqual([received().length, [...carriedOut]], [2, ['k']]);
  });

  it('a mutation with an idempotency key when the answer broke off in the middle', async () => {
    const http = await serve(
      failing(1, (response) => {
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': '99' })
          .write('{"name":', () => response.destroy());
      }),
    );
    assert.deepEqual(await http.post('/x', {}, { schema, idempotencyKey: 'k' }), done);
  });

  it('a mutation with a key only once', async () => {
    const http = await serve(failing(9, reset));
    assert.equal((await http.post('/x', {}, { schema, idempotencyKey: 'k' })).ok, false);
    assert.equal(received().length, 2);
  });

  it('no mutation without a key', async () => {
    const http = await serve(failing(9, reset));
    assert.equal((await http.post('/x', {}, { schema })).ok, false);
    assert.equal(received().length, 1);
  });

  it('no mutation that was answered, even by 503', async () => {
    const http = await serve((response) => html(response, 503));
    assert.equal((await http.post('/x', {}, { schema, idempotencyKey: 'k' })).ok, false);
    assert.equal(received().length, 1);
  });

  describe('what was refused because the session was renewed meanwhile', () => {
    const renewed: Handler = (response) => response.writeHead(401, { 'retry-after': '1' }).end();
    const refused = { ok: false, problem: { code: 'not_signed_in', retryAfter: 1 } };

    for (const [what, call, most] of [
      ['a read', (http) => http.get('/x', { schema }), 3],
      ['a mutation with a key', (http) => http.post('/x', {}, { schema, idempotencyKey: 'k' }), 2],
      ['a mutation without one', (http) => http.post('/x', {}, { schema }), 2],
    ] satisfies [string, (http: Http) => Promise<unknown>, number][]) {
      it(what, async () => {
        assert.deepEqual(await call(await serve(failing(1, renewed))), done);
        assert.equal(received().length, 2);
      });

      it(`${what}, until ${most} were refused`, async () => {
        assert.deepEqual(await call(await serve(renewed)), refused);
        assert.equal(received().length, most);
      });
    }

    it('not where the service doesn’t ask for it', async () => {
      const http = await serve((response) => response.writeHead(401).end());
      for (const call of [http.get('/x', { schema }), http.post('/x', {}, { schema, idempotencyKey: 'k' })])
        assert.deepEqual(await call, { ok: false, problem: { code: 'not_signed_in' } });
      assert.equal(received().length, 2);
    });
  });

  it('within the time of one request', async () => {
    const http = await serve((response) => html(response, 503), { timeout: 40, retryDelays: [60_000] });
    assert.deepEqual(await http.get('/x', { schema }), { ok: false, problem: { code: 'timed_out' } });
  });
});

describe('redirects', () => {
  const redirect: Handler = (response, { path }) =>
    path === '/elsewhere'
      ? json(response, 200, { name: 'a' })
      : response.writeHead(307, { location: '/elsewhere' }).end();

  it('never take a mutation, and the password in it, elsewhere', async () => {
    const http = await serve(redirect);
    const outcome = await http.post('/x', { password: 'p' }, { schema, idempotencyKey: 'k' });
    assert.equal(!outcome.ok && outcome.problem.code, 'unexpected_answer');
    assert.deepEqual(
      received().map(({ path }) => path),
      ['/api/x'],
    );
  });

  it('are followed for what is only read', async () => {
    assert.deepEqual(await (await serve(redirect)).get('/x', { schema }), { ok: true, value: { name: 'a' } });
  });

  it('are recognised where a browser hides them', async () => {
    const opaque = {
      ok: false,
      status: 0,
      type: 'opaqueredirect',
      headers: new Headers(),
      url: '',
      text: () => Promise.resolve(''),
    };
    const http = createHttp({ baseURL: 'https://id.example.org', fetch: () => Promise.resolve(opaque as Response) });
    const outcome = await http.post('/x', {}, { schema });
    assert.equal(!outcome.ok && outcome.problem.code, 'unexpected_answer');
  });
});
