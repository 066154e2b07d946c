import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { expectProblem, shapeOf } from '../support/expect.ts';
import { settle } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

/** Of one length, so that what holds an address has one length too. */
const email = (name: string): string => `${name.padEnd(8, 'x')}@example.org`;

describe('nobody learns who has an account', () => {
  let service: TestService;
  const known = newPerson({ email: email('known') });
  before(async () => {
    service = await startTestService();
    await settle(service, { email: known.email });
    const { status } = await openBrowser(service).post('/sign-up/email', newPerson({ email: email('pending') }));
    assert.equal(status, 200);
    service.advance(120);
  });
  after(() => service.stop());

  it('answers a registration alike for a free, a pending and a taken address', async () => {
    const browser = openBrowser(service);
    const [free, ...others] = await Promise.all(
      ['free', 'pending', 'known'].map((name) => browser.post('/sign-up/email', newPerson({ email: email(name) }))),
    );
    assert.ok(free);
    for (const answer of others) assert.deepEqual(shapeOf(answer), shapeOf(free));
  });

  it('mails the owner of a taken address that there is an account, and no link', async () => {
    const mail = (await service.finalInbox(known.email)).at(-1);
    assert.equal(mail?.subject, 'You already have an account');
    assert.equal(mail.token, '');
    assert.ok(mail.text.includes(`${service.origin}/sign-in`));
  });

  it('keeps the name and the password of the account when somebody registers its address', async () => {
    const browser = openBrowser(service);
    const other = { ...known, firstName: 'Mallory', password: 'another password entirely' };
    await browser.post('/sign-up/email', other);
    expectProblem(await browser.post('/sign-in/email', other), 401, 'credentials_invalid');
    const { body } = await browser.post('/sign-in/email', known);
    assert.equal((body.account as { firstName: string }).firstName, 'Ada');
  });

  it('never tells the ticket of a taken address that it is verified', async () => {
    const browser = openBrowser(service);
    const { body } = await browser.post('/sign-up/email', known);
    const status = await browser.post('/email-verification/status', { ticket: body.ticket });
    assert.deepEqual(status.body, { verified: false, email: known.email });
  });

  it('answers a resend alike for an unknown, a pending and a verified address, also too early', async () => {
    service.advance(120);
    const browser = openBrowser(service);
    for (const round of [200, 429]) {
      const [nobody, ...others] = await Promise.all(
        ['nobody', 'pending', 'known'].map((name) => browser.post('/email-verification/send', { email: email(name) })),
      );
      assert.ok(nobody);
      assert.equal(nobody.status, round);
      for (const answer of others) assert.deepEqual(shapeOf(answer), shapeOf(nobody));
    }
    assert.deepEqual(await service.finalInbox(email('nobody')), []);
  });

  it('answers a sign-in alike for an unknown address, a pending one and a wrong password', async () => {
    const browser = openBrowser(service);
    const [nobody, ...others] = await Promise.all(
      ['nobody', 'pending', 'known'].map((name) =>
        browser.post('/sign-in/email', { email: email(name), password: 'not the password' }),
      ),
    );
    assert.ok(nobody);
    expectProblem(nobody, 401, 'credentials_invalid');
    for (const answer of others) assert.deepEqual(shapeOf(answer), shapeOf(nobody));
  });

  it('gives the unverified state away only to who knows the password', async () => {
    const browser = openBrowser(service);
    const answer = await browser.post('/sign-in/email', newPerson({ email: email('pending') }));
    expectProblem(answer, 403, 'email_unverified');
    assert.equal(typeof answer.body.ticket, 'string');
    assert.equal(browser.cookies.size, 0);
  });
});
