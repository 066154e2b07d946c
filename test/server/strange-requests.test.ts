/**
 * Requests that no client of ours sends, at every path of the interface: none is a failure of the service, and each answer is one that
 * the contract knows. `FUZZ_SEED` repeats a run, `FUZZ_RUNS` makes a longer one.
 */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { operations } from '../../src/contract/operations.ts';
import { concerns } from '../../src/server/concerns.ts';
import { checkAnswer } from '../support/contract-check.ts';
import { signIn } from '../support/person.ts';
import { mutations } from '../support/sample-bodies.ts';
import { startTestService, type TestService } from '../support/service.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 1000);

interface Endpoint {
  method: string;
  path: string;
  body?: object | undefined;
  /** It would end what the others need. */
  ends: boolean;
}

const bodies = new Map<string, object>(mutations.map(({ name, body }) => [name, body]));
const endpoints: Endpoint[] = [
  ...Object.entries(operations).map(([name, { http }]) => ({
    ...http,
    body: bodies.get(name),
    ends: name === 'session.signOut' || name === 'deletion.delete',
  })),
  ...concerns
    .flatMap(({ otherPaths = [] }) => otherPaths)
    .flatMap((path) => ['GET', 'POST'].map((method) => ({ method, path, ends: false }))),
];

/** What is sent instead of what belongs there. Bytes are written as Latin-1, one for each character. */
interface Attack {
  method?: string;
  /** Behind the path. */
  target?: string;
  headers?: [name: string, value: string][];
  body?: (body: object) => string;
}

