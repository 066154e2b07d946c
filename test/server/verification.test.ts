import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser, password } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { settle } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('a mailed link', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const register = async (more: Record<string, unknown> = {}) => {
    const browser = openBrowser(service);
    const person = newPerson(more);
    const { body } = await browser.post('/sign-up/email', person);
    const token = (await service.inbox(person.email)).at(-1)?.token ?? '';
    return { browser, person, token, ticket: body.ticket };
  };

  it('works once', async () => {
    const { browser, token } = await register();
    assert.equal((await browser.post('/email-verification/verify', { token })).status, 200);
    expectProblem(await browser.post('/email-verification/verify', { token }), 410, 'token_used');
  });

  it('works for exactly one of ten clicks at the same moment', async () => {
    const { browser, person, token } = await register();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => browser.post('/email-verification/verify', { token })),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    assert.equal(refused.length, 9);
    for (const answer of refused) expectProblem(answer, 410, 'token_used');
    assert.equal((await service.query(`select id from "user" where email = '${person.email}'`)).length, 1);
  });

  it('makes one account when two links of one address are clicked at the same moment', async () => {
    const { browser, person, token } = await register();
    await browser.post('/sign-up/email', { ...person, password: 'another password entirely' });
    const mails = await service.inbox(person.email, { count: 2 });
    assert.equal(mails[0].token, token);
    const passwords = [person.password, 'another password entirely'];
    const answers = await Promise.all(
      mails.map((mail, i) =>
        browser.post('/email-verification/verify', { token: mail.token, password: passwords[i], ticket: undefined }),
      ),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    assert.equal(refused.length, 1);
    for (const answer of refused) expectProblem(answer, 409, 'already_verified');
  });

  it('is not spent by scanners, however often they fetch it', async () => {
    const { browser, token } = await register();
    for (const path of ['/email-verification/verify', '/verify-email']) {
      for (let i = 0; i < 5; i += 1) {
        for (const method of ['GET', 'HEAD']) {
          const { status } = await browser.send(`${path}?token=${token}`, { method });
          assert.equal(status, 404);
        }
      }
    }
    assert.equal((await browser.post('/email-verification/verify', { token })).status, 200);
  });

  it('expires', async () => {
    const { browser, person, token } = await register();
    service.advance(24 * 3600 + 1);
    expectProblem(await browser.post('/email-verification/verify', { token }), 410, 'token_expired');
    assert.equal((await browser.post('/email-verification/send', { email: person.email })).status, 200);
    const [, newer] = await service.inbox(person.email, { count: 2 });
    assert.equal((await browser.post('/email-verification/verify', { token: newer?.token })).status, 200);
    expectProblem(await browser.post('/email-verification/verify', { token }), 409, 'already_verified');
  });

  it('is refused when it was never sent', async () => {
    const { browser, token } = await register();
    for (const wrong of [`${token}x`, '', 'é'.repeat(5000), token.slice(1)]) {
      expectProblem(await browser.post('/email-verification/verify', { token: wrong }), 404, 'token_invalid');
    }
  });

  it('verifies the address it was sent to and no other', async () => {
    const [one, other] = [await register(), await register()];
    const answer = await one.browser.post('/email-verification/verify', { token: other.token, ticket: other.ticket });
    assert.deepEqual(answer.body, { email: other.person.email });
    expectProblem(await one.browser.post('/sign-in/email', one.person), 403, 'email_unverified');
    assert.equal((await one.browser.post('/email-verification/status', { ticket: one.ticket })).body.verified, false);
  });

  it('stays valid when another one is sent; the first click wins', async () => {
    const { browser, person, token } = await register();
    service.advance(61);
    const sent = await browser.post('/email-verification/send', { email: person.email });
    assert.deepEqual([sent.status, sent.body], [200, { retryAfter: 60 }]);
    const [, newer] = await service.inbox(person.email, { count: 2 });
    assert.notEqual(newer?.token, token);
    assert.equal((await browser.post('/email-verification/verify', { token })).status, 200);
    expectProblem(await browser.post('/email-verification/verify', { token: newer?.token }), 409, 'already_verified');
  });

  it('is sent again only after a pause, which registering begins too', async () => {
    const { browser, person } = await register();
    const early = await browser.post('/email-verification/send', { email: person.email });
    expectProblem(early, 429, 'rate_limited');
    const retryAfter = early.body.retryAfter as number;
    assert.ok(retryAfter > 0 && retryAfter <= 60);
    assert.equal(early.headers.get('retry-after'), String(retryAfter));
    service.advance(61);
    assert.equal((await browser.post('/email-verification/send', { email: person.email.toUpperCase() })).status, 200);
    expectProblem(await browser.post('/email-verification/send', { email: person.email }), 429, 'rate_limited');
  });

  it('gives the account the password of whoever clicked, not of whoever registered the address first', async () => {
    const email = newPerson().email;
    const mallory = await register({ email, firstName: 'Mallory', password: 'known to mallory only' });
    const owner = openBrowser(service);
    await owner.post('/sign-up/email', newPerson({ email }));
    const [, own] = await service.inbox(email, { count: 2 });
    assert.equal((await owner.post('/email-verification/verify', { token: own?.token })).status, 200);
    const signedIn = await owner.post('/sign-in/email', { email, password });
    assert.equal((signedIn.body.account as { firstName: string }).firstName, 'Ada');
    expectProblem(await mallory.browser.post('/sign-in/email', mallory.person), 403, 'email_unverified');
    assert.equal(
      (await mallory.browser.post('/email-verification/status', { ticket: mallory.ticket })).body.verified,
      false,
    );
    expectProblem(
      await mallory.browser.post('/email-verification/verify', { token: mallory.token }),
      409,
      'already_verified',
    );
  });

  it('is sent again for the registration of the ticket, whoever registered the address since', async () => {
    const mine = await register();
    await openBrowser(service).post('/sign-up/email', {
      ...mine.person,
      firstName: 'Mallory',
      password: 'known to mallory only',
    });
    service.advance(61);
    await mine.browser.post('/email-verification/send', { email: mine.person.email, ticket: mine.ticket });
    const mails = await service.inbox(mine.person.email, { count: 3 });
    await mine.browser.post('/email-verification/verify', { token: mails.at(-1)?.token });
    assert.equal((await mine.browser.post('/sign-in/email', mine.person)).status, 200);
  });

  it('goes to the address that was asked about and to no other, whoever’s ticket comes along', async () => {
    const [one, other] = [newPerson(), newPerson()];
    const { ticket } = (await openBrowser(service).post('/sign-up/email', one)).body;
    for (const { email } of [other, newPerson()])
      assert.equal((await openBrowser(service).post('/email-verification/send', { email, ticket })).status, 200);
    assert.equal((await service.finalInbox(one.email)).length, 1);
    assert.deepEqual(await service.finalInbox(other.email), []);
  });

  it('is nowhere in the database, and neither is a password', async () => {
    const { person, token } = await register();
    await service.finalInbox(person.email);
    for (const table of ['registration', 'verificationLink', 'outgoingMail', 'idempotentAnswer', 'requestLimit']) {
      const rows = JSON.stringify(await service.query(`select * from "${table}"`));
      assert.ok(!rows.includes(token) && !rows.includes(password), table);
    }
  });

  it('tells nothing to a ticket that nobody was given', async () => {
    const { browser, ticket } = await register();
    for (const wrong of ['', 'x', `${String(ticket).slice(0, -2)}AA`, 'A'.repeat(5000)]) {
      assert.deepEqual((await browser.post('/email-verification/status', { ticket: wrong })).body, { verified: false });
    }
  });

  it('comes in the language of the registrant', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    await browser.post('/sign-up/email', person, { 'accept-language': 'fr;q=0.9, de-AT' });
    const [mail] = await service.inbox(person.email);
    assert.equal(mail.subject, 'Bestätigen Sie Ihre E-Mail-Adresse');
  });

  it('is not needed for an account that is verified: its owner hears that there is one', async () => {
    const { browser, person } = await settle(service);
    service.advance(61);
    await browser.post('/email-verification/send', { email: person.email });
    const [, mail] = await service.inbox(person.email, { count: 2 });
    assert.equal(mail?.subject, 'You already have an account');
  });
});
