import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { settle } from '../support/person.ts';
import { challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

const days = 24 * 3600;
const chosen = 'purple lamps over quiet rivers';

describe('an account whose factor and codes are lost', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ env: { RATE_LIMITS: 'off' } })));
  after(() => service.stop());

  const subjects = async (email: string): Promise<string[]> =>
    (await service.finalInbox(email)).map(({ subject }) => subject);
  const isSignedIn = async (browser: Browser): Promise<boolean> =>
    (await browser.get('/account/session')).body.status !== 'anonymous';

  it('is recovered by the operator after seven days, of which its owner is told', async () => {
    const { browser, person } = await secured(service);
    const { email } = person;
    const started = await service.recovery().start(email.toUpperCase());
    assert.ok(started.ok);
    assert.equal(Math.round(((started.readyAt?.getTime() ?? 0) - service.now().getTime()) / 1000 / days), 7);
    const notice = (await service.finalInbox(email)).at(-1);
    assert.equal(notice?.subject, 'Your account is about to be recovered');
    assert.match(notice.text, /At the earliest in 7 days/);
    // Nothing has changed.
    assert.notEqual((await challenged(service, person)).challenge, 'undefined');
    assert.ok(await isSignedIn(browser));

    service.advance(7 * days - 60);
    const early = await service.recovery().finish(email);
    assert.deepEqual(early, { ok: false, problem: 'too_early', readyAt: started.readyAt });
    service.advance(120);
    assert.deepEqual(await service.recovery().finish(email), { ok: true });

    assert.ok(!(await isSignedIn(browser)));
    expectProblem(await openBrowser(service).post('/sign-in/email', person), 401, 'credentials_invalid');
    const mails = await service.finalInbox(email);
    assert.ok(mails.some(({ subject }) => subject === 'Your account was recovered'));
    const fresh = openBrowser(service);
    await fresh.post('/password-reset/request', { email });
    const token = (await service.finalInbox(email)).find(({ subject }) => subject === 'Reset your password')?.token;
    assert.equal((await fresh.post('/password-reset/confirm', { token, password: chosen })).status, 200);
    const answer = await fresh.post('/sign-in/email', { email, password: chosen });
    assert.equal(answer.status, 200);
    assert.equal(answer.body.challenge, undefined);
    assert.ok(await isSignedIn(fresh));
    assert.deepEqual((await fresh.get('/account/authenticators')).body, { authenticators: [] });
    assert.deepEqual(await service.recovery().finish(email), { ok: false, problem: 'not_started' });
  });

  it('is not recovered when its owner signs in with a code', async () => {
    const { person, phone } = await secured(service);
    await service.recovery().start(person.email);
    const { browser, challenge } = await challenged(service, person);
    const answer = await browser.post('/sign-in/second-factor', { challenge, code: await phone.nextCode() });
    assert.equal(answer.status, 200);
    service.advance(8 * days);
    assert.deepEqual(await service.recovery().finish(person.email), { ok: false, problem: 'not_started' });
  });

  it('is not recovered when its owner gives a code or a recovery code in a session', async () => {
    for (const what of ['code', 'recoveryCode']) {
      const { browser, person, phone, codes } = await secured(service);
      await service.recovery().start(person.email);
      const proof = what === 'code' ? { code: await phone.nextCode() } : { recoveryCode: codes[0] };
      assert.equal((await browser.post('/account/reauthenticate', proof)).status, 200);
      service.advance(8 * days);
      assert.deepEqual(await service.recovery().finish(person.email), { ok: false, problem: 'not_started' }, what);
    }
  });

  it('leaves nothing open that was begun before: no link to a password, no half sign-in', async () => {
    const { person } = await secured(service);
    const mails = (await service.finalInbox(person.email)).length;
    await service.recovery().start(person.email);
    service.advance(7 * days + 60);
    const { browser: again, challenge } = await challenged(service, person);
    await again.post('/password-reset/request', { email: person.email });
    assert.deepEqual(await service.recovery().finish(person.email), { ok: true });
    const reset = (await service.finalInbox(person.email)).slice(mails).find(({ token }) => token)?.token;
    expectProblem(
      await again.post('/password-reset/confirm', { token: reset, password: chosen }),
      404,
      'token_invalid',
    );
    expectProblem(await again.post('/sign-in/second-factor', { challenge, code: '000000' }), 410, 'challenge_expired');
  });

  it('is not recovered by a wrong code, nor kept by one', async () => {
    const { person } = await secured(service);
    await service.recovery().start(person.email);
    const { browser, challenge } = await challenged(service, person);
    await browser.post('/sign-in/second-factor', { challenge, code: '000000' });
    service.advance(8 * days);
    assert.deepEqual(await service.recovery().finish(person.email), { ok: true });
  });

  it('is not recovered when the operator cancels, and its owner hears of that too', async () => {
    const { person } = await secured(service);
    await service.recovery().start(person.email);
    assert.deepEqual(await service.recovery().cancel(person.email), { ok: true });
    assert.deepEqual(await service.recovery().cancel(person.email), { ok: false, problem: 'not_started' });
    assert.equal((await subjects(person.email)).at(-1), 'Your account won’t be recovered');
    service.advance(8 * days);
    assert.deepEqual(await service.recovery().finish(person.email), { ok: false, problem: 'not_started' });
  });

  it('is announced once, whoever asks again, and its waiting time stays', async () => {
    const { person } = await secured(service);
    const first = await service.recovery().start(person.email);
    service.advance(3 * days);
    assert.deepEqual(await service.recovery().start(person.email), first);
    const told = (await subjects(person.email)).filter(
      (subject) => subject === 'Your account is about to be recovered',
    );
    assert.equal(told.length, 1);
  });

  it('has to be announced anew when nobody finished it for weeks', async () => {
    const { person } = await secured(service);
    await service.recovery().start(person.email);
    service.advance(22 * days);
    assert.deepEqual(await service.recovery().finish(person.email), { ok: false, problem: 'not_started' });
    assert.ok((await service.recovery().start(person.email)).ok);
  });

  it('is finished once of ten at the same moment', async () => {
    const { person } = await secured(service);
    await service.recovery().start(person.email);
    service.advance(8 * days);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => service.recovery().finish(person.email)));
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  });

  it('is one that has a factor, and one that is there', async () => {
    const { person } = await settle(service);
    assert.deepEqual(await service.recovery().start(person.email), { ok: false, problem: 'no_second_factor' });
    assert.deepEqual(await service.recovery().start('nobody@example.org'), { ok: false, problem: 'not_found' });
  });

  it('leaves an event of each command', async () => {
    const { person } = await secured(service);
    await service.recovery().start(person.email);
    await service.recovery().finish(person.email);
    const events = service.logged.filter(({ event }) => event === 'operator_command').slice(-2);
    assert.deepEqual(
      events.map(({ outcome, reason }) => [outcome, reason]),
      [
        ['success', undefined],
        ['failure', 'too_early'],
      ],
    );
    assert.ok(events[0]?.accountId);
    assert.ok(!JSON.stringify(events).includes(person.email));
  });

  it('is nothing that anybody can ask for over the network', async () => {
    for (const path of ['/recovery/start', '/account/recovery', '/account-recovery/finish'])
      assert.equal((await openBrowser(service).post(path, { email: 'ada@example.org' })).status, 404);
  });
});
