import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttp, type Http } from '../../../src/client/http/http.ts';
import { number, object, optional, string } from '../../../src/client/http/shape.ts';
import { received, serve, server } from '../support/serve.ts';
import { html, json, type Handler } from '../support/server.ts';

const schema = object({ name: string() });

describe('an answer as agreed', () => {
  it('is the value, with the members of the schema only', async () => {
    const http = await serve((response) => json(response, 200, { name: 'Zoë', other: 1 }));
    assert.deepEqual(await http.get('/x', { schema }), { ok: true, value: { name: 'Zoë' } });
    assert.equal(received()[0]?.path, '/api/x');
    assert.match(received()[0]?.headers.accept ?? '', /application\/json/);
  });

  it('carries a mutation as JSON with its idempotency key', async () => {
    const http = await serve((response) => json(response, 200, { name: 'a' }));
    await http.post('/x', { password: '  ä😀 ' }, { schema, idempotencyKey: 'key-1' });
    const [request] = received();
    assert.equal(request?.method, 'POST');
    assert.equal(request?.body, '{"password":"  ä😀 "}');
    assert.equal(request?.headers['content-type'], 'application/json');
    assert.equal(request?.headers['idempotency-key'], 'key-1');
  });

  it('sends cookies to another origin of the site, unless told otherwise', async () => {
    const seen: (RequestCredentials | undefined)[] = [];
    const spy: typeof fetch = (_, init) => {
      seen.push(init?.credentials);
      return Promise.resolve(Response.json({ name: 'a' }));
    };
    await createHttp({ baseURL: 'https://id.example.org', fetch: spy }).get('/x', { schema });
    await createHttp({ baseURL: 'https://id.example.org', fetch: spy, credentials: 'omit' }).get('/x', { schema });
    assert.deepEqual(seen, ['include', 'omit']);
  });

  it('says in which language the page is, before those of the browser', async () => {
    const tags = ['de-AT', undefined, '', 'x_y', 'de\r\nx: y', 'é', 'a'.repeat(129)];
    const seen: (string | null)[] = [];
    const http = createHttp({
      baseURL: 'https://id.example.org',
      language: () => tags[seen.length],
      fetch: (_, init) => {
        seen.push(new Headers(init?.headers).get('accept-language'));
        return Promise.resolve(Response.json({ name: 'a' }));
      },
    });
    for (const _ of tags) await http.get('/x', { schema });
    assert.match(seen.shift() ?? '', /^de-AT,[a-z-,\d]+$/i);
    assert.deepEqual(seen, Array(tags.length - 1).fill(null));
  });

  it('sends an access token where there is one', async () => {
    const tokens = [undefined, 'abc'];
    const http = await serve((response) => json(response, 200, { name: 'a' }), {
      getAccessToken: () => Promise.resolve(tokens.shift()),
    });
    await http.get('/x', { schema });
    await http.get('/x', { schema });
    assert.deepEqual(
      received().map(({ headers }) => headers.authorization),
      [undefined, 'Bearer abc'],
    );
  });
});

describe('a mutation', () => {
  const calls = {
    POST: (http) => http.post('/x', { a: 1 }, { schema, idempotencyKey: 'k' }),
    PUT: (http) => http.put('/x', { a: 1 }, { schema, idempotencyKey: 'k' }),
    DELETE: (http) => http.delete('/x', { schema, idempotencyKey: 'k' }),
  } satisfies Record<string, (http: Http) => Promise<unknown>>;
  for (const [method, call] of Object.entries(calls)) {
    it(`by ${method} carries its body, its key and its value`, async () => {
      const http = await serve((response) => json(response, 200, { name: 'a' }));
      assert.deepEqual(await call(http), { ok: true, value: { name: 'a' } });
      const [request] = received();
      assert.equal(request?.method, method);
      assert.equal(request?.body, method === 'DELETE' ? '' : '{"a":1}');
      assert.equal(request?.headers['content-type'], method === 'DELETE' ? undefined : 'application/json');
      assert.equal(request?.headers['idempotency-key'], 'k');
    });

    it(`by ${method} has no key and is sent once where the service takes none`, async () => {
      const http = await serve((response) => void response.destroy(), { idempotency: 'none' });
      const outcome = (await call(http)) as { problem?: { code: string } };
      assert.equal(outcome.problem?.code, 'unreachable');
      assert.deepEqual(
        received().map(({ headers }) => headers['idempotency-key']),
        [undefined],
      );
    });
  }

  it('may have a JSON string for a body, or none', async () => {
    const http = await serve((response) => response.writeHead(204).end());
    await http.put('/x', 'a "name"');
    await http.post('/x', undefined);
    assert.deepEqual(
      received().map(({ body, headers }) => [body, headers['content-type']]),
      [
        ['"a \\"name\\""', 'application/json'],
        ['', undefined],
      ],
    );
  });
});

