import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { copyOf, openBrowser, password, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { addPhone } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite } from '../support/site.ts';

const rounds = 12;

describe('a session that is ended while another tab renews it', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const renew = (browser: Browser) => browser.post('/account/reauthenticate', { password });

  const expectNothingWorks = async (...browsers: Browser[]): Promise<void> => {
    for (const browser of browsers) {
      assert.deepEqual((await browser.get('/account/session')).body, { status: 'anonymous' });
      expectProblem(await browser.get('/account/profile'), 401, 'not_signed_in');
      expectProblem(await renew(browser), 401, 'not_signed_in');
    }
  };

  it('is over when the sign-out comes with the cookie from before the renewal', async () => {
    const { browser } = await signIn(service);
    const leaving = copyOf(service, browser);
    assert.equal((await renew(browser)).status, 200);
    assert.equal((await leaving.post('/sign-out', {})).status, 200);
    await expectNothingWorks(browser, leaving);
  });

  it('is over when a thief renewed the cookie again and again before its owner signed out', async () => {
    const { browser } = await signIn(service);
    const thief = copyOf(service, browser);
    for (let i = 0; i < 3; i += 1) assert.equal((await renew(thief)).status, 200);
    service.advance(60);
    assert.equal((await browser.post('/sign-out', {})).status, 200);
    await expectNothingWorks(thief, browser);
  });

  it('stays over when the renewal comes after the sign-out', async () => {
    const { browser } = await signIn(service);
    const renewing = copyOf(service, browser);
    assert.equal((await browser.post('/sign-out', {})).status, 200);
    expectProblem(await renew(renewing), 401, 'not_signed_in');
    await expectNothingWorks(browser, renewing);
  });

  it('is over in whichever order both are carried out at the same moment', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { browser } = await signIn(service);
      const [leaving, renewing] = [copyOf(service, browser), copyOf(service, browser)];
      const both = [() => leaving.post('/sign-out', {}), () => renew(renewing)];
      if (round % 2) both.reverse();
      await Promise.all(both.map((send) => send()));
      await expectNothingWorks(browser, leaving, renewing);
    }
  });

  it('is over with a proof, codes and authenticators that renew it at the same moment', async () => {
    const { browser } = await signIn(service);
    await addPhone(service, browser);
    const former = copyOf(service, browser);
    const renewals = ['/account/recovery-codes', '/account/sessions/end-others'].map(async (path) => {
      const tab = copyOf(service, former);
      await tab.post(path, {});
      return tab;
    });
    await former.post('/sign-out', {});
    await expectNothingWorks(browser, former, ...(await Promise.all(renewals)));
  });

  it('takes the tokens of other sites with it', async () => {
    const site = openSite(service);
    const { browser } = await signIn(service);
    const { accessToken } = await site.signIn(browser);
    const leaving = copyOf(service, browser);
    await renew(browser);
    assert.equal((await site.pages(accessToken).get('/account/sessions')).status, 200);
    await leaving.post('/sign-out', {});
    expectProblem(await site.pages(accessToken).get('/account/sessions'), 401, 'not_signed_in');
  });

  it('gives no other site tokens that outlive it, or the end of all others', async () => {
    const site = openSite(service);
    for (const path of ['/sign-out', '/account/sessions/end-others'])
      for (let round = 0; round < rounds * 2; round += 1) {
        const { browser } = await signIn(service);
        const thief = copyOf(service, browser);
        const authorization = site.begin();
        const page = await site.visit(thief, authorization);
        const going = site.goOn(thief, page);
        // So that some are carried out while the code is written: a few questions that take as long as coming there does.
        for (let i = 0; i < round % 4; i += 1) await thief.get('/account/policy');
        const [gone, end] = await Promise.all([going, browser.post(path, {})]);
        assert.equal(end.status, 200);
        if (gone.status !== 200) expectProblem(gone, 401, 'not_signed_in');
        const code = /[?&]code=(\w+)/.exec(String(gone.body.url))?.[1];
        if (code === undefined) continue;
        assert.equal((await site.exchange(code, authorization)).body.error, 'invalid_grant', `${path}, ${round}`);
      }
  });

  it('is over when somebody signs in again in a browser that has its former cookie', async () => {
    const { browser, person } = await signIn(service);
    const again = copyOf(service, browser);
    await renew(browser);
    assert.equal((await again.post('/sign-in/email', person)).status, 200);
    await expectNothingWorks(browser);
    assert.notDeepEqual((await again.get('/account/session')).body, { status: 'anonymous' });
  });

  it('is over when it is another one, ended in the list or with all others, or by another password', async () => {
    const ends: ((mine: Browser, other: string) => Promise<unknown>)[] = [
      (mine, id) => mine.post('/account/sessions/end', { id }),
      (mine) => mine.post('/account/sessions/end-others', {}),
      (mine) =>
        mine.post('/account/password', {
          currentPassword: password,
          password: 'a completely new password',
          endOtherSessions: true,
        }),
    ];
    for (const [at, end] of ends.entries())
      for (let round = 0; round < rounds / 2; round += 1) {
        const { browser, person } = await signIn(service);
        const other = openBrowser(service);
        await other.post('/sign-in/email', person);
        const { sessions } = (await browser.get('/account/sessions')).body as {
          sessions: { id: string; current: boolean }[];
        };
        const { id } = sessions.find(({ current }) => !current)!;
        const both = [() => end(browser, id), () => renew(other)];
        if (round % 2) both.reverse();
        await Promise.all(both.map((send) => send()));
        assert.deepEqual((await other.get('/account/session')).body, { status: 'anonymous' }, `end ${at}`);
        assert.notDeepEqual((await browser.get('/account/session')).body, { status: 'anonymous' }, `end ${at}`);
      }
  });

  it('doesn’t begin with a password that is replaced at the same moment', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { browser, person } = await signIn(service);
      const guest = openBrowser(service);
      const change = { currentPassword: password, password: 'a completely new password', endOtherSessions: true };
      const both = [() => browser.post('/account/password', change), () => guest.post('/sign-in/email', person)];
      if (round % 2) both.reverse();
      await Promise.all(both.map((send) => send()));
      assert.deepEqual((await guest.get('/account/session')).body, { status: 'anonymous' }, `round ${round}`);
    }
  });

  it('doesn’t begin with the password alone while the first authenticator is activated', async () => {
    const { browser, person } = await signIn(service);
    const guests = Array.from({ length: rounds }, () => openBrowser(service));
    const asked = guests.map((guest) => guest.post('/sign-in/email', person));
    await addPhone(service, browser);
    await Promise.all(asked);
    for (const guest of guests) assert.deepEqual((await guest.get('/account/session')).body, { status: 'anonymous' });
  });
});
