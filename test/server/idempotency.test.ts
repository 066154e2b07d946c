import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

const key = () => ({ 'idempotency-key': randomUUID() });

describe('a mutation with an Idempotency-Key', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ env: { RATE_LIMITS: '1' } })));
  after(() => service.stop());

  it('is carried out once and answered alike each time', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    const headers = key();
    const first = await browser.post('/sign-up/email', person, headers);
    for (let i = 0; i < 12; i += 1)
      assert.deepEqual((await browser.post('/sign-up/email', person, headers)).body, first.body);
    assert.equal((await service.finalInbox(person.email)).length, 1);
  });

  it('is carried out once when it arrives ten times at the same moment', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    const headers = key();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => browser.post('/sign-up/email', person, headers)),
    );
    for (const answer of answers) assert.deepEqual([answer.status, answer.body], [200, answers[0]?.body]);
    assert.equal((await service.finalInbox(person.email)).length, 1);
  });

  it('gives a lost answer of a spent link again', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    await browser.post('/sign-up/email', person);
    const [{ token }] = await service.inbox(person.email);
    const headers = key();
    for (let i = 0; i < 2; i += 1) {
      const { status, body } = await browser.post('/email-verification/verify', { token }, headers);
      assert.deepEqual([status, body], [200, { email: person.email }]);
    }
    expectProblem(await browser.post('/email-verification/verify', { token }, key()), 410, 'token_used');
  });

  it('is refused with another body', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    const headers = key();
    await browser.post('/sign-up/email', person, headers);
    expectProblem(await browser.post('/sign-up/email', { ...person, firstName: 'Eve' }, headers), 409, 'conflict');
    const other = newPerson();
    const [one, two] = await Promise.all(
      [person, other].map((each) =>
        browser.post('/sign-up/email', { ...each, lastName: 'Both' }, { 'idempotency-key': 'at-once' }),
      ),
    );
    assert.deepEqual([one?.status, two?.status].sort(), [200, 409]);
  });

  it('may be used for something else at another path', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    const headers = key();
    await browser.post('/sign-up/email', person, headers);
    expectProblem(await browser.post('/email-verification/verify', { token: 'x' }, headers), 404, 'token_invalid');
  });

  it('is not kept when it was refused, so that a corrected form may be sent with it', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    const headers = key();
    expectProblem(
      await browser.post('/sign-up/email', { ...person, acceptedTerms: 'old' }, headers),
      409,
      'terms_outdated',
    );
    assert.equal((await browser.post('/sign-up/email', person, headers)).status, 200);
  });

  it('is not answered to another account', async () => {
    const headers = key();
    const { browser } = await signIn(service);
    const { browser: other } = await signIn(service);
    const { version } = (await browser.get('/terms')).body;
    await browser.post('/terms/accept', { version }, headers);
    service.advance(5);
    await other.post('/terms/accept', { version }, headers);
    assert.equal((await other.get('/account/session')).body.status, 'active');
    expectProblem(await openBrowser(service).post('/terms/accept', { version }, headers), 401, 'not_signed_in');
  });

  it('is forgotten after a day', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    const headers = key();
    const first = await browser.post('/sign-up/email', person, headers);
    service.advance(24 * 3600 + 1);
    const second = await browser.post('/sign-up/email', person, headers);
    assert.equal(second.status, 200);
    assert.notEqual(second.body.ticket, first.body.ticket);
  });

  it('needs a key that can be one', async () => {
    const answer = await openBrowser(service).post('/sign-up/email', newPerson(), {
      'idempotency-key': 'x'.repeat(256),
    });
    expectProblem(answer, 400, 'unexpected_answer');
  });
});
