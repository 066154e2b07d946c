import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, type Answer, type Browser } from '../support/browser.ts';
import { settle, signIn } from '../support/person.ts';
import { challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite } from '../support/site.ts';

const hour = 3600;
const day = 24 * hour;

describe('a session', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const statusOf = async (browser: Browser) => (await browser.get('/account/session')).body.status;
  const sessionCookie = ({ headers }: Answer): string =>
    headers.getSetCookie().find((cookie) => cookie.startsWith('ems.session_token=')) ?? '';
  const twoFactors = async () => {
    const { person, phone } = await secured(service);
    const { browser, challenge } = await challenged(service, person);
    await browser.post('/sign-in/second-factor', { challenge, code: await phone.nextCode() });
    return browser;
  };

  it('ends when it isn’t used for two weeks, and after 30 days however much it is', async () => {
    const { browser: idle } = await signIn(service);
    service.advance(14 * day + 61);
    assert.equal(await statusOf(idle), 'anonymous');
    const { browser: used } = await signIn(service);
    for (let days = 0; days < 27; days += 9) {
      service.advance(9 * day);
      assert.equal(await statusOf(used), 'terms_due', `after ${days + 9} days`);
    }
    service.advance(3 * day + 1);
    assert.equal(await statusOf(used), 'anonymous');
  });

  it('ends after 30 days also where something else has moved its end', async () => {
    const { browser } = await signIn(service);
    const end = new Date(service.now().getTime() + 90 * day * 1000).toISOString();
    await service.query(
      `update "session" set "expiresAt" = '${end}' where "createdAt" = (select max("createdAt") from "session")`,
    );
    service.advance(30 * day - 60);
    assert.equal(await statusOf(browser), 'terms_due');
    await service.query(
      `update "session" set "expiresAt" = '${end}' where "createdAt" = (select max("createdAt") from "session")`,
    );
    service.advance(61);
    assert.equal(await statusOf(browser), 'anonymous');
  });

  it('is shorter where a second factor was shown', async () => {
    const idle = await twoFactors();
    service.advance(3 * day + 61);
    assert.equal(await statusOf(idle), 'anonymous');
    const used = await twoFactors();
    for (let days = 0; days < 12; days += 2) {
      service.advance(2 * day);
      assert.equal(await statusOf(used), 'terms_due', `after ${days + 2} days`);
    }
    service.advance(2 * day + 1);
    assert.equal(await statusOf(used), 'anonymous');
  });

  it('is kept by the browser only where the person wants to stay signed in, and ends within a day elsewhere', async () => {
    const { person } = await settle(service);
    const staying = openBrowser(service);
    const kept = await staying.post('/sign-in/email', { ...person, staySignedIn: true });
    assert.match(sessionCookie(kept), /Max-Age=25920\d\d;/);
    const browser = openBrowser(service);
    const passing = await browser.post('/sign-in/email', { ...person, staySignedIn: false });
    assert.ok(sessionCookie(passing));
    assert.doesNotMatch(sessionCookie(passing), /Max-Age|Expires/i);
    const again = await browser.post('/account/reauthenticate', { password: person.password });
    assert.ok(sessionCookie(again));
    assert.doesNotMatch(sessionCookie(again), /Max-Age|Expires/i);
    service.advance(11 * hour);
    assert.equal(await statusOf(browser), 'terms_due');
    service.advance(11 * hour);
    assert.equal(await statusOf(browser), 'terms_due');
    service.advance(2 * hour + 1);
    assert.equal(await statusOf(browser), 'anonymous');
    assert.equal(await statusOf(staying), 'terms_due');
  });

  it('is kept or not by what was said before the code', async () => {
    const { person, phone } = await secured(service);
    for (const staySignedIn of [false, true]) {
      const browser = openBrowser(service);
      const { body } = await browser.post('/sign-in/email', { ...person, staySignedIn });
      const code = await phone.nextCode();
      const answer = await browser.post('/sign-in/second-factor', { challenge: body.challenge, code });
      assert.equal(/Max-Age/.test(sessionCookie(answer)), staySignedIn);
    }
  });

  it('is not lengthened by going on to another site, and takes its tokens along', async () => {
    const { browser, person } = await settle(service).then(async (settled) => {
      await settled.browser.post('/sign-in/email', { ...settled.person, staySignedIn: false });
      return settled;
    });
    const site = openSite(service);
    const page = await site.visit(browser, site.begin());
    const answer = await site.goOn(browser, page);
    assert.doesNotMatch(sessionCookie(answer), /Max-Age|Expires/i);
    const { accessToken } = await site.signIn(browser);
    service.advance(13 * hour);
    assert.equal((await site.pages(accessToken).get('/account/sessions')).status, 401);
    assert.ok(person.email);
  });

  it('of an earlier version goes on, and is held to being used from now on', async () => {
    const { browser } = await signIn(service);
    const end = new Date(service.now().getTime() + 25 * day * 1000).toISOString();
    await service.query(
      `update "session" set "endsAt" = null, "idleSeconds" = null, kept = null, "expiresAt" = '${end}', "lastUsedAt" = null
       where "createdAt" = (select max("createdAt") from "session")`,
    );
    assert.equal(await statusOf(browser), 'terms_due');
    service.advance(14 * day + 61);
    assert.equal(await statusOf(browser), 'anonymous');
  });

  it('lasts as the operator says', async (t) => {
    const strict = await startTestService({
      env: {
        SESSION_HOURS: '2',
        SESSION_IDLE_HOURS: '1',
        SESSION_TWO_FACTORS_HOURS: '1',
        SESSION_TWO_FACTORS_IDLE_HOURS: '0.5',
      },
    });
    t.after(() => strict.stop());
    const { browser } = await signIn(strict);
    strict.advance(hour - 60);
    assert.equal(await statusOf(browser), 'terms_due');
    strict.advance(hour + 61);
    assert.equal(await statusOf(browser), 'anonymous');
  });
});