describe('a call whose answer has no value', () => {
  const answers: Record<string, [Handler, 'ok' | 'unexpected_answer']> = {
    'takes 204': [(response) => response.writeHead(204).end(), 'ok'],
    'takes an empty 200': [(response) => response.writeHead(200).end(), 'ok'],
    'takes an empty 200 that calls itself JSON': [
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(),
      'ok',
    ],
    'takes an empty 200 that calls itself HTML': [
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(),
      'ok',
    ],
    'takes any JSON': [(response) => json(response, 201, { left: 'over' }), 'ok'],
    'takes no HTML page (captive portal)': [(response) => html(response, 200), 'unexpected_answer'],
    'takes no malformed JSON': [
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":'),
      'unexpected_answer',
    ],
    'takes no redirect': [(response) => response.writeHead(303, { location: '/other' }).end(), 'unexpected_answer'],
  };
  for (const [name, [handler, expected]] of Object.entries(answers)) {
    it(name, async () => {
      const http = await serve(handler);
      for (const outcome of [await http.post('/x', {}), await http.put('/x', {}), await http.delete('/x')]) {
        assert.deepEqual(outcome.ok ? 'ok' : outcome.problem.code, expected);
        if (outcome.ok) assert.equal(outcome.value, undefined);
      }
    });
  }
});

