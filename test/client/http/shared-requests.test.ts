import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttp, type Http, type HttpOptions } from '../../../src/client/http/http.ts';
import { createSharedRequests } from '../../../src/client/http/shared-requests.ts';
import { object, string } from '../../../src/client/http/shape.ts';
import { createSessionAnnouncer } from '../../../src/client/session/announcer.ts';
import { eventually } from '../../support/eventually.ts';

const schema = object({ name: string() });

interface Sent {
  method: string;
  path: string;
  token: string | null;
  signal: AbortSignal;
  answer(name: string): void;
  fail(): void;
}

/** A service whose answers the test gives, when it likes. */
const open = (
  options: Partial<HttpOptions> = {},
): { http: Http; sent: Sent[]; arrived(count: number): Promise<void> } => {
  const sent: Sent[] = [];
  const http = createHttp({
    baseURL: 'https://id.example.org',
    retryDelays: [],
    fetch: (input, init) =>
      new Promise((resolve, reject) => {
        const signal = init!.signal!;
        signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        sent.push({
          method: init?.method ?? 'GET',
          path: new URL(String(input)).pathname,
          token: new Headers(init?.headers).get('authorization'),
          signal,
          answer: (name) => resolve(Response.json({ name })),
          fail: () => reject(new TypeError('Failed to fetch')),
        });
      }),
    ...options,
  });
  return {
    http,
    sent,
    arrived: (count) =>
      eventually(`${count} requests`, () => sent.length >= count || undefined, 5000).then(() =>
        assert.equal(sent.length, count),
      ),
  };
};

const named = (name: string) => ({ ok: true, value: { name } });

describe('one GET on its way', () => {
  it('serves all who ask for its path, each with a value of its own', async () => {
    const { http, sent, arrived } = open();
    const asked = [http.get('/x', { schema }), http.get('/x', { schema }), http.get('/y', { schema })];
    await arrived(2);
    asked.push(http.get('/x', { schema }));
    sent.find(({ path }) => path === '/x')!.answer('x');
    sent.find(({ path }) => path === '/y')!.answer('y');
    const answers = await Promise.all(asked);
    assert.deepEqual(answers, [named('x'), named('x'), named('y'), named('x')]);
    assert.equal(sent.length, 2);
    const [first, second] = answers;
    assert.ok(first?.ok && second?.ok && first.value !== second.value);
  });

  it('serves each by the own schema', async () => {
    const { http, sent, arrived } = open();
    const asked = [http.get('/x', { schema }), http.get('/x', { schema: object({ other: string() }) })];
    await arrived(1);
    sent[0]!.answer('x');
    const [first, second] = await Promise.all(asked);
    assert.deepEqual(first, named('x'));
    assert.equal(!second!.ok && second!.problem.code, 'unexpected_answer');
  });

  it('is asked anew by who has its answer', async () => {
    const { http, sent, arrived } = open();
    const twice = async (): Promise<unknown[]> => [await http.get('/x', { schema }), await http.get('/x', { schema })];
    const asked = [twice(), twice()];
    await arrived(1);
    sent[0]!.answer('first');
    await arrived(2);
    sent[1]!.answer('second');
    assert.deepEqual(await Promise.all(asked), [
      [named('first'), named('second')],
      [named('first'), named('second')],
    ]);
  });

  it('fails for all, and for nobody who asks afterwards', async () => {
    const { http, sent, arrived } = open();
    const asked = [http.get('/x', { schema }), http.get('/x', { schema })];
    await arrived(1);
    sent[0]!.fail();
    for (const outcome of await Promise.all(asked)) assert.equal(!outcome.ok && outcome.problem.code, 'unreachable');
    const again = http.get('/x', { schema });
    await arrived(2);
    sent[1]!.answer('x');
    assert.deepEqual(await again, named('x'));
  });

  it('is repeated as one', async () => {
    const { http, sent, arrived } = open({ retryDelays: [5] });
    const asked = [http.get('/x', { schema }), http.get('/x', { schema })];
    await arrived(1);
    sent[0]!.fail();
    await arrived(2);
    sent[1]!.answer('x');
    assert.deepEqual(await Promise.all(asked), [named('x'), named('x')]);
    assert.equal(sent.length, 2);
  });
});

