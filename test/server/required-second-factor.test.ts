import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations } from '../../src/contract/operations.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
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
});
