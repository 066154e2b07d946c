import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations } from '../../src/contract/operations.ts';
import { newPerson, openBrowser, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { settle, signIn } from '../support/person.ts';
import { mutations } from '../support/sample-bodies.ts';
import { addPhone, beginPhone, challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite } from '../support/site.ts';

const acceptTerms = async (browser: Browser) => {
  const { version } = (await browser.get('/terms')).body;
  assert.equal((await browser.post('/terms/accept', { version })).status, 200);
};

const statusOf = async (browser: Browser) => (await browser.get('/account/session')).body.status;

describe('a service that requires a second factor', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ env: { REQUIRE_SECOND_FACTOR: 'on' } })));
  after(() => service.stop());

  it('says at the sign-in that it is due, after the terms, and when it no longer is', async () => {
    const { browser, person } = await settle(service);
    const signedIn = await browser.post('/sign-in/email', person);
    assert.deepEqual([signedIn.status, signedIn.body.status], [200, 'terms_due']);
    await acceptTerms(browser);
    assert.equal(await statusOf(browser), 'second_factor_due');
    const again = await openBrowser(service).post('/sign-in/email', person);
    assert.equal(again.body.status, 'second_factor_due');
    await addPhone(service, browser);
    assert.equal(await statusOf(browser), 'active');
  });

  it('answers nothing else of the account before, whatever is asked, and everything afterwards', async () => {
    const { browser } = await signIn(service);
    await acceptTerms(browser);
    const closed = Object.values(operations).filter(
      ({ session, withoutSecondFactor }) => session === 'required' && !withoutSecondFactor,
    );
    assert.ok(closed.length > 10);
    for (const { http } of closed) {
      // Wants the query that the provider signed first.
      if (http.path === '/openid/continue') continue;
      const body = mutations.find(({ path }) => path === http.path)?.body;
      const answer = await (body ? browser.post(http.path, body) : browser.get(http.path));
      expectProblem(answer, 403, 'second_factor_due');
    }
    await addPhone(service, browser);
    for (const { http } of closed.filter(({ http }) => http.method === 'GET'))
      assert.equal((await browser.get(http.path)).status, 200, http.path);
    assert.equal((await browser.post('/account/recovery-codes', {})).status, 200);
  });

  it('leaves open what leads there, and out', async () => {
    const { browser, person } = await signIn(service);
    service.advance(301);
    expectProblem(await browser.post('/account/authenticators/enrol', {}), 403, 'reauthentication_required');
    assert.deepEqual((await browser.get('/account/reauthentication')).body, { missing: [['password']] });
    assert.equal((await browser.post('/account/reauthenticate', { password: person.password })).status, 200);
    assert.deepEqual((await browser.get('/account/authenticators')).body, { authenticators: [] });
    await beginPhone(service, browser);
    assert.equal((await browser.post('/sign-out', {})).status, 200);
    assert.equal(await statusOf(browser), 'anonymous');
  });

  it('doesn’t let the last one be removed, and another one in its place does', async () => {
    const { browser, phone } = await secured(service);
    expectProblem(await browser.post('/account/authenticators/remove', { id: phone.id }), 409, 'last_authenticator');
    const left = (await browser.get('/account/recovery-codes')).body;
    assert.notEqual(left.recoveryCodes, null);
    service.advance(30);
    await addPhone(service, browser, 'Tablet');
    assert.equal((await browser.post('/account/authenticators/remove', { id: phone.id })).status, 200);
    assert.equal(((await browser.get('/account/authenticators')).body.authenticators as unknown[]).length, 1);
  });

  it('leaves the last one when two are removed at the same moment', async () => {
    const { browser, phone } = await secured(service);
    service.advance(30);
    const tablet = await addPhone(service, browser, 'Tablet');
    await Promise.all([phone, tablet].map(({ id }) => browser.post('/account/authenticators/remove', { id })));
    const { authenticators } = (await browser.get('/account/authenticators')).body;
    assert.equal((authenticators as unknown[]).length, 1);
  });

  it('ends the other sessions with the first one, also where they were to stay', async () => {
    const { browser, person } = await signIn(service);
    const other = openBrowser(service);
    await other.post('/sign-in/email', person);
    const phone = await beginPhone(service, browser);
    const activation = { id: phone.id, code: await phone.code(), name: 'Phone', endOtherSessions: false };
    assert.equal((await browser.post('/account/authenticators/activate', activation)).status, 200);
    assert.equal(await statusOf(other), 'anonymous');
    const { methods } = await challenged(service, person);
    assert.deepEqual(methods, ['totp']);
  });

  it('signs nobody in to another site before, neither by the press nor after a registration', async () => {
    const site = openSite(service);
    const { browser } = await signIn(service);
    await acceptTerms(browser);
    const asked = site.begin();
    const page = await site.visit(browser, asked);
    expectProblem(await site.goOn(browser, page), 403, 'second_factor_due');
    const created = await site.visit(browser, site.begin({ prompt: 'create' }));
    const body = { oauth_query: created.search.slice(1), created: true };
    const answer = await browser.post('/oauth2/continue', body);
    assert.ok(!JSON.stringify(answer.body).includes('code='), JSON.stringify(answer.body));
    await addPhone(service, browser);
    assert.notEqual(await site.codeFor(browser, site.begin()), '');
  });

  it('refuses tokens from before the account owed it', async () => {
    const site = openSite(service);
    const { browser, person } = await signIn(service);
    await acceptTerms(browser);
    await addPhone(service, browser);
    const { accessToken } = await site.signIn(browser);
    assert.equal((await site.pages(accessToken).get('/account/sessions')).status, 200);
    await service.query(
      `delete from "authenticator" where "userId" = (select id from "user" where email = '${person.email}')`,
    );
    expectProblem(await site.pages(accessToken).get('/account/sessions'), 403, 'second_factor_due');
    assert.equal((await site.pages(accessToken).get('/account/session')).body.status, 'second_factor_due');
  });
});

