import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { copyOf, openBrowser, type Browser } from '../support/browser.ts';
import { expectNobody, expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { addPhone, beginPhone, challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('the factors that a session has shown', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const missing = async (browser: Browser) => (await browser.get('/account/reauthentication')).body.missing;

  const asks = async (email: string, password: string) =>
    'challenge' in (await openBrowser(service).post('/sign-in/email', { email, password })).body;

  /** Every way to take the second factor off, or to put another one in its place. */
  const expectRefused = async (browser: Browser, phoneId: string): Promise<void> => {
    const attempts: [string, object][] = [
      ['/account/authenticators/remove', { id: phoneId }],
      ['/account/authenticators/enrol', {}],
      ['/account/recovery-codes', {}],
      ['/account/sessions/end-others', {}],
      ['/account/email', { email: 'eve@example.net' }],
      ['/account/deletion', {}],
    ];
    for (const [path, body] of attempts)
      expectProblem(await browser.post(path, body), 403, 'reauthentication_required');
  };

  /** An account whose owner sets a second factor up while somebody else who knows the password is signed in. */
  const besideAnother = async () => {
    const { browser, person } = await signIn(service);
    const attacker = openBrowser(service);
    assert.equal((await attacker.post('/sign-in/email', person)).status, 200);
    const phone = await beginPhone(service, browser);
    const activate = { id: phone.id, code: await phone.code(), name: 'Phone' };
    return { browser, person, attacker, phone, activate };
  };

  it('don’t take the second factor off by the password alone, in a session from before it', async () => {
    const { browser, person, attacker, phone, activate } = await besideAnother();
    await browser.post('/account/authenticators/activate', { ...activate, endOtherSessions: false });
    // While the attacker's password is still fresh, and after it was given again.
    await expectRefused(attacker, phone.id);
    service.advance(301);
    assert.deepEqual(await missing(attacker), [['password'], ['totp']]);
    assert.equal((await attacker.post('/account/reauthenticate', { password: person.password })).status, 200);
    assert.deepEqual(await missing(attacker), [['totp']]);
    await expectRefused(attacker, phone.id);
    assert.equal(await asks(person.email, person.password), true);
    assert.equal((await browser.post('/account/reauthenticate', { password: person.password })).status, 200);
    assert.equal((await browser.post('/account/reauthenticate', { code: await phone.nextCode() })).status, 200);
    assert.deepEqual(await missing(browser), []);
    assert.equal((await browser.post('/account/authenticators/remove', { id: phone.id })).status, 200);
  });

  it('end with the first activation in every other session, unless they are to stay', async () => {
    const { browser, attacker, activate } = await besideAnother();
    const copy = copyOf(service, browser);
    assert.equal((await browser.post('/account/authenticators/activate', activate)).status, 200);
    for (const each of [attacker, copy]) expectNobody(await each.get('/account/session'));
    // The code of the set-up was the second factor's first.
    assert.deepEqual(await missing(browser), []);
    assert.equal((await browser.post('/account/recovery-codes', {})).status, 200);
  });

  it('grow old each by itself', async () => {
    const { browser, person, phone } = await secured(service);
    service.advance(200);
    await browser.post('/account/reauthenticate', { password: person.password });
    service.advance(200);
    assert.deepEqual(await missing(browser), [['totp', 'recovery_code']]);
    await expectRefused(browser, phone.id);
    await browser.post('/account/reauthenticate', { code: await phone.code() });
    service.advance(150);
    assert.deepEqual(await missing(browser), [['password']]);
    await expectRefused(browser, phone.id);
  });

  it('are shown by a recovery code too, which is used up and told of, at the sign-in and later', async () => {
    const { browser, person, codes } = await secured(service);
    service.advance(301);
    const proof = { password: person.password, recoveryCode: codes[0] };
    expectProblem(
      await browser.post('/account/reauthenticate', { ...proof, password: 'not the password' }),
      422,
      'password_incorrect',
    );
    assert.equal((await browser.post('/account/reauthenticate', proof)).status, 200);
    assert.deepEqual(await missing(browser), []);
    expectProblem(await browser.post('/account/reauthenticate', proof), 422, 'code_already_used');
    assert.match((await service.finalInbox(person.email)).at(-1)?.subject ?? '', /recovery code/i);
    const other = await challenged(service, person);
    const second = { challenge: other.challenge, recoveryCode: codes[1] };
    assert.equal((await other.browser.post('/sign-in/second-factor', second)).status, 200);
    assert.equal((await other.browser.post('/account/sessions/end-others', {})).status, 200);
  });

  it('are asked for as they can be given: no recovery code where none is left', async () => {
    const { browser } = await signIn(service);
    await addPhone(service, browser);
    service.advance(301);
    assert.deepEqual(await missing(browser), [['password'], ['totp']]);
    expectProblem(await browser.post('/account/reauthenticate', { recoveryCode: 'x' }), 422, 'code_invalid');
  });

  it('are recorded all or none: a wrong code records no password', async () => {
    const { browser, person } = await secured(service);
    service.advance(301);
    const before = await missing(browser);
    const wrong = await browser.post('/account/reauthenticate', { password: person.password, code: 'x' });
    expectProblem(wrong, 422, 'code_invalid');
    assert.deepEqual(await missing(browser), before);
  });

  it('are the password alone in a session from before factors were told apart', async () => {
    const { browser, person, phone } = await secured(service);
    const now = service.now().toISOString();
    await service.query(
      `update "session" set factors = null, "authenticatedAt" = '${now}' where "userId" = (select id from "user" where email = '${person.email}')`,
    );
    assert.deepEqual(await missing(browser), [['totp', 'recovery_code']]);
    await expectRefused(browser, phone.id);
    assert.equal((await browser.post('/account/reauthenticate', { code: await phone.nextCode() })).status, 200);
    assert.equal((await browser.post('/account/authenticators/remove', { id: phone.id })).status, 200);
  });

  it('and every session else end where a factor is taken off or its codes made anew', async () => {
    const ways: [string, (phoneId: string) => object][] = [
      ['/account/authenticators/remove', (id) => ({ id })],
      ['/account/recovery-codes', () => ({})],
    ];
    for (const [path, body] of ways) {
      const { browser, person, phone } = await secured(service);
      const other = await challenged(service, person);
      const second = { challenge: other.challenge, code: await phone.nextCode() };
      assert.equal((await other.browser.post('/sign-in/second-factor', second)).status, 200);
      const halfway = await challenged(service, person);
      const copy = copyOf(service, browser);
      assert.equal((await browser.post(path, body(phone.id))).status, 200);
      for (const each of [other.browser, copy]) expectNobody(await each.get('/account/session'), path);
      assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
      const late = await halfway.browser.post('/sign-in/second-factor', {
        challenge: halfway.challenge,
        code: await phone.nextCode(),
      });
      expectProblem(late, 410, 'challenge_expired');
    }
  });
});
