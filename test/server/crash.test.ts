import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService, type TestServiceOptions } from '../support/service.ts';

const start = async (t: TestContext, options: TestServiceOptions): Promise<TestService> => {
  const service = await startTestService(options);
  t.after(() => service.stop());
  return service;
};

describe('nothing that was confirmed is lost', () => {
  it('has the registration and its mail after kill -9 right after the answer', async (t) => {
    const service = await start(t, { apart: true });
    const browser = openBrowser(service);
    const person = newPerson();
    const { body } = await browser.post('/sign-up/email', person);
    await service.kill();
    await service.restart();
    const [{ token }] = await service.inbox(person.email);
    assert.equal((await browser.post('/email-verification/verify', { token })).status, 200);
    assert.equal((await browser.post('/email-verification/status', { ticket: body.ticket })).body.verified, true);
    assert.equal((await browser.post('/sign-in/email', person)).status, 200);
  });

  it('gives the lost answer again after kill -9: one registration, one mail', async (t) => {
    // Without a mail server, so that the killed process can't have handed the mail over.
    const service = await start(t, { apart: true, mail: false });
    const browser = openBrowser(service);
    const person = newPerson();
    const headers = { 'idempotency-key': 'the-same-key' };
    const { body } = await browser.post('/sign-up/email', person, headers);
    await service.kill();
    await service.restart();
    const again = await browser.post('/sign-up/email', person, headers);
    assert.deepEqual([again.status, again.body], [200, body]);
    await service.startMail();
    assert.equal((await service.inbox(person.email)).length, 1);
    assert.equal((await service.finalInbox(person.email)).length, 1);
    assert.equal((await service.query('select id from registration')).length, 1);
  });

  it('keeps who is signed in over a restart', async (t) => {
    const service = await start(t, {});
    const browser = openBrowser(service);
    const person = newPerson();
    await browser.post('/sign-up/email', person);
    const [{ token }] = await service.inbox(person.email);
    await browser.post('/email-verification/verify', { token });
    await browser.post('/sign-in/email', person);
    await service.restart();
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
  });

  it('takes registrations while the mail server is down, says so on a resend, and mails them later', async (t) => {
    const service = await start(t, { mail: false });
    const browser = openBrowser(service);
    const person = newPerson();
    assert.equal((await browser.post('/sign-up/email', person)).status, 200);
    await eventually(
      'a failed delivery',
      () => service.logged.some(({ event }) => event === 'mail_server_failed') || undefined,
    );
    for (const email of [person.email, newPerson().email]) {
      const refused = await browser.post('/email-verification/send', { email });
      expectProblem(refused, 503, 'mail_not_sent');
      assert.ok(refused.headers.has('retry-after'));
    }
    await service.startMail();
    const [{ token }] = await service.inbox(person.email);
    assert.equal((await browser.post('/email-verification/verify', { token })).status, 200);
    await service.finalInbox(person.email);
    const nobody = newPerson().email;
    const { status } = await eventually('resends to work again', async () => {
      const answer = await browser.post('/email-verification/send', { email: nobody });
      return answer.status === 503 ? undefined : answer;
    });
    assert.equal(status, 200);
  });

  it('does not take a failing database for a session that ended', async (t) => {
    const service = await start(t, {});
    const { browser } = await signIn(service);
    await service.query('alter table "session" rename to "gone"');
    expectProblem(await browser.get('/account/session'), 500, 'service_unavailable');
    assert.notEqual(browser.cookies.size, 0);
  });

  it('answers 500 without a word about what is wrong when the database fails', async (t) => {
    const service = await start(t, {});
    await service.query('alter table "registration" rename to "gone"');
    const answer = await openBrowser(service).post('/sign-up/email', newPerson());
    expectProblem(answer, 500, 'service_unavailable');
    assert.doesNotMatch(JSON.stringify(answer.body), /table|registration|sql/i);
    const entry = service.logged.find(({ reference }) => reference === answer.body.reference);
    assert.match(String(entry?.error), /registration/);
  });
});
