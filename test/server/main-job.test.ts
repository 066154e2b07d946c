import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('from registration to an active account', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('registers, verifies by the mail, signs in, accepts the terms, signs out', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    assert.deepEqual((await browser.get('/account/session')).body, { status: 'anonymous' });

    const registered = await browser.post('/sign-up/email', person);
    assert.equal(registered.status, 200);
    assert.equal(registered.body.email, person.email);
    assert.equal(registered.body.retryAfter, 60);
    const { ticket } = registered.body;
    assert.equal(typeof ticket, 'string');
    assert.deepEqual((await browser.post('/email-verification/status', { ticket })).body, {
      verified: false,
      email: person.email,
    });

    const early = await browser.post('/sign-in/email', person);
    assert.equal(early.status, 403);
    assert.equal(early.body.code, 'email_unverified');
    assert.equal(typeof early.body.ticket, 'string');

    const [mail] = await service.inbox(person.email);
    assert.ok(mail.text.includes(`${service.origin}/verify-email#token=`));
    const verified = await browser.post('/email-verification/verify', { token: mail.token });
    assert.deepEqual([verified.status, verified.body], [200, { email: person.email }]);
    for (const each of [ticket, early.body.ticket]) {
      assert.deepEqual((await browser.post('/email-verification/status', { ticket: each })).body, {
        verified: true,
        email: person.email,
      });
    }

    const signedIn = await browser.post('/sign-in/email', {
      email: person.email.toUpperCase(),
      password: person.password,
    });
    assert.equal(signedIn.status, 200);
    const { id } = signedIn.body.account as { id: string };
    const account = { id, email: person.email, firstName: 'Ada', lastName: 'Lovelace' };
    assert.deepEqual(signedIn.body, { status: 'terms_due', account });
    assert.deepEqual((await browser.get('/account/session')).body, signedIn.body);

    const terms = await browser.get('/terms');
    assert.equal(terms.body.accepted, null);
    const accepted = await browser.post('/terms/accept', { version: terms.body.version });
    assert.equal(accepted.body.version, terms.body.version);
    assert.deepEqual((await browser.get('/terms')).body.accepted, accepted.body);
    assert.deepEqual((await browser.get('/account/session')).body, { status: 'active', account });

    assert.deepEqual((await browser.post('/sign-out', {})).body, {});
    assert.deepEqual((await browser.get('/account/session')).body, { status: 'anonymous' });
    assert.equal((await browser.post('/sign-out', {})).status, 200);
  });

  it('says what it demands of a password', async () => {
    const { body } = await openBrowser(service).get('/account/policy');
    assert.deepEqual(body, { password: { minLength: 12, maxLength: 256 } });
  });
});