describe('who gives up', () => {
  it('leaves the others their answer', async () => {
    const { http, sent, arrived } = open();
    const abort = new AbortController();
    const [left, stays] = [http.get('/x', { schema, signal: abort.signal }), http.get('/x', { schema })];
    await arrived(1);
    abort.abort();
    await assert.rejects(left, { name: 'AbortError' });
    assert.equal(sent[0]!.signal.aborted, false);
    const joins = http.get('/x', { schema });
    sent[0]!.answer('x');
    assert.deepEqual(await Promise.all([stays, joins]), [named('x'), named('x')]);
    assert.equal(sent.length, 1);
  });

  it('last ends the request, which serves nobody any more', async () => {
    const { http, sent, arrived } = open();
    const aborts = [new AbortController(), new AbortController()];
    const asked = aborts.map(({ signal }) => http.get('/x', { schema, signal }));
    await arrived(1);
    for (const abort of aborts) abort.abort();
    for (const left of asked) await assert.rejects(left, { name: 'AbortError' });
    await eventually('the end of the request', () => sent[0]!.signal.aborted || undefined);
    const again = http.get('/x', { schema });
    await arrived(2);
    sent[1]!.answer('x');
    assert.deepEqual(await again, named('x'));
  });

  it('is followed by nobody into a request that hangs', async () => {
    const shared = createSharedRequests<number>(0);
    let sent = 0;
    const { signal } = new AbortController();
    const hangs = (): Promise<number> => (sent++, new Promise(() => undefined));
    void shared.join('x', hangs, signal);
    assert.equal(await shared.join('x', () => Promise.resolve(7), signal), 7);
    assert.equal(sent, 1);
  });
});

describe('an answer that is on its way when something changes', () => {
  const changes: Record<string, (http: Http) => Promise<unknown>> = {
    POST: (http) => http.post('/change', {}),
    PUT: (http) => http.put('/change', {}),
    DELETE: (http) => http.delete('/change'),
  };
  for (const [name, change] of Object.entries(changes)) {
    it(`serves nobody who asks after a ${name} began, or finished`, async () => {
      const { http, sent, arrived } = open();
      const before = http.get('/x', { schema });
      await arrived(1);
      const changing = change(http);
      await arrived(2);
      const during = [http.get('/x', { schema }), http.get('/x', { schema })];
      await arrived(3);
      sent[1]!.answer('changed');
      await changing;
      const after = http.get('/x', { schema });
      await arrived(4);
      for (const [index, text] of [
        [0, 'before'],
        [2, 'during'],
        [3, 'after'],
      ] as const)
        sent[index]!.answer(text);
      assert.deepEqual(await Promise.all([before, ...during, after]), [
        named('before'),
        named('during'),
        named('during'),
        named('after'),
      ]);
    });
  }

  it('serves nobody who asks after a change that was given up, which may have been carried out', async () => {
    const { http, sent, arrived } = open();
    const abort = new AbortController();
    const changing = http.post('/change', {}, { signal: abort.signal });
    await arrived(1);
    const during = http.get('/x', { schema });
    await arrived(2);
    abort.abort();
    await assert.rejects(changing, { name: 'AbortError' });
    const after = http.get('/x', { schema });
    await arrived(3);
    sent[1]!.answer('during');
    sent[2]!.answer('after');
    assert.deepEqual([await during, await after], [named('during'), named('after')]);
  });

  it('serves nobody who is somebody else by now', async () => {
    const tokens = ['ada', 'ada', 'bob', undefined];
    const { http, sent, arrived } = open({ getAccessToken: () => Promise.resolve(tokens.shift()) });
    const asked = [0, 1, 2, 3].map(() => http.get('/x', { schema }));
    await arrived(3);
    assert.deepEqual(
      sent.map(({ token }) => token),
      ['Bearer ada', 'Bearer bob', null],
    );
    for (const { token, answer } of sent) answer(String(token));
    assert.deepEqual(await Promise.all(asked), ['Bearer ada', 'Bearer ada', 'Bearer bob', 'null'].map(named));
  });

  it('is not taken by who could not get a token', async () => {
    let count = 0;
    const { http, sent, arrived } = open({
      getAccessToken: () =>
        ++count === 1 ? Promise.resolve(undefined) : Promise.reject(new TypeError('Failed to fetch')),
    });
    const [nobody, lost] = [http.get('/x', { schema }), http.get('/x', { schema })];
    await arrived(1);
    sent[0]!.answer('anonymous');
    assert.deepEqual(await nobody, named('anonymous'));
    const outcome = await lost;
    assert.equal(!outcome.ok && outcome.problem.code, 'unreachable');
  });

  it('serves nobody who heard of the change from another tab', async () => {
    const { http, sent, arrived } = open();
    const here = createSessionAnnouncer('shared-requests', http.changed);
    const before = http.get('/x', { schema });
    await arrived(1);
    const heard: Promise<unknown>[] = [];
    const ends = [1, 2].map(() => here.subscribe(() => heard.push(http.get('/x', { schema }))));
    createSessionAnnouncer('shared-requests').announce();
    await arrived(2);
    sent[0]!.answer('before');
    sent[1]!.answer('after');
    assert.deepEqual(await before, named('before'));
    assert.deepEqual(await Promise.all(heard), [named('after'), named('after')]);
    for (const end of ends) end();
  });
});

