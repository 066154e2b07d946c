import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newPerson, openBrowser, type Answer } from '../support/browser.ts';
import { settle, signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

const breached = 'seven green bottles on a wall';
const fine = 'purple lamps over quiet rivers';
const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex').toUpperCase();

/** A list with the interface of Have I Been Pwned, and its faults. */
const faults: Record<string, (response: ServerResponse) => void> = {
  'is out of order': (response) => void response.writeHead(503).end(),
  'limits its callers': (response) => void response.writeHead(429, { 'retry-after': '2' }).end(),
  'says nothing': () => undefined,
  'stops in the middle': (response) => {
    response.write(`${'A'.repeat(35)}:1\r\n`);
    setTimeout(() => response.destroy(), 20);
  },
  'hangs up': (response) => void response.destroy(),
  'is a page of a proxy': (response) => void response.end('<html><title>Please sign in</title></html>'),
  'leads elsewhere': (response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
  'never ends': (response) => {
    const more = (): void => void (response.destroyed || response.write(`${'A'.repeat(35)}:1\r\n`.repeat(5000), more));
    more();
  },
};

let fault: ((response: ServerResponse) => void) | undefined;
const asked: IncomingMessage[] = [];
const list = createServer((request, response) => {
  asked.push(request);
  if (fault) return fault(response);
  const prefix = request.url?.split('/').at(-1) ?? '';
  const digests = [sha1(breached), sha1(breached.normalize('NFC'))];
  const lines = digests.filter((each) => each.startsWith(prefix)).map((each) => `${each.slice(5)}:3`);
  // Padding: entries that occur nowhere. Those of the good password are among them.
  const padding = sha1(fine).startsWith(prefix) ? [`${sha1(fine).slice(5)}:0`] : [];
  response.end([...lines, ...padding, `${'0'.repeat(35)}:0`].join('\r\n'));
});

const start = (unavailable: string): Promise<TestService> =>
  startTestService({
    env: {
      BREACHED_PASSWORDS: unavailable,
      BREACHED_PASSWORDS_URL: `http://127.0.0.1:${(list.address() as AddressInfo).port}/range`,
      RATE_LIMITS: 'off',
    },
  });

const unavailableIn = ({ logged }: TestService): number =>
  logged.filter(({ event }) => event === 'breached_passwords_unavailable').length;

before(async () => {
  list.listen(0, '127.0.0.1');
  await once(list, 'listening');
});
after(() => {
  list.closeAllConnections();
  list.close();
});
beforeEach(() => {
  fault = undefined;
  asked.length = 0;
});

describe('a breached password', () => {
  let service: TestService;
  before(async () => void (service = await start('accept')));
  after(() => service.stop());

  const expectRefused = ({ status, body }: Answer): void =>
    assert.deepEqual([status, body.code, body.field], [422, 'password_compromised', 'password']);

  it('is refused at sign-up, change and reset', async () => {
    expectRefused(await openBrowser(service).post('/sign-up/email', newPerson({ password: breached })));
    const { browser, person } = await signIn(service);
    const change = { currentPassword: person.password, password: breached, endOtherSessions: false };
    expectRefused(await browser.post('/account/password', change));
    await browser.post('/password-reset/request', { email: person.email });
    const token = (await service.finalInbox(person.email)).at(-1)?.token;
    expectRefused(await browser.post('/password-reset/confirm', { token, password: breached }));
    assert.equal((await browser.post('/password-reset/confirm', { token, password: fine })).status, 200);
  });

  it('is asked for by five figures of its digest, and by nothing else', async () => {
    const person = newPerson({ password: breached });
    await openBrowser(service).post('/sign-up/email', person);
    assert.deepEqual(
      asked.map(({ method, url, headers }) => [method, url, headers['add-padding'], headers.cookie]),
      [['GET', `/range/${sha1(breached).slice(0, 5)}`, 'true', undefined]],
    );
    assert.ok(!JSON.stringify(asked[0]?.headers).includes('ada'));
  });

  it('is not what only pads the answer', async () => {
    assert.equal((await openBrowser(service).post('/sign-up/email', newPerson({ password: fine }))).status, 200);
    assert.equal(unavailableIn(service), 0);
  });

  it('is not looked up where its length or its words refuse it', async () => {
    for (const password of ['short', 'password1234'])
      assert.equal((await openBrowser(service).post('/sign-up/email', newPerson({ password }))).status, 422);
    assert.equal(asked.length, 0);
  });

  for (const [name, way] of Object.entries(faults))
    it(`is taken where the list ${name}, and the log says so`, async () => {
      fault = way;
      const before = unavailableIn(service);
      const answer = await openBrowser(service).post('/sign-up/email', newPerson({ password: breached }));
      assert.equal(answer.status, 200);
      assert.equal(unavailableIn(service), before + 1);
      assert.ok(!JSON.stringify(service.logged).includes(breached));
      assert.ok(!asked.some(({ url }) => url === '/elsewhere'));
    });
});

describe('a service that takes no password without the list', () => {
  let service: TestService;
  before(async () => void (service = await start('refuse')));
  after(() => service.stop());

  it('refuses them while it does not answer, and keeps links good', async () => {
    const { browser, person } = await settle(service);
    await browser.post('/password-reset/request', { email: person.email });
    const token = (await service.finalInbox(person.email)).at(-1)?.token;
    fault = faults['is out of order'];
    const reset = () => browser.post('/password-reset/confirm', { token, password: fine });
    for (const answer of [await reset(), await browser.post('/sign-up/email', newPerson({ password: fine }))])
      assert.deepEqual([answer.status, answer.body.code, answer.body.retryAfter], [503, 'service_unavailable', 30]);
    assert.equal(unavailableIn(service), 2);
    assert.equal((await browser.post('/sign-in/email', person)).status, 200);
    fault = undefined;
    assert.equal((await reset()).status, 200);
  });
});