describe('a second factor that is required from now on', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('takes whatever began before an account’s own and never showed it for nothing', async () => {
    const site = openSite(service);
    const { browser, person } = await signIn(service);
    const other = openBrowser(service);
    await other.post('/sign-in/email', person);
    const { accessToken } = await site.signIn(other);
    const phone = await beginPhone(service, browser);
    const activation = { id: phone.id, code: await phone.code(), name: 'Phone', endOtherSessions: false };
    assert.equal((await browser.post('/account/authenticators/activate', activation)).status, 200);
    assert.equal((await other.get('/account/profile')).status, 200);
    const page = await site.visit(other, site.begin({ prompt: 'create' }));
    await service.restart({ REQUIRE_SECOND_FACTOR: 'on' });
    for (const old of [other, site.pages(accessToken)])
      expectProblem(await old.get('/account/profile'), 401, 'not_signed_in');
    assert.equal(await statusOf(other), 'anonymous');
    expectProblem(await site.goOn(other, page), 401, 'not_signed_in');
    const passing = await other.post('/oauth2/continue', { oauth_query: page.search.slice(1), created: true });
    assert.ok(!JSON.stringify(passing.body).includes('code='), JSON.stringify(passing.body));
    assert.notEqual(await statusOf(browser), 'anonymous');
    assert.equal((await browser.get('/account/profile')).status, 200);
    assert.notEqual(await site.codeFor(browser, site.begin()), '');
  });

  /** Somebody who owes the second factor from now on, with whatever `before` begins while nobody is asked for one. */
  const owing = async <Begun>(before: (begun: Awaited<ReturnType<typeof signIn>>) => Promise<Begun>) => {
    await service.restart({ REQUIRE_SECOND_FACTOR: 'off' });
    const someone = await signIn(service);
    await acceptTerms(someone.browser);
    const begun = await before(someone);
    await service.restart({ REQUIRE_SECOND_FACTOR: 'on' });
    return { ...someone, begun };
  };

  it('puts no address in force that waited before, and does once there is one', async () => {
    const { browser, person, begun } = await owing(async ({ browser }) => {
      const { email } = newPerson();
      assert.equal((await browser.post('/account/email', { email })).status, 200);
      return { email, token: (await service.inbox(email))[0].token };
    });
    const { token } = begun;
    const { password } = person;
    const wrong = { token, password: 'not the password at all' };
    expectProblem(await openBrowser(service).post('/account/email/confirm', wrong), 422, 'password_incorrect');
    // Whoever clicks: in the account's session, and with its password alone.
    expectProblem(await browser.post('/account/email/confirm', { token }), 403, 'second_factor_due');
    const stranger = openBrowser(service);
    expectProblem(await stranger.post('/account/email/confirm', { token, password }), 403, 'second_factor_due');
    assert.equal((await openBrowser(service).post('/sign-in/email', person)).status, 200);
    await addPhone(service, browser);
    assert.equal((await browser.post('/account/email/confirm', { token })).status, 200);
    assert.equal((await browser.get('/account/session')).body.status, 'active');
  });

  it('lets a forgotten password be replaced, which leads to nothing but the set-up', async () => {
    const { browser, person, begun } = await owing(async ({ person }) => {
      await openBrowser(service).post('/password-reset/request', { email: person.email });
      return (await service.inbox(person.email, { count: 2 })).at(-1)?.token;
    });
    const password = 'a completely new password';
    assert.equal((await openBrowser(service).post('/password-reset/confirm', { token: begun, password })).status, 200);
    assert.equal(await statusOf(browser), 'anonymous');
    const again = openBrowser(service);
    const signedIn = await again.post('/sign-in/email', { ...person, password });
    assert.deepEqual([signedIn.status, signedIn.body.status], [200, 'second_factor_due']);
    expectProblem(await again.get('/account/profile'), 403, 'second_factor_due');
  });

  it('deletes nothing, however fresh the session was', async () => {
    const { browser } = await owing(({ browser }) => browser.get('/account/deletion'));
    expectProblem(await browser.post('/account/deletion', {}), 403, 'second_factor_due');
    assert.equal(await statusOf(browser), 'second_factor_due');
  });

  it('is owed by whoever registered before, and by whoever has none left after a recovery', async () => {
    await service.restart({ REQUIRE_SECOND_FACTOR: 'off' });
    const registering = openBrowser(service);
    const late = newPerson({ acceptedTerms: (await registering.get('/terms')).body.version });
    await registering.post('/sign-up/email', late);
    const lost = await secured(service);
    await acceptTerms(lost.browser);
    assert.equal((await service.recovery().start(lost.person.email)).ok, true);
    await service.restart({ REQUIRE_SECOND_FACTOR: 'on' });

    const token = (await service.inbox(late.email))[0].token;
    assert.equal((await registering.post('/email-verification/verify', { token })).status, 200);
    assert.equal((await registering.post('/sign-in/email', late)).body.status, 'second_factor_due');

    service.advance(7 * 24 * 3600 + 1);
    assert.equal((await service.recovery().finish(lost.person.email)).ok, true);
    await openBrowser(service).post('/password-reset/request', { email: lost.person.email });
    const mails = await service.finalInbox(lost.person.email);
    const reset = mails.map((mail) => mail.token).findLast((each) => each !== undefined);
    const password = 'a completely new password';
    assert.equal((await openBrowser(service).post('/password-reset/confirm', { token: reset, password })).status, 200);
    const back = await openBrowser(service).post('/sign-in/email', { ...lost.person, password });
    assert.equal(back.body.status, 'second_factor_due');
    await openBrowser(service).post('/sign-out', {});
  });

  it('gives another site no tokens for what it began before, and renews none', async () => {
    const site = openSite(service);
    const { browser, begun } = await owing(async ({ browser }) => {
      const authorization = site.begin();
      return { authorization, code: await site.codeFor(browser, authorization), tokens: await site.signIn(browser) };
    });
    const { authorization, code, tokens } = begun;
    assert.notEqual(code, '');
    const refused = await site.exchange(code, authorization);
    assert.deepEqual([refused.status, refused.body.error], [400, 'invalid_grant']);
    const renewal = { grant_type: 'refresh_token', client_id: site.id, refresh_token: tokens.refreshToken };
    const renewed = await site.ask(renewal);
    assert.deepEqual([renewed.status, renewed.body.error], [400, 'invalid_grant']);
    // Their owner goes on there by the way that everybody goes.
    await addPhone(service, browser);
    assert.notEqual((await site.signIn(browser)).accessToken, 'undefined');
  });
});
