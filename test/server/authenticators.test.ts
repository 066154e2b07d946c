import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { addPhone, beginPhone, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { codeByOathtool, codeOf } from '../support/totp.ts';

const base = '/account/authenticators';

describe('authenticator applications', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const list = async (browser: Browser) =>
    (await browser.get(base)).body.authenticators as { id: string; name: string; lastUsedAt: string | null }[];
  const activate = (browser: Browser, body: object) => browser.post(`${base}/activate`, body);
  const wrongOf = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  it('are set up by a key and its first code, and listed', async () => {
    const { browser, person } = await signIn(service);
    const { body } = await browser.post(`${base}/enrol`, {});
    const { id, secret, uri, algorithm, digits, period } = body as Record<string, string>;
    assert.match(String(secret), /^[A-Z2-7]{32}$/);
    assert.equal(
      uri,
      `otpauth://totp/EMS:${encodeURIComponent(person.email)}?secret=${secret}&issuer=EMS&algorithm=SHA1&digits=6&period=30`,
    );
    assert.deepEqual([algorithm, digits, period], ['SHA1', 6, 30]);
    assert.deepEqual(await list(browser), []);
    const now = service.now();
    const code = await codeOf(String(secret), now);
    assert.equal(codeByOathtool(String(secret), now) ?? code, code);
    const activated = await activate(browser, { id, code, name: '  Ada’s 📱  ' });
    assert.deepEqual([activated.status, activated.body.name, activated.body.id], [200, 'Ada’s 📱', id]);
    assert.deepEqual(await list(browser), [activated.body]);
    assert.equal((await service.finalInbox(person.email)).at(-1)?.subject, 'An authenticator was added');
  });

  it('count for nothing until their first right code; another set-up forgets the one before', async () => {
    const { browser, person } = await signIn(service);
    const first = await beginPhone(service, browser);
    expectProblem(
      await activate(browser, { id: first.id, code: wrongOf(await first.code()), name: 'Phone' }),
      422,
      'code_invalid',
    );
    assert.deepEqual(await list(browser), []);
    assert.equal((await openBrowser(service).post('/sign-in/email', person)).body.status, 'terms_due');
    expectProblem(await browser.post('/account/recovery-codes', {}), 409, 'conflict');
    const second = await beginPhone(service, browser);
    expectProblem(await activate(browser, { id: first.id, code: await first.code(), name: 'Phone' }), 404, 'not_found');
    service.advance(3601);
    await browser.post('/account/reauthenticate', { password: person.password });
    expectProblem(
      await activate(browser, { id: second.id, code: await second.code(), name: 'Phone' }),
      404,
      'not_found',
    );
  });

  it('may be off by one step and not by two', async () => {
    const { browser } = await signIn(service);
    const phone = await beginPhone(service, browser);
    for (const offset of [-2, 2]) {
      expectProblem(
        await activate(browser, {
          id: phone.id,
          code: await codeOf(phone.secret, service.now(), offset),
          name: 'Phone',
        }),
        422,
        'code_invalid',
      );
    }
    assert.equal(
      (await activate(browser, { id: phone.id, code: await codeOf(phone.secret, service.now(), 1), name: 'Phone' }))
        .status,
      200,
    );
    expectProblem(
      await browser.post('/account/reauthenticate', { code: await codeOf(phone.secret, service.now(), -1) }),
      422,
      'code_already_used',
    );
  });

  it('are activated by one of ten requests at the same moment', async () => {
    const { browser } = await signIn(service);
    const phone = await beginPhone(service, browser);
    const code = await phone.code();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => activate(browser, { id: phone.id, code, name: `Phone ${i}` })),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    // The one that won has the session's new token.
    for (const answer of answers.filter(({ status }) => status !== 200)) expectProblem(answer, 401, 'not_signed_in');
    assert.equal((await list(browser)).length, 1);
  });

  it('have names of their own, five at most', async () => {
    const { browser } = await signIn(service);
    await addPhone(service, browser, 'Büro');
    const phone = await beginPhone(service, browser);
    for (const name of ['BÜRO', ' büro ', 'Bu\u0308ro']) {
      const taken = await activate(browser, { id: phone.id, code: await phone.code(), name });
      expectProblem(taken, 409, 'device_name_taken');
      assert.equal(taken.body.field, 'deviceName');
    }
    for (const name of ['', '  ', 'x'.repeat(65), 'a\u0000b', '\n', undefined, '\ud800']) {
      expectProblem(await activate(browser, { id: phone.id, code: await phone.code(), name }), 422, 'name_invalid');
    }
    assert.equal(
      (await activate(browser, { id: phone.id, code: await phone.code(), name: '📱'.repeat(64) })).status,
      200,
    );
    for (const name of ['3', '4', '5']) await addPhone(service, browser, name);
    expectProblem(await browser.post(`${base}/enrol`, {}), 409, 'device_limit_reached');
  });

  it('are renamed and removed; the last one takes the recovery codes along', async () => {
    const { browser, person, phone } = await secured(service);
    const second = await addPhone(service, browser, 'Tablet');
    expectProblem(await browser.post(`${base}/rename`, { id: second.id, name: 'phone' }), 409, 'device_name_taken');
    assert.equal((await browser.post(`${base}/rename`, { id: second.id, name: 'TABLET' })).body.name, 'TABLET');
    assert.deepEqual(
      (await list(browser)).map(({ name }) => name),
      ['Phone', 'TABLET'],
    );
    assert.equal((await browser.post(`${base}/remove`, { id: phone.id })).status, 200);
    expectProblem(await browser.post(`${base}/remove`, { id: phone.id }), 404, 'not_found');
    assert.notEqual((await browser.get('/account/recovery-codes')).body.status, null);
    assert.equal((await browser.post(`${base}/remove`, { id: second.id })).status, 200);
    assert.equal((await browser.get('/account/recovery-codes')).body.status, null);
    assert.equal((await openBrowser(service).post('/sign-in/email', person)).body.status, 'terms_due');
    const removed = (await service.finalInbox(person.email)).filter(
      ({ subject }) => subject === 'An authenticator was removed',
    );
    assert.equal(removed.length, 2);
    assert.ok(removed[1]?.text.includes('TABLET'));
    // Only the last one took them along.
    assert.deepEqual(
      removed.map(({ text }) => /your recovery codes no longer work/.test(text.replace(/\s+/g, ' '))),
      [false, true],
    );
  });

  it('of somebody else are not there', async () => {
    const { browser: owner, phone } = await secured(service);
    const pending = await beginPhone(service, owner);
    const { browser: mallory } = await secured(service);
    expectProblem(await mallory.post(`${base}/rename`, { id: phone.id, name: 'Mine' }), 404, 'not_found');
    expectProblem(await mallory.post(`${base}/remove`, { id: phone.id }), 404, 'not_found');
    expectProblem(
      await activate(mallory, { id: pending.id, code: await pending.code(), name: 'Mine' }),
      404,
      'not_found',
    );
    expectProblem(
      await activate(mallory, { id: phone.id, code: await phone.nextCode(), name: 'Mine' }),
      404,
      'not_found',
    );
    expectProblem(await mallory.post('/account/reauthenticate', { code: await phone.code() }), 422, 'code_invalid');
    assert.deepEqual(
      (await list(owner)).map(({ name }) => name),
      ['Phone'],
    );
  });

  it('have keys that nobody can read in the database', async () => {
    const { phone } = await secured(service);
    const bytes = Buffer.from(
      [...phone.secret]
        .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g)
        ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
    );
    for (const table of ['authenticator', 'idempotentAnswer', 'outgoingMail']) {
      const rows = JSON.stringify(await service.query(`select * from "${table}"`));
      for (const text of [phone.secret, bytes.toString('base64url'), bytes.toString('hex')])
        assert.ok(!rows.includes(text), table);
    }
  });

  it('are nobody’s who is not signed in', async () => {
    const stranger = openBrowser(service);
    for (const path of [base, '/account/recovery-codes', '/account/reauthentication'])
      expectProblem(await stranger.get(path), 401, 'not_signed_in');
  });
});