describe('an answer of another kind is unexpected_answer', () => {
  const answers: Record<string, Handler> = {
    'malformed JSON': (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":'),
    'an empty body': (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(),
    'no content': (response) => response.writeHead(204).end(),
    'the wrong shape': (response) => json(response, 200, { name: 7 }),
    'an array': (response) => json(response, 200, [{ name: 'a' }]),
    null: (response) => json(response, 200, null),
    'an HTML page (captive portal)': (response) => html(response, 200),
    'JSON that calls itself text': (response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end('{"name":"a"}'),
    'a status that nobody agreed on': (response) => html(response, 418),
  };
  for (const [name, handler] of Object.entries(answers)) {
    it(name, async () => {
      const http = await serve(handler);
      const outcome = await http.get('/x', { schema });
      assert.equal(outcome.ok, false);
      assert.equal(!outcome.ok && outcome.problem.code, 'unexpected_answer');
      assert.equal(received().length, 1);
    });
  }

  it('also where nothing at all would do', async () => {
    for (const name of ['malformed JSON', 'an HTML page (captive portal)', 'JSON that calls itself text']) {
      const http = await serve(answers[name]!);
      const outcome = await http.get('/x', { schema: optional(schema) });
      assert.equal(!outcome.ok && outcome.problem.code, 'unexpected_answer', name);
      await server?.stop();
    }
    const http = await serve(answers['no content']!);
    assert.deepEqual(await http.get('/x', { schema: optional(schema) }), { ok: true, value: undefined });
  });

  it('with the request id of the service, for support', async () => {
    const http = await serve((response) => json(response, 200, {}, { 'x-request-id': 'r-42' }));
    const outcome = await http.get('/x', { schema });
    assert.equal(!outcome.ok && outcome.problem.reference, 'r-42');
  });
});

describe('a problem', () => {
  const problemOf = async (handler: Handler) => {
    const outcome = await (await serve(handler)).post('/x', {}, { schema });
    assert.equal(outcome.ok, false);
    return outcome.ok ? undefined : outcome.problem;
  };

  it('is read from its document', async () => {
    const body = {
      type: 'about:blank',
      status: 422,
      code: 'password_too_short',
      field: 'password',
      detail: 'd',
      reference: 'r',
      errors: [
        { field: 'email', code: 'email_invalid' },
        { field: 'x', code: 'of-a-newer-service' },
      ],
    };
    assert.deepEqual(await problemOf((response) => json(response, 422, body)), {
      code: 'password_too_short',
      field: 'password',
      detail: 'd',
      reference: 'r',
      fields: [{ field: 'email', code: 'email_invalid' }],
    });
  });

  it('has the first field once, and the further ones in their order', async () => {
    const errors = [
      { field: 'firstName', code: 'name_invalid' },
      { field: 'lastName', code: 'name_invalid' },
      { field: 'email', code: 'email_invalid' },
    ];
    const [first, ...others] = errors;
    const bodies: [body: object, problem: object][] = [
      [
        { ...first, errors },
        { ...first, fields: others },
      ],
      [{ ...first, errors: [first] }, { ...first }],
      [
        { code: 'name_invalid', errors },
        { code: 'name_invalid', fields: errors },
      ],
    ];
    const http = await serve((response, _, count) => json(response, 422, bodies[count - 1]![0]));
    for (const [, problem] of bodies) assert.deepEqual(await http.post('/x', {}, { schema }), { ok: false, problem });
  });

  const statuses = {
    401: 'not_signed_in',
    403: 'forbidden',
    404: 'not_found',
    408: 'timed_out',
    409: 'conflict',
    410: 'not_found',
    429: 'rate_limited',
    400: 'unexpected_answer',
    500: 'service_unavailable',
    502: 'service_unavailable',
    503: 'service_unavailable',
    507: 'service_unavailable',
  } as const;
  for (const [status, code] of Object.entries(statuses)) {
    it(`is ${code} for ${status}: without a document, with an unknown code, or with a broken document`, async () => {
      const handlers: Handler[] = [
        (response) => html(response, Number(status)),
        (response) => json(response, Number(status), { code: 'of-a-newer-service' }),
        (response) => json(response, Number(status), { type: 'about:blank', status: Number(status) }),
        (response) => json(response, Number(status), { code: 'email_invalid', retryAfter: 'soon' }),
        (response) => response.writeHead(Number(status), { 'content-type': 'application/problem+json' }).end('{'),
      ];
      for (const handler of handlers) {
        assert.equal((await problemOf(handler))?.code, code);
        await server?.stop();
      }
    });
  }

  it('waits as long as Retry-After says, in seconds', async () => {
    assert.equal((await problemOf((response) => json(response, 429, {}, { 'retry-after': '30' })))?.retryAfter, 30);
  });

  it('waits as long as the document says rather than the header', async () => {
    assert.equal(
      (await problemOf((response) => json(response, 429, { retryAfter: 12 }, { 'retry-after': '30' })))?.retryAfter,
      12,
    );
  });

  it('takes a date in Retry-After relative to the clock of the service, however wrong the local one is', async () => {
    const headers = { date: 'Thu, 01 Jan 1998 00:00:00 GMT', 'retry-after': 'Thu, 01 Jan 1998 00:01:30 GMT' };
    assert.equal((await problemOf((response) => json(response, 429, {}, headers)))?.retryAfter, 90);
  });

  it('does not wait for a date that has passed', async () => {
    const headers = { date: 'Thu, 01 Jan 1998 00:00:00 GMT', 'retry-after': 'Wed, 31 Dec 1997 00:00:00 GMT' };
    assert.equal((await problemOf((response) => json(response, 429, {}, headers)))?.retryAfter, 0);
  });

  it('says nothing of waiting where Retry-After is no date', async () => {
    assert.equal(
      (await problemOf((response) => json(response, 429, {}, { 'retry-after': 'later' })))?.retryAfter,
      undefined,
    );
  });

  it('shows its document to who asked for more than the problem', async () => {
    const http = await serve((response) => json(response, 403, { code: 'email_unverified', ticket: 't' }));
    const seen: unknown[] = [];
    await http.post('/x', {}, { schema, onRefused: (body) => void seen.push(body) });
    assert.deepEqual(seen, [{ code: 'email_unverified', ticket: 't' }]);
  });

  it('is what the client makes of a body in the words of its service', async () => {
    const http = await serve((response) =>
      json(
        response,
        400,
        { errors: [{ field: 'lastName', errorMessage: 'error-person-name-invalid-character' }] },
        { 'retry-after': '3' },
      ),
    );
    const onRefused = (_: unknown, status: number) =>
      status === 400 ? ({ code: 'name_invalid', field: 'lastName' } as const) : undefined;
    assert.deepEqual(await http.post('/x', {}, { onRefused }), {
      ok: false,
      problem: { code: 'name_invalid', field: 'lastName', retryAfter: 3 },
    });
  });
});

describe('baseURL', () => {
  for (const baseURL of [
    'https://id.example.org/api/auth',
    'http://localhost:4400',
    'http://ems.localhost:4400/',
    'http://127.0.0.1',
    'http://[::1]:80',
  ]) {
    it(`may be ${baseURL}`, () => assert.ok(createHttp({ baseURL })));
  }
  for (const baseURL of [
    'http://id.example.org',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'ftp://localhost',
    '/api/auth',
    '',
  ]) {
    it(`may not be "${baseURL}"`, () => assert.throws(() => createHttp({ baseURL }), TypeError));
  }

  it('may end in a slash', async () => {
    await serve((response) => json(response, 200, { name: 'a' }));
    await createHttp({ baseURL: `${server!.url}/api/` }).get('/x', { schema: object({ n: number() }) });
    assert.equal(received()[0]?.path, '/api/x');
  });
});
