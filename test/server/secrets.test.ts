import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { bearer } from 'better-auth/plugins';
import { newPerson, openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { signIn } from '../support/person.ts';
import { challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite } from '../support/site.ts';

const [a, b, c] = ['a', 'b', 'c'].map((letter) => `${letter} secret of this test `.padEnd(40, letter)) as [
  string,
  string,
  string,
];

describe('another secret', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ env: { SECRET: a }, plugins: [bearer()] })));
  beforeEach(() => service.restart({ SECRET: a }));
  after(() => service.stop());

  const start = async (...secrets: string[]): Promise<void> => {
    service.logged.length = 0;
    await service.restart({ SECRET: secrets.join(',') });
    if (secrets.length > 1)
      await eventually('everything to be sealed again', () =>
        Promise.resolve(service.logged.find(({ event }) => event === 'sealed_again')),
      );
  };
  const secondStep = async (person: { email: string; password: string }, answer: Record<string, string>) => {
    const { browser, challenge } = await challenged(service, person);
    return (await browser.post('/sign-in/second-factor', { challenge, ...answer })).status;
  };

  it('costs nobody a factor, used or not before the old one goes', async () => {
    const { person, phone, codes } = await secured(service);
    const { person: other, phone: otherPhone, codes: otherCodes } = await secured(service);
    await start(b, a);
    assert.equal(await secondStep(person, { code: await phone.nextCode() }), 200);
    assert.equal(await secondStep(person, { recoveryCode: codes[0] ?? '' }), 200);
    await start(c, b);
    await start(c);
    assert.equal(await secondStep(person, { code: await phone.nextCode() }), 200);
    assert.equal(await secondStep(person, { recoveryCode: codes[0] ?? '' }), 422);
    assert.equal(await secondStep(person, { recoveryCode: codes[1] ?? '' }), 200);
    assert.equal(await secondStep(other, { code: await otherPhone.nextCode() }), 200);
    assert.equal(await secondStep(other, { recoveryCode: otherCodes[9] ?? '' }), 200);
  });

  it('costs nobody a recovery code of an earlier version', async () => {
    const { person, codes } = await secured(service);
    const rows = await service.query(`select id, "userId", "codeDigest" from "recoveryCode" order by "createdAt" desc`);
    const [{ userId } = {}] = await service.query(`select id as "userId" from "user" where email = '${person.email}'`);
    const mine = rows.filter((row) => row.userId === userId);
    for (const [index, { id }] of mine.entries()) {
      const text = (codes[index] ?? '').replaceAll('-', '');
      const digest = createHmac('sha256', a)
        .update(`recoveryCode\n${String(userId)}\n${text}`)
        .digest('base64url');
      await service.query(`update "recoveryCode" set "codeDigest" = '${digest}' where id = '${String(id)}'`);
    }
    assert.equal(await secondStep(person, { recoveryCode: codes[0] ?? '' }), 200);
    await start(b, a);
    assert.equal(await secondStep(person, { recoveryCode: codes[1] ?? '' }), 200);
    await start(c, b);
    await start(c);
    assert.equal(await secondStep(person, { recoveryCode: codes[2] ?? '' }), 200);
    assert.equal(await secondStep(person, { recoveryCode: codes[0] ?? '' }), 422);
  });

  it('signs nobody out who comes by while the old one still counts, by cookie or by token', async () => {
    const { browser } = await signIn(service);
    const token = browser.cookies.get('ems.session_token') ?? '';
    await start(b, a);
    const byToken = openBrowser(service);
    const authorization = { authorization: `Bearer ${token}` };
    assert.equal((await byToken.get('/account/session', authorization)).body.status, 'terms_due');
    const first = await browser.get('/account/session');
    assert.equal(first.body.status, 'terms_due');
    assert.notEqual(browser.cookies.get('ems.session_token'), token);
    assert.match(first.headers.getSetCookie().join(), /Max-Age=\d+; Path=\/; HttpOnly; SameSite=lax/);
    assert.deepEqual((await browser.get('/account/session')).headers.getSetCookie(), []);
    await start(b);
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
    assert.equal((await byToken.get('/account/session', authorization)).body.status, 'anonymous');
  });

  it('sets no cookie of a session that this very answer ends', async () => {
    const { browser } = await signIn(service);
    await start(b, a);
    assert.equal((await browser.post('/sign-out', {})).status, 200);
    assert.deepEqual([...browser.cookies.keys()], ['ems.device']);
  });

  it('loses no mail that waits, no ticket and no answer that may be asked for again', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    await service.stopMail();
    const key = { 'idempotency-key': 'the-same-key' };
    const { body } = await browser.post('/sign-up/email', person, key);
    await start(b, a);
    await start(b, a);
    assert.deepEqual((await browser.post('/sign-up/email', person, key)).body, body);
    assert.equal((await browser.post('/email-verification/status', { ticket: body.ticket })).status, 200);
    await start(b);
    await service.startMail();
    const [{ token }] = await service.inbox(person.email);
    assert.equal((await browser.post('/email-verification/verify', { token, password: person.password })).status, 200);
  });

  it('leaves the keys that ID tokens are signed with as they are', async () => {
    const { browser } = await signIn(service);
    const site = openSite(service);
    await site.signIn(browser);
    const keys = async () => (await openBrowser(service).get('/jwks')).body;
    const before = await keys();
    await start(b, a);
    await start(b);
    const { browser: later } = await signIn(service);
    assert.equal((await site.signIn(later)).idToken.split('.').length, 3);
    assert.deepEqual(await keys(), before);
  });
});
