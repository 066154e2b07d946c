import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { copyOf, newPerson, openBrowser, type Answer, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { beginPhone, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

/** A refusal of the former cookie: the browser is to ask once more, with the cookie that it has by then. */
const expectAskAgain = (answer: Answer): void => {
  expectProblem(answer, 401, 'not_signed_in');
  assert.deepEqual([answer.headers.get('retry-after'), answer.body.retryAfter], ['1', 1]);
};

const expectSignedOut = (answer: Answer): void => {
  expectProblem(answer, 401, 'not_signed_in');
  assert.deepEqual([answer.headers.get('retry-after'), answer.body.retryAfter], [null, undefined]);
};

describe('a session that another tab renews', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  /** Two tabs send at the same moment with one cookie. What the winner's answer sets is the cookie of both. */
  const atOnce = async (browser: Browser, calls: [string, object][]): Promise<void> => {
    const tabs = calls.map(([path, body]) => ({ path, body, tab: copyOf(service, browser) }));
    const answers = await Promise.all(tabs.map(({ tab, path, body }) => tab.post(path, body)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401]);
    const won = answers.findIndex(({ status }) => status === 200);
    const winner = tabs[won]!;
    const loser = tabs[1 - won]!;
    expectAskAgain(answers[1 - won]!);
    assert.equal((await copyOf(service, winner.tab).post(loser.path, loser.body)).status, 200);
  };

  it('lets the slower of two proofs ask again', async () => {
    const { browser, person } = await signIn(service);
    service.advance(301);
    const proof: [string, object] = ['/account/reauthenticate', { password: person.password }];
    await atOnce(browser, [proof, proof]);
  });

  it('lets the slower of two sensitive changes ask again', async () => {
    const { browser } = await secured(service);
    await atOnce(browser, [
      ['/account/recovery-codes', {}],
      ['/account/sessions/end-others', {}],
    ]);
  });

  it('tells a request with the former cookie to ask again, whatever renewed it, for ten seconds', async () => {
    const { browser, person, phone } = await secured(service);
    const pending = await beginPhone(service, browser);
    const renewing: [string, () => object | Promise<object>][] = [
      ['/account/reauthenticate', () => ({ password: person.password })],
      ['/account/authenticators/activate', async () => ({ id: pending.id, code: await pending.code(), name: 'Other' })],
      ['/account/recovery-codes', () => ({})],
      ['/account/sessions/end-others', () => ({})],
      ['/account/authenticators/remove', () => ({ id: phone.id })],
      [
        '/account/password',
        () => ({ currentPassword: person.password, password: 'a completely new password', endOtherSessions: true }),
      ],
    ];
    for (const [path, body] of renewing) {
      const former = copyOf(service, browser);
      assert.equal((await browser.post(path, await body())).status, 200, path);
      // It opens nothing, changes nothing and takes no proof.
      expectAskAgain(await former.get('/account/profile'));
      expectAskAgain(await former.post('/account/profile', { firstName: 'Eve' }));
      expectAskAgain(await former.post('/account/email', { email: newPerson().email }));
      expectAskAgain(await former.post('/account/reauthenticate', { password: 'a completely new password' }));
      // Nor is it told that nobody is signed in.
      expectAskAgain(await former.get('/account/session'));
      expectAskAgain(await former.get('/terms'));
      service.advance(11);
      assert.deepEqual((await former.get('/account/session')).body, { status: 'anonymous' });
      assert.deepEqual((await former.get('/terms')).body.accepted, null);
      expectSignedOut(await former.get('/account/profile'));
    }
    assert.equal((await browser.get('/account/session')).status, 200);
  });

  it('says nothing of it once it was ended, and nothing to whoever never had it', async () => {
    const { browser, person } = await signIn(service);
    const former = copyOf(service, browser);
    await browser.post('/account/reauthenticate', { password: person.password });
    await browser.post('/sign-out', {});
    expectSignedOut(await former.get('/account/profile'));
    expectSignedOut(await openBrowser(service).get('/account/profile'));
  });

  it('says nothing of it to the token before the former one', async () => {
    const { browser, person } = await signIn(service);
    const oldest = copyOf(service, browser);
    for (let i = 0; i < 2; i += 1) await browser.post('/account/reauthenticate', { password: person.password });
    expectSignedOut(await oldest.get('/account/profile'));
  });

  it('says nothing of it a while later, however much the session is used since', async () => {
    const { browser, person } = await signIn(service);
    const former = copyOf(service, browser);
    await browser.post('/account/reauthenticate', { password: person.password });
    // Written down at most once a minute.
    service.advance(61);
    assert.equal((await browser.get('/account/profile')).status, 200);
    expectSignedOut(await former.get('/account/profile'));
    assert.deepEqual((await former.get('/account/session')).body, { status: 'anonymous' });
  });
});
