import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

const friend = 'https://www.example.org';
const stranger = 'https://evil.example.com';
const json = { 'content-type': 'application/json' };

describe('the interface over HTTP', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ env: { TRUSTED_ORIGINS: friend } })));
  after(() => service.stop());
  const send = (path: string, init: RequestInit) => {
    const headers = { origin: service.origin, ...(init.headers as Record<string, string> | undefined) };
    return openBrowser(service).send(path, { ...init, headers });
  };
  const signUp = (body: BodyInit, headers: Record<string, string> = json) =>
    send('/sign-up/email', { method: 'POST', body, headers });

  it('refuses bodies that are no JSON object with a problem document', async () => {
    const person = JSON.stringify(newPerson());
    expectProblem(await signUp('{"firstName":'), 400, 'unexpected_answer');
    for (const body of ['[]', 'null', '"text"', '1', 'true'])
      expectProblem(await signUp(body), 400, 'unexpected_answer');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expectProblem(await signUp(person, { 'content-type': type }), 415, 'unexpected_answer');
    }
    expectProblem(await signUp(Buffer.from(person), {}), 415, 'unexpected_answer');
    expectProblem(await send('/sign-up/email', { method: 'POST' }), 400, 'unexpected_answer');
  });

  it('refuses bodies of another shape', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    for (const wrong of [
      { firstName: 1 },
      { lastName: {} },
      { email: [] },
      { password: true },
      { acceptedTerms: 7 },
      { extra: 'x' },
      { extra: { a: 1 } },
    ]) {
      expectProblem(await browser.post('/sign-up/email', { ...person, ...wrong }), 400, 'unexpected_answer');
    }
    for (const path of ['/sign-in/email', '/email-verification/verify', '/email-verification/status']) {
      for (const body of [{}, [], { email: 1, password: 1, token: 1, ticket: 1 }]) {
        expectProblem(await browser.post(path, body), 400, 'unexpected_answer');
      }
    }
    expectProblem(await browser.post('/email-verification/send', {}), 422, 'email_invalid');
  });

  it('refuses bodies that are too long', async () => {
    expectProblem(
      await signUp(JSON.stringify(newPerson({ firstName: 'x'.repeat(100_000) }))),
      413,
      'unexpected_answer',
    );
    expectProblem(await signUp(Buffer.alloc(20_000_000, ' ')), 413, 'unexpected_answer');
    const extra = { note: 'x'.repeat(5000) };
    expectProblem(await signUp(JSON.stringify(newPerson({ extra }))), 400, 'unexpected_answer');
  });

  it('has one limit for bodies, whether or not their length is said before', async () => {
    const padded = (bytes: number): string => JSON.stringify({ token: 'x' }).padEnd(bytes);
    const path = '/email-verification/verify';
    const post = (body: BodyInit) =>
      send(path, {
        method: 'POST',
        body,
        headers: json,
        ...(body instanceof ReadableStream && { duplex: 'half' as const }),
      });
    const streamed = (bytes: number) => new Blob([padded(bytes)]).stream();
    for (const body of [padded(65_536), streamed(65_536)]) expectProblem(await post(body), 404, 'token_invalid');
    for (const body of [padded(65_537), streamed(65_537), streamed(5_000_000)])
      expectProblem(await post(body), 413, 'unexpected_answer');
  });

  it('answers the next request on the connection of one whose body was too long, and of one that nobody read', async () => {
    const { port } = new URL(service.origin);
    const socket = connect(Number(port), '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => (received += text));
    for (const [request, status] of [
      ['POST /api/auth/sign-up/email', 413],
      ['GET /api/auth/account/policy', 200],
      ['POST /api/auth/nowhere', 413],
      ['GET /api/auth/nowhere', 404],
    ] as const) {
      received = '';
      socket.write(
        `${request} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 300000\r\n\r\n${'x'.repeat(300_000)}`,
      );
      await eventually(`an answer to ${request}`, () => (received.includes('}') ? received : undefined));
      assert.match(received, new RegExp(`^HTTP/1.1 ${status} `));
    }
    socket.destroy();
  });

  it('takes a client that goes away in the middle of its body for no failure', async () => {
    const { port } = new URL(service.origin);
    const before = service.logged.length;
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `POST /api/auth/sign-up/email HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":`,
    );
    await once(socket, 'connect');
    socket.end();
    await eventually('a line in the log', () => service.logged[before]);
    assert.deepEqual(
      service.logged
        .slice(before)
        .filter(({ level }) => level !== 'security')
        .map(({ level, status }) => [level, status]),
      [['info', 400]],
    );
  });

  it('has nothing but what it offers', async () => {
    const browser = openBrowser(service);
    const others = [
      '/verify-email?token=x',
      '/get-session',
      '/ok',
      '/error',
      '/list-sessions',
      '/nowhere',
      '/',
      '',
      '/sign-up',
      '/account/session/',
    ];
    for (const path of others) expectProblem(await browser.get(path), 404, 'not_found');
    for (const path of [
      '/send-verification-email',
      '/change-email',
      '/update-user',
      '/delete-user',
      '/request-password-reset',
      '/sign-in/social',
    ]) {
      expectProblem(await browser.post(path, {}), 404, 'not_found');
    }
    expectProblem(await browser.get('/sign-out'), 404, 'not_found');
    expectProblem(await send('/terms', { method: 'DELETE' }), 404, 'not_found');
  });

  it('lets pages of allowed origins in, with the session, also where it refuses', async () => {
    const preflight = await send('/sign-up/email', {
      method: 'OPTIONS',
      headers: {
        origin: friend,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    });
    assert.equal(preflight.status, 204);
    for (const name of ['content-type', 'idempotency-key', 'ems-account', 'authorization']) {
      assert.ok(preflight.headers.get('access-control-allow-headers')?.includes(name));
    }
    const browser = openBrowser(service);
    const answers = [
      preflight,
      await browser.get('/terms', { origin: friend }),
      await browser.get('/nowhere', { origin: friend }),
      await browser.post('/sign-in/email', { email: 'a@b.example', password: 'x' }, { origin: friend }),
      await send('/sign-up/email', { method: 'POST', body: '{', headers: { ...json, origin: friend } }),
    ];
    for (const { headers } of answers) {
      assert.equal(headers.get('access-control-allow-origin'), friend);
      assert.equal(headers.get('access-control-allow-credentials'), 'true');
      assert.match(headers.get('vary') ?? '', /origin/i);
    }
  });

  it('lets no other page in', async () => {
    const preflight = await send('/terms', {
      method: 'OPTIONS',
      headers: { origin: stranger, 'access-control-request-method': 'POST' },
    });
    expectProblem(preflight, 403, 'forbidden');
    const answer = await openBrowser(service).get('/terms', { origin: stranger });
    for (const { headers } of [preflight, answer]) assert.equal(headers.get('access-control-allow-origin'), null);
  });

  it('refuses mutations from foreign pages, with a session and without', async () => {
    const { browser, person } = await signIn(service);
    const { host } = new URL(service.origin);
    const lookalikes = [`${friend}.evil.example`, `${friend}@evil.example`, `${service.origin}.evil.example`];
    for (const origin of [stranger, 'null', ...lookalikes, `https://${host}`, '*', '']) {
      for (const each of [browser, openBrowser(service)]) {
        expectProblem(await each.post('/sign-in/email', person, { origin }), 403, 'forbidden');
        expectProblem(await each.post('/sign-up/email', newPerson(), { origin }), 403, 'forbidden');
        expectProblem(await each.post('/terms/accept', { version: '2026-01' }, { origin }), 403, 'forbidden');
        expectProblem(await each.post('/sign-out', {}, { origin }), 403, 'forbidden');
        expectProblem(
          await each.post('/email-verification/send', { email: person.email }, { origin }),
          403,
          'forbidden',
        );
        expectProblem(await each.post('/email-verification/verify', { token: 'x' }, { origin }), 403, 'forbidden');
      }
    }
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
  });

  it('takes no cookie from a request that names no page at all', async () => {
    const { browser } = await signIn(service);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const path of ['/sign-out', '/account/sessions/end-others', '/account/profile', '/account/deletion']) {
      const answer = await fetch(service.baseURL + path, {
        method: 'POST',
        body: '{"firstName":"Eve"}',
        headers: { ...json, cookie },
      });
      assert.equal(answer.status, 403, path);
    }
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])
      for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
        const headers = { cookie, [name]: 'POST', origin: service.origin };
        assert.equal((await fetch(`${service.baseURL}/sign-out`, { method, headers })).ok, false, `${method} ${name}`);
      }
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
  });

  it('keeps its session cookie from scripts and from other sites, and from every cache', async () => {
    const { person } = await signIn(service);
    const browser = openBrowser(service);
    const { headers } = await browser.post('/sign-in/email', person);
    const cookie = headers.getSetCookie().join('\n');
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Lax/);
    assert.doesNotMatch(cookie, /Domain=/);
    for (const path of ['/account/session', '/account/policy', '/terms']) {
      assert.equal((await browser.get(path)).headers.get('cache-control'), 'no-store');
    }
  });

  it('marks the cookie secure where the service is reached by https', async (t) => {
    const behindProxy = await startTestService({ env: { BASE_URL: 'https://id.example.org/api/auth' } });
    t.after(() => behindProxy.stop());
    const { person } = await signIn({ ...behindProxy, origin: 'https://id.example.org' });
    const { headers } = await openBrowser({ ...behindProxy, origin: 'https://id.example.org' }).post(
      '/sign-in/email',
      person,
    );
    assert.match(headers.getSetCookie().join('\n'), /^__Host-.*; Secure/);
  });

  it('begins a new session at each sign-in and ends the one before', async () => {
    const { browser, person } = await signIn(service);
    const before = new Map(browser.cookies);
    await browser.post('/sign-in/email', person);
    assert.notDeepEqual(browser.cookies, before);
    const old = openBrowser(service);
    for (const [name, value] of before) old.cookies.set(name, value);
    assert.deepEqual((await old.get('/account/session')).body, { status: 'anonymous' });
  });

  it('answers HEAD like GET, without the content', async () => {
    const { status, headers, body } = await send('/terms', { method: 'HEAD' });
    assert.deepEqual([status, headers.get('content-type'), body], [200, 'application/json', {}]);
  });

  it('is not impressed by a Host or a path of somebody else', async () => {
    const answer = await send('/../../api/auth/terms', { headers: { 'x-forwarded-host': 'evil.example' } });
    assert.equal(answer.status, 200);
    expectProblem(await send('//evil.example/terms', {}), 404, 'not_found');
  });

  it('mails links to its own pages, whatever host a request names', async () => {
    const hosts: Record<string, string>[] = [
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      { forwarded: 'host=evil.example;proto=https' },
      { 'x-original-url': 'https://evil.example/', 'x-rewrite-url': '/evil', 'x-host': 'evil.example' },
    ];
    const person = newPerson();
    for (const headers of hosts) {
      const answer = await openBrowser(service).post(
        '/sign-up/email',
        { ...newPerson(), email: person.email },
        headers,
      );
      assert.equal(answer.status, 200);
    }
    for (const { text, html } of await service.finalInbox(person.email)) {
      assert.ok(text.includes(`${service.origin}/verify-email#token=`));
      assert.ok(!`${text}${html}`.includes('evil'));
    }
  });
});
