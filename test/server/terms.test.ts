import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { settle, signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('the terms', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('are read without a session', async () => {
    const { status, body } = await openBrowser(service).get('/terms');
    assert.equal(status, 200);
    assert.equal(body.version, '2026-01');
    assert.equal(body.accepted, null);
    assert.deepEqual(
      (body.documents as { id: string }[]).map(({ id }) => id),
      ['terms', 'privacy'],
    );
  });

  it('are accepted once, however often and in however many tabs at once', async () => {
    const { browser } = await signIn(service);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => browser.post('/terms/accept', { version: '2026-01' })),
    );
    service.advance(10);
    answers.push(await browser.post('/terms/accept', { version: '2026-01' }));
    for (const { status, body } of answers) assert.deepEqual([status, body], [200, answers[0]?.body]);
  });

  it('are refused in another version and without a session', async () => {
    const { browser } = await signIn(service);
    expectProblem(await browser.post('/terms/accept', { version: '2025-01' }), 409, 'terms_outdated');
    expectProblem(await openBrowser(service).post('/terms/accept', { version: '2026-01' }), 401, 'not_signed_in');
    expectProblem(await browser.post('/terms/accept', { version: 1 }), 400, 'unexpected_answer');
  });

  it('that were accepted already are no answer to a request that is refused', async () => {
    const { browser } = await signIn(service);
    const accept = (version: string, key: string) =>
      browser.post('/terms/accept', { version }, { 'idempotency-key': key });
    expectProblem(await accept('2025-01', 'a key that can be none'), 400, 'unexpected_answer');
    assert.equal((await accept('2026-01', 'first')).status, 200);
    expectProblem(await accept('2026-01', 'a key that can be none'), 400, 'unexpected_answer');
  });

  it('accepted with the registration are recorded with the account, at the time they were accepted', async () => {
    const before = Date.now();
    const { browser, person } = await settle(service, { acceptedTerms: '2026-01' });
    const { body } = await browser.post('/sign-in/email', person);
    assert.equal(body.status, 'active');
    const { version, acceptedAt } = (await browser.get('/terms')).body.accepted as {
      version: string;
      acceptedAt: string;
    };
    assert.equal(version, '2026-01');
    assert.ok(Date.parse(acceptedAt) >= before);
  });

  it('cannot be accepted with the registration in another version', async () => {
    const browser = openBrowser(service);
    expectProblem(await browser.post('/sign-up/email', newPerson({ acceptedTerms: '2025-01' })), 409, 'terms_outdated');
  });

  it('are due again when a new version comes into force; the old acceptance stays on record', async () => {
    const { browser, person } = await settle(service, { acceptedTerms: '2026-01' });
    await browser.post('/sign-in/email', person);
    service.setTermsVersion('2026-02');
    try {
      assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
      const { version, accepted } = (await browser.get('/terms')).body;
      assert.deepEqual([version, (accepted as { version: string }).version], ['2026-02', '2026-01']);
      expectProblem(await browser.post('/terms/accept', { version: '2026-01' }), 409, 'terms_outdated');
      await browser.post('/terms/accept', { version: '2026-02' });
      assert.equal((await browser.get('/account/session')).body.status, 'active');
    } finally {
      service.setTermsVersion('2026-01');
    }
  });
});
