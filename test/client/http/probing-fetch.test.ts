import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttp, type HttpOptions } from '../../../src/client/http/http.ts';
import { probingFetch, type ProbeResult } from '../../../src/client/http/probing-fetch.ts';
import { object, string } from '../../../src/client/http/shape.ts';
import type { Outcome } from '../../../src/client/outcome.ts';

const schema = object({ name: string() });
const lost = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));

type Answer = 'ok' | 'lost';

/** A service that shows a page what the test says for each token, and finds what it says for each probe. */
const open = ({
  answer,
  probe,
  ...more
}: {
  answer: (token: string | null, count: number) => Answer;
  probe: (token: string | undefined) => ProbeResult;
} & Partial<HttpOptions>) => {
  const sent: (string | null)[] = [];
  const probed: (string | undefined)[] = [];
  const fetch = probingFetch({
    retryDelay: 0,
    fetch: (_, init) => {
      const token = new Headers(init?.headers).get('authorization');
      sent.push(token);
      return answer(token, sent.length) === 'ok' ? Promise.resolve(Response.json({ name: 'a' })) : lost();
    },
    probe: (token) => {
      probed.push(token);
      return Promise.resolve(probe(token));
    },
  });
  const http = createHttp({
    baseURL: 'https://id.example.org',
    retryDelays: [0, 0],
    idempotency: 'none',
    getAccessToken: () => Promise.resolve('old'),
    fetch,
    ...more,
  });
  return { http, sent, probed };
};

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.problem.code);

describe('a refusal that the browser hides', () => {
  const renewing = (other: string | undefined) => {
    const asked: string[] = [];
    return { asked, replaceAccessToken: (token: string) => (asked.push(token), Promise.resolve(other)) };
  };

  it('is a refused token where the probe says so, which is replaced once', async () => {
    for (const read of [true, false]) {
      const { asked, replaceAccessToken } = renewing('new');
      const { http, sent, probed } = open({
        answer: (token) => (token === 'Bearer new' ? 'ok' : 'lost'),
        probe: () => 'refused',
        replaceAccessToken,
      });
      assert.equal(codeOf(read ? await http.get('/x', { schema }) : await http.post('/x', {}, { schema })), 'ok');
      assert.deepEqual([sent, probed, asked], [['Bearer old', 'Bearer new'], ['old'], ['old']]);
    }
  });

  it('is not_signed_in where there is no other token, or that one is refused too', async () => {
    for (const other of ['new', undefined]) {
      const { asked, replaceAccessToken } = renewing(other);
      const { http, sent } = open({ answer: () => 'lost', probe: () => 'refused', replaceAccessToken });
      assert.equal(codeOf(await http.get('/x', { schema })), 'not_signed_in');
      assert.equal(sent.length, 2);
      assert.deepEqual(asked, ['old']);
    }
  });

  it('is not_signed_in where nobody is', async () => {
    const { http, probed } = open({
      answer: () => 'lost',
      probe: () => 'refused',
      getAccessToken: () => Promise.resolve(undefined),
    });
    assert.equal(codeOf(await http.get('/x', { schema })), 'not_signed_in');
    assert.deepEqual(probed, [undefined]);
  });

  it('is a mistake of the site where the service is there each time, and says which', async () => {
    const { http, sent } = open({ answer: () => 'lost', probe: () => 'reachable' });
    const outcome = await http.get('/x', { schema });
    assert.equal(codeOf(outcome), 'unexpected_answer');
    assert.match((!outcome.ok && outcome.problem.detail) || '', /CORS.*audience/);
    assert.equal(sent.length, 2);
  });

  it('is nothing of the kind where the next try gets through', async () => {
    const { http } = open({ answer: (_, count) => (count === 1 ? 'lost' : 'ok'), probe: () => 'reachable' });
    assert.equal(codeOf(await http.get('/x', { schema })), 'ok');
  });

  it('may have been a lost line for a mutation, which is not sent again', async () => {
    const { http, sent } = open({ answer: () => 'lost', probe: () => 'reachable' });
    const outcome = await http.post('/x', {}, { schema, idempotencyKey: 'k' });
    assert.equal(codeOf(outcome), 'unreachable');
    assert.match((!outcome.ok && outcome.problem.detail) || '', /CORS/);
    assert.equal(sent.length, 1);
  });
});

describe('a line that is lost', () => {
  it('is unreachable where the probe is lost too, and repeated as ever', async () => {
    const { http, sent } = open({ answer: () => 'lost', probe: () => 'lost' });
    assert.equal(codeOf(await http.get('/x', { schema })), 'unreachable');
    assert.equal(sent.length, 3);
  });

  it('is unreachable where the probe throws', async () => {
    const { http } = open({
      answer: () => 'lost',
      probe: () => {
        throw new Error('of the probe');
      },
    });
    assert.equal(codeOf(await http.get('/x', { schema })), 'unreachable');
  });

  it('is not probed when the caller gave up', async () => {
    const abort = new AbortController();
    let probed = 0;
    const fetch = probingFetch({
      fetch: (_, init) => {
        abort.abort();
        return new Promise((__, reject) =>
          init?.signal?.addEventListener('abort', () => reject(new TypeError('aborted'))),
        );
      },
      probe: () => Promise.resolve((probed++, 'refused')),
    });
    const http = createHttp({ baseURL: 'https://id.example.org', fetch });
    await assert.rejects(http.get('/x', { schema, signal: abort.signal }), { name: 'AbortError' });
    assert.equal(probed, 0);
  });

  it('is none where there is an answer', async () => {
    const { http, probed } = open({ answer: () => 'ok', probe: () => 'lost' });
    assert.equal(codeOf(await http.get('/x', { schema })), 'ok');
    assert.deepEqual(probed, []);
  });
});
