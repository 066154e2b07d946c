import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

const ofUser = [
  'session',
  'account',
  'authenticator',
  'recoveryCode',
  'signInChallenge',
  'emailChange',
  'accountLink',
  'termsAcceptance',
  'serviceRecord',
];

describe('a deleted account', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const idOf = async ({ email }: { email: string }): Promise<string> =>
    String((await service.query(`select id from "user" where email = '${email}'`))[0]?.id);

  /** Rows of an account, table by table. */
  const rowsOf = async (id: string, email: string): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {
      user: (await service.query(`select id from "user" where id = '${id}'`)).length,
    };
    for (const table of ofUser)
      counts[table] = (await service.query(`select id from "${table}" where "userId" = '${id}'`)).length;
    for (const table of ['registration', 'verificationLink']) {
      counts[table] = (await service.query(`select id from "${table}" where email = '${email}'`)).length;
    }
    return counts;
  };

  /** Somebody who has a row in every table. */
  const settled = async () => {
    const someone = await secured(service);
    await someone.browser.post('/terms/accept', { version: '2026-01' });
    await someone.browser.post('/account/email', { email: newPerson().email });
    await openBrowser(service).post('/password-reset/request', { email: someone.person.email });
    const { challenge } = await challenged(service, someone.person);
    const id = await idOf(someone.person);
    const before = await rowsOf(id, someone.person.email);
    for (const [table, count] of Object.entries(before)) assert.ok(count > 0, table);
    return { ...someone, challenge, id, before };
  };

  it('names what it takes along, the same each time', async () => {
    const { browser } = await signIn(service);
    const { body } = await browser.get('/account/deletion');
    assert.deepEqual(Object.keys(body), ['hosts', 'integrations', 'subscriptions']);
    assert.match(String((body.hosts as string[])[0]), /^[a-z-]+\.ems\.example$/);
    for (const names of Object.values(body)) assert.ok((names as string[]).length > 0);
    assert.deepEqual((await browser.get('/account/deletion')).body, body);
    expectProblem(await openBrowser(service).get('/account/deletion'), 401, 'not_signed_in');
  });

  it('is gone with all it had, from everywhere; its owner hears, and the address is free', async () => {
    const { browser, person, phone, challenge, id } = await settled();
    const elsewhere = await challenged(service, person);
    await elsewhere.browser.post('/sign-in/second-factor', {
      challenge: elsewhere.challenge,
      code: await phone.nextCode(),
    });
    const { status, body } = await browser.post('/account/deletion', {});
    assert.deepEqual([status, body, [...browser.cookies.keys()]], [200, {}, ['ems.device']]);
    for (const [table, count] of Object.entries(await rowsOf(id, person.email))) assert.equal(count, 0, table);
    assert.deepEqual((await elsewhere.browser.get('/account/session')).body, { status: 'anonymous' });
    expectProblem(
      await elsewhere.browser.post('/sign-in/second-factor', { challenge, code: await phone.nextCode() }),
      410,
      'challenge_expired',
    );
    expectProblem(await browser.post('/sign-in/email', person), 401, 'credentials_invalid');
    const mails = await service.finalInbox(person.email);
    assert.equal(mails.at(-1)?.subject, 'Your account was deleted');
    const reset = mails.find(({ subject }) => subject === 'Reset your password');
    expectProblem(
      await browser.post('/password-reset/confirm', { token: reset?.token, password: person.password }),
      404,
      'token_invalid',
    );

    assert.equal((await browser.post('/sign-up/email', person)).status, 200);
    const again = (await service.finalInbox(person.email)).at(-1);
    assert.equal((await browser.post('/email-verification/verify', { token: again?.token })).status, 200);
    assert.equal((await browser.post('/sign-in/email', person)).body.status, 'terms_due');
    assert.notEqual(await idOf(person), id);
  });

  it('leaves every other account as it was', async () => {
    const other = await settled();
    const { browser } = await settled();
    await browser.post('/account/deletion', {});
    assert.deepEqual(await rowsOf(other.id, other.person.email), other.before);
  });

  it('is whole again when anything of it fails', async () => {
    for (const table of ['serviceRecord', 'recoveryCode', 'registration', 'account', 'outgoingMail']) {
      const { browser, person, id, before } = await settled();
      await service.finalInbox(person.email);
      await service.query(`alter table "${table}" rename to "gone"`);
      expectProblem(await browser.post('/account/deletion', {}), 500, 'service_unavailable');
      await service.query(`alter table "gone" rename to "${table}"`);
      assert.deepEqual(await rowsOf(id, person.email), before, table);
      assert.equal((await browser.get('/account/session')).body.status, 'active');
      assert.notEqual((await service.finalInbox(person.email)).at(-1)?.subject, 'Your account was deleted');
      assert.equal((await browser.post('/account/deletion', {})).status, 200);
    }
  });

  it('is deleted once by ten requests at the same moment, and a lost answer is given again', async () => {
    const { browser, person } = await signIn(service);
    const cookies = new Map(browser.cookies);
    const headers = { 'idempotency-key': randomUUID() };
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => browser.post('/account/deletion', {})))).map(
      ({ status }) => status,
    );
    assert.equal(statuses.filter((status) => status === 200).length, 1);
    assert.equal(statuses.filter((status) => status === 401).length, 9);
    assert.equal((await service.finalInbox(person.email)).length, 2);

    const second = (await signIn(service)).browser;
    for (const [name, value] of second.cookies) cookies.set(name, value);
    assert.equal((await second.post('/account/deletion', {}, headers)).status, 200);
    const lost = openBrowser(service);
    for (const [name, value] of cookies) lost.cookies.set(name, value);
    assert.equal((await lost.post('/account/deletion', {}, headers)).status, 200);
    expectProblem(await openBrowser(service).post('/account/deletion', {}, headers), 401, 'not_signed_in');
    expectProblem(
      await (
        await signIn(service)
      ).browser.post('/account/deletion', { other: 1 }, { ...headers, origin: 'https://evil.example.com' }),
      403,
      'forbidden',
    );
  });
});
