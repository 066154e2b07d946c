import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createLimits } from '../../src/server/limits/limits.ts';
import { newPerson, openBrowser, type Answer } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

const from = (address: string) => ({ 'x-forwarded-for': address });

describe('rate limits', () => {
  let service: TestService;
  before(async () => {
    service = await startTestService({ env: { RATE_LIMITS: '1', TRUSTED_PROXIES: '127.0.0.1' } });
  });
  after(() => service.stop());

  const expectLimited = (answer: Answer): number => {
    expectProblem(answer, 429, 'rate_limited');
    const seconds = answer.body.retryAfter as number;
    assert.ok(seconds > 0);
    assert.equal(answer.headers.get('retry-after'), String(seconds));
    return seconds;
  };

  it('end the guessing of a password, and not the owner’s own tries', async () => {
    const { browser: owner, person } = await signIn(service);
    const browser = openBrowser(service);
    const guess = { ...person, password: 'not the password' };
    for (let i = 0; i < 10; i += 1)
      expectProblem(await browser.post('/sign-in/email', guess, from('192.0.2.1')), 401, 'credentials_invalid');
    const seconds = expectLimited(await browser.post('/sign-in/email', guess, from('192.0.2.1')));
    expectLimited(await browser.post('/sign-in/email', person, from('192.0.2.1')));
    assert.equal((await owner.post('/sign-in/email', person, from('192.0.2.1'))).status, 200);
    service.advance(seconds);
    assert.equal((await browser.post('/sign-in/email', person, from('192.0.2.1'))).status, 200);
  });

  it('count an address that has no account alike', async () => {
    const browser = openBrowser(service);
    const guess = { email: newPerson().email, password: 'not the password' };
    for (let i = 0; i < 10; i += 1)
      expectProblem(await browser.post('/sign-in/email', guess, from('192.0.2.3')), 401, 'credentials_invalid');
    expectLimited(await browser.post('/sign-in/email', guess, from('192.0.2.3')));
  });

  it('end the mailing of one address', async () => {
    const browser = openBrowser(service);
    const person = newPerson();
    for (let i = 0; i < 5; i += 1)
      assert.equal((await browser.post('/sign-up/email', person, from('192.0.2.4'))).status, 200);
    expectLimited(await browser.post('/sign-up/email', person, from('192.0.2.4')));
    assert.equal((await browser.post('/sign-up/email', newPerson(), from('192.0.2.4'))).status, 200);
    assert.equal((await service.finalInbox(person.email)).length, 5);
  });

  it('end a flood from one client, whatever it claims about itself', async () => {
    const flood = Array.from({ length: 61 }, (_, i) =>
      openBrowser(service).post('/email-verification/verify', { token: 'x' }, from(`198.51.100.${i}, 192.0.2.5`)),
    );
    const limited = (await Promise.all(flood)).filter(({ status }) => status === 429);
    assert.equal(limited.length, 1);
    for (const answer of limited) expectLimited(answer);
    const other = await openBrowser(service).post('/email-verification/verify', { token: 'x' }, from('192.0.2.6'));
    expectProblem(other, 404, 'token_invalid');
  });

  it('share no counter among requests whose client is unknown', async () => {
    const limits = createLimits(() => new Date(), 0.001);
    const call = { headers: new Headers() } as Parameters<typeof limits.consume>[0];
    for (let i = 0; i < 5; i += 1) await limits.consume(call, [{ name: 'x', by: 'client', max: 1, window: 60 }]);
  });
});