/**
 * What sharing must never break, whatever happens in whatever order: an answer is at least as fresh as what was known to be so when it
 * was asked for. The service has a number that each change raises; changes begin, are carried out and are answered at different times.
 */
describe('sharing', () => {
  const random = (seed: number) => () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return seed / 2 ** 32;
  };

  for (let seed = 1; seed <= 60; seed++) {
    it(`gives nobody an answer from before (order ${seed})`, async () => {
      const next = random(seed);
      let version = 0;
      /** What this page has been told of. */
      let told = 0;
      const waiting = new Set<() => void>();
      const inFlight: (() => void)[] = [];
      const http = createHttp({
        baseURL: 'https://id.example.org',
        retryDelays: [],
        fetch: (_, init) =>
          new Promise((resolve, reject) => {
            init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
            // First it is carried out, then its answer arrives.
            waiting.add(() => {
              if (init?.method === 'POST') version++;
              const seen = version;
              inFlight.push(() => resolve(Response.json({ name: String(seen) })));
            });
          }),
      });
      const settled: Promise<void>[] = [];
      let reads = 0;
      const read = async (): Promise<void> => {
        const known = told;
        const abort = new AbortController();
        if (next() < 0.2) setTimeout(() => abort.abort());
        const outcome = await http.get('/x', { schema, signal: abort.signal }).catch(() => undefined);
        if (!outcome) return;
        reads++;
        assert.ok(outcome.ok);
        assert.ok(Number(outcome.value.name) >= known, `asked when ${known} was known, told ${outcome.value.name}`);
      };
      const change = async (): Promise<void> => {
        const outcome = await http.post('/x', {}, { schema });
        assert.ok(outcome.ok);
        told = Math.max(told, Number(outcome.value.name));
      };
      const take = <T>(from: T[]): T | undefined => from.splice(Math.floor(next() * from.length), 1)[0];
      const step = async (): Promise<void> => {
        const dice = next();
        if (dice < 0.35) settled.push(read());
        else if (dice < 0.5) settled.push(change());
        else if (dice < 0.75) {
          const carriedOut = take([...waiting]);
          if (carriedOut) waiting.delete(carriedOut);
          carriedOut?.();
        } else take(inFlight)?.();
        if (next() < 0.7) await new Promise((resolve) => setImmediate(resolve));
      };
      for (let count = 0; count < 120; count++) await step();
      const all = Promise.all(settled);
      let open = true;
      void all.finally(() => (open = false)).catch(() => undefined);
      while (open) {
        for (const carriedOut of waiting) carriedOut();
        waiting.clear();
        for (const arrive of inFlight.splice(0)) arrive();
        await new Promise((resolve) => setImmediate(resolve));
      }
      await all;
      assert.ok(reads > 5);
    });
  }
});