const utf8 = (text: string): string => Buffer.from(text).toString('latin1');
const of = (name: string, ...values: string[]): Attack[] => values.map((value) => ({ headers: [[name, value]] }));
const twice = (name: string, one: string, other: string): Attack => ({
  headers: [
    [name, one],
    [name, other],
  ],
});
const jwt = (header: object, payload: object): string =>
  [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

const cookieNames = ['better-auth.session_token', 'ems.session_token', 'session_token', '__Host-ems.session_token'];
const attacks: Attack[] = [
  ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'HEAD', 'GET', 'POST'].map((method) => ({ method })),
  ...[
    '?%',
    '?%ff',
    '?x=%00',
    '?token=%ED%A0%80',
    '?a=%E0%A4%A',
    '?__proto__[x]=1&constructor[prototype][y]=2&__proto__=3',
    `?${'a=1&'.repeat(1500)}`,
    `?x=${'x'.repeat(8000)}`,
    '?client_id=x&client_id=y&redirect_uri=%&state=%00&response_type=code',
    '?callbackURL=javascript:1&redirectTo=//evil.example',
    '?\xff\xfe',
    '#fragment',
    '%',
    '%ff',
    '%00',
    '/%ED%A0%80',
    '/..%2f..%2f',
    '/../../',
    '//',
    '/',
    ';x=1',
    '.json',
    '/__proto__',
    '/%E0%A4%A',
    '\xc3(',
  ].map((target) => ({ target })),
  ...of(
    'content-type',
    '',
    ';',
    'application',
    'application/json; charset=utf-16',
    'application/json;charset="',
    'application/jsonp',
    'APPLICATION/JSON',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    '\xff/\xff',
    `application/json; x=${'y'.repeat(6000)}`,
  ),
  twice('content-type', 'application/json', 'text/plain'),
  ...of('origin', 'null', '', 'http://[', '%', 'a b', 'javascript:alert(1)', `http://${'x'.repeat(6000)}`, '\xff'),
  twice('origin', 'https://evil.example', 'https://evil.example'),
  ...of('idempotency-key', '', '\xff', 'x'.repeat(300), '__proto__', '"', '\t'),
  twice('idempotency-key', 'one', 'other'),
  ...of(
    'cookie',
    'x'.repeat(12_000),
    'a=b; '.repeat(2500),
    '=; ;;=%;%=',
    '__proto__=x; constructor=y; toString=z',
    '\xff=\xfe',
    ...cookieNames.flatMap((name) => [`${name}=%`, `${name}=%00.%ff`, `${name}="`, `${name}=a.b; ${name}=c.d`]),
    `${cookieNames.join('=x.y; ')}=${'z'.repeat(8000)}`,
  ),
  twice('cookie', 'a=1', 'a=2'),
  ...of(
    'authorization',
    '',
    'Bearer',
    'Bearer ',
    'Bearer %00',
    'Bearer a.b.c',
    `Bearer ${jwt({ alg: 'none' }, { sub: 'x' })}.`,
    `Bearer ${jwt({ alg: 'EdDSA', kid: '__proto__' }, { sub: '__proto__', exp: Number.MAX_VALUE })}.x`,
    `Bearer ${jwt({ alg: 'HS256', crit: ['x'] }, [])}.${'A'.repeat(4000)}`,
    'Basic %%%',
    `Basic ${Buffer.from('\u0000:\u0000').toString('base64')}`,
    'DPoP x',
    '\xff',
  ),
  twice('authorization', 'Bearer x', 'Bearer y'),
  ...of('accept-language', '*;q=NaN', 'en;q=1e999', '-', '\xff', 'x-'.repeat(3000), '__proto__', 'de-'.repeat(100)),
  ...of('x-forwarded-for', '', '::::', '%', 'unknown', '1.2.3.4, '.repeat(800), '\xff', '[::1]:x', '999.999.999.999'),
  ...of('user-agent', '', '\xff\xfe', 'x'.repeat(8000), '__proto__', '<script>'),
  ...of('accept', '', '\xff', 'text/html', 'application/json;q=x', ';'),
  ...of('host', '', 'evil.example', '[', '\xff', 'a b', 'x'.repeat(4000)),
  ...of('content-encoding', 'gzip', 'br', 'x'),
  ...of('content-length', '-1', 'x', '1e3', '99999999999999999999'),
  ...of('transfer-encoding', 'gzip', 'chunked, chunked', 'x'),
  ...of('expect', '100-continue', 'x'),
  ...of('range', 'bytes=0-', 'bytes=-1', 'x'),
  ...of('if-none-match', '*', '"'),
  ...of('x-ems-client-address', '1.2.3.4', '\xff'),
  ...of('x-http-method-override', 'DELETE'),
  ...of('upgrade', 'websocket', 'h2c'),
  ...of('a\0b', 'x'),
  ...of('nul', 'a\0b'),
  ...[
    '',
    ' ',
    '{',
    '[]',
    'null',
    '1e999',
    '"x"',
    '\xff\xfe{\0}\0',
    utf8('\ufeff{}'),
    '{"a":1,"a":2}',
    '{"\\ud800":"\\udfff\\ud800"}',
    '['.repeat(30_000) + ']'.repeat(30_000),
    `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
    `{${Array.from({ length: 5000 }, (_, nth) => `"k${nth}":1`).join()}}`,
    `{"${'k'.repeat(60_000)}":1}`,
    `{"a":"${'x'.repeat(70_000)}"}`,
  ].map((text) => ({ body: () => text })),
  // What is there is something else.
  ...[
    '1e400',
    '-1e308',
    '-0',
    '99999999999999999999',
    '1.7976931348623157e309',
    '"\\ud800"',
    '"\\u0000"',
    '"%00%ff"',
    `"${utf8('\u202e')}"`,
    '"\xff\xc3("',
    '{"__proto__":{"x":1}}',
    '[{"constructor":{"prototype":{}}}]',
    '{"toString":"x","valueOf":1,"then":2}',
    '['.repeat(500) + ']'.repeat(500),
  ].map((value) => ({
    body: (body: object) =>
      `{${Object.keys(body)
        .map((name) => `${JSON.stringify(name)}:${value}`)
        .join()}}`,
  })),
  // And what nobody asked for.
  ...['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'then', 'toJSON', '\\u0000', '\\ud800'].map(
    (name) => ({
      body: (body: object) => JSON.stringify(body).replace(/\{/, `{"${name}":{"x":[]},`).replace(',}', '}'),
    }),
  ),
];

const withChunks = (bytes: Buffer): Buffer => {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at);
    const size = end < 0 ? 0 : parseInt(bytes.toString('latin1', at, end), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
};

/** As it is: no client that would refuse to send it stands between. */
const sendRaw = async (port: number, request: string): Promise<{ status: number; headers: Headers; text: string }> => {
  const socket = connect(port, '127.0.0.1');
  // A server that refuses a request in the middle of it may close the line while we write.
  socket.on('error', () => undefined);
  socket.write(Buffer.from(request, 'latin1'));
  const all = await buffer(socket).catch(() => Buffer.alloc(0));
  const bytes = all.toString('latin1', 0, 12) === 'HTTP/1.1 100' ? all.subarray(all.indexOf('\r\n\r\n') + 4) : all;
  const end = bytes.indexOf('\r\n\r\n');
  const [line = '', ...fields] = bytes.toString('latin1', 0, Math.max(end, 0)).split('\r\n');
  const headers = new Headers(
    fields.map((field): [string, string] => [field.slice(0, field.indexOf(':')), field.slice(field.indexOf(':') + 1)]),
  );
  const rest = bytes.subarray(end + 4);
  const body = headers.get('transfer-encoding') === 'chunked' ? withChunks(rest) : rest;
  return { status: Number(line.split(' ')[1]), headers, text: body.toString() };
};

describe('a request that no client of ours sends', () => {
  let service: TestService;
  let cookie: string;
  before(async () => {
    service = await startTestService();
    const { browser } = await signIn(service);
    cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  });
  after(() => service.stop());

  const check = async (endpoint: Endpoint, signedIn: boolean, chosen: readonly Attack[]): Promise<void> => {
    const at = <Name extends keyof Attack>(name: Name): Attack[Name] | undefined =>
      chosen.findLast((one) => one[name])?.[name];
    const { port, pathname } = new URL(service.baseURL);
    const method = at('method') ?? endpoint.method;
    const target = endpoint.path + (at('target') ?? '');
    const body = at('body')?.(endpoint.body ?? {}) ?? (endpoint.body && JSON.stringify(endpoint.body)) ?? '';
    const headers = new Map<string, [string, string][]>(
      Object.entries({
        host: `127.0.0.1:${port}`,
        origin: service.origin,
        connection: 'close',
        ...(body && { 'content-type': 'application/json', 'content-length': String(body.length) }),
        ...(signedIn && !endpoint.ends && { cookie }),
      }).map((field) => [field[0], [field]]),
    );
    for (const { headers: given = [] } of chosen) if (given[0]) headers.set(given[0][0], given);
    const fields = [...headers.values()].flat().map(([name, value]) => `${name}: ${value}\r\n`);
    const request = `${method} ${pathname}${target} HTTP/1.1\r\n${fields.join('')}\r\n${body}`;
    const { status, headers: answered, text } = await sendRaw(Number(port), request);
    const what = `${JSON.stringify(request.slice(0, 400))} (${request.length}): ${status} ${text.slice(0, 300)}`;
    // Refused or dropped below the service, by Node itself: it says nothing more.
    if (Number.isNaN(status) || ((status === 400 || status === 417 || status === 431) && text === '')) return;
    assert.ok(status >= 200 && status < 500, what);
    if (method === 'HEAD' || text === '') return;
    assert.match(answered.get('content-type') ?? '', /json|html/, what);
    if (!answered.get('content-type')?.includes('json')) return assert.ok(status < 400, what);
    const answer = JSON.parse(text) as Record<string, unknown>;
    if (status >= 400 && !target.startsWith('/oauth2/')) assert.equal(typeof answer['code'], 'string', what);
    checkAnswer(method, target, new Response(null, { status, headers: answered }), answer);
  };

  const wrong: string[] = [];
  const note = (checked: Promise<void>): Promise<void> =>
    checked.catch((error: Error) => void wrong.push(error.message));
  const failures = (): unknown[] => [...wrong.splice(0), ...service.logged.filter(({ level }) => level === 'error')];

  it('is answered as the contract says, at every path', async () => {
    const cases = endpoints.flatMap((endpoint) => attacks.map((attack) => [endpoint, attack] as const)).entries();
    const lane = async (): Promise<void> => {
      for (const [place, [endpoint, attack]] of cases) await note(check(endpoint, place % 2 === 0, [attack]));
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    assert.deepEqual(failures(), []);
  });

  it(`so are ${numRuns} with several at once (FUZZ_SEED=${seed})`, async () => {
    const several = fc.tuple(
      fc.constantFrom(...endpoints),
      fc.boolean(),
      fc.array(fc.constantFrom(...attacks), { minLength: 2, maxLength: 5 }),
    );
    const cases = fc.sample(several, { numRuns, seed }).values();
    const lane = async (): Promise<void> => {
      for (const one of cases) await note(check(...one));
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    assert.deepEqual(failures(), []);
  });
});
