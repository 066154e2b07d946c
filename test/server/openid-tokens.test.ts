import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { storedToken } from '../../src/server/openid/token-models.ts';
import { newPerson, openBrowser, type Answer, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite, tokensOf, type Site, type Tokens } from '../support/site.ts';

describe('an access token', () => {
  let service: TestService;
  let site: Site;
  before(async () => {
    service = await startTestService();
    site = openSite(service);
  });
  after(() => service.stop());

  const renew = (refreshToken: string, client_id = site.id): Promise<Answer> =>
    site.ask({ grant_type: 'refresh_token', client_id, refresh_token: refreshToken });

  const expectDead = async (token: string): Promise<void> => {
    const answer = await site.pages(token).get('/account/session');
    expectProblem(answer, 401, 'not_signed_in');
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="invalid_token"');
    expectProblem(
      await site.pages(token).post('/account/profile', { firstName: 'Eve', lastName: 'X' }),
      401,
      'not_signed_in',
    );
  };

  it('opens the account endpoints as the session does, and shows it as the present one', async () => {
    const { browser } = await signIn(service);
    const pages = site.pages((await site.signIn(browser)).accessToken);
    const { sessions } = (await pages.get('/account/sessions')).body as { sessions: { current: boolean }[] };
    assert.deepEqual(
      sessions.map(({ current }) => current),
      [true],
    );
    assert.equal(
      (await pages.post('/account/profile', { firstName: 'Grace', lastName: 'Hopper' })).body.firstName,
      'Grace',
    );
    assert.equal(((await browser.get('/account/session')).body.account as { firstName: string }).firstName, 'Grace');
    const { version } = (await pages.get('/terms')).body;
    assert.equal((await pages.post('/terms/accept', { version })).status, 200);
    assert.equal((await browser.get('/account/session')).body.status, 'active');
  });

  it('is refused without the scope', async () => {
    const { browser } = await signIn(service);
    const { accessToken } = await site.signIn(browser, 'openid offline_access');
    const answer = await site.pages(accessToken).get('/account/session');
    expectProblem(answer, 403, 'forbidden');
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="insufficient_scope"');
    for (const path of ['/account/profile', '/account/deletion', '/terms/accept', '/sign-out'])
      expectProblem(await site.pages(accessToken).post(path, {}), 403, 'forbidden');
  });

  it('is refused when it is invented, expired or revoked, or a refresh token, and beside a good cookie too', async () => {
    const { browser } = await signIn(service);
    const { accessToken, refreshToken, idToken } = await site.signIn(browser);
    for (const token of ['x', 'x'.repeat(32), refreshToken, idToken, `${accessToken}x`]) await expectDead(token);
    expectProblem(await browser.get('/account/session', { authorization: 'Bearer x' }), 401, 'not_signed_in');
    await service.query(`update "oauthAccessToken" set "expiresAt" = '2020-01-01T00:00:00.000Z'`);
    await expectDead(accessToken);
    const second = tokensOf(await renew(refreshToken));
    const revoke = {
      method: 'POST',
      body: new URLSearchParams({ client_id: site.id, token: second.refreshToken, token_type_hint: 'refresh_token' }),
    };
    assert.equal((await openBrowser(service).send('/oauth2/revoke', revoke)).status, 200);
    await expectDead(second.accessToken);
    assert.equal((await renew(second.refreshToken)).body.error, 'invalid_grant');
  });

  it('is refused on the pages of another client', async () => {
    const { browser } = await signIn(service);
    const { accessToken } = await site.signIn(browser);
    for (const origin of [openSite(service, 'hosting').origin, 'https://evil.example', 'null']) {
      expectProblem(await site.pages(accessToken, origin).get('/account/session'), 401, 'not_signed_in');
    }
  });

  it('ends at once with its session, wherever that is ended', async () => {
    const ways: [string, (browser: Browser, person: { email: string; password: string }) => Promise<unknown>][] = [
      ['signing out at the service', (browser) => browser.post('/sign-out', {})],
      [
        'ending it from another session',
        async (_, person) => {
          const other = openBrowser(service);
          await other.post('/sign-in/email', person);
          assert.equal((await other.post('/account/sessions/end-others', {})).status, 200);
        },
      ],
      [
        'removing its row',
        (_, { email }) =>
          service.query(`delete from "session" where "userId" = (select id from "user" where email = '${email}')`),
      ],
      [
        'its end',
        (_, { email }) =>
          service.query(
            `update "session" set "expiresAt" = '2020-01-01T00:00:00.000Z' where "userId" = (select id from "user" where email = '${email}')`,
          ),
      ],
    ];
    for (const [what, end] of ways) {
      const { browser, person } = await signIn(service);
      const { accessToken, refreshToken } = await site.signIn(browser);
      assert.equal((await site.pages(accessToken).get('/account/session')).status, 200, what);
      await end(browser, person);
      await expectDead(accessToken);
      assert.equal((await renew(refreshToken)).body.error, 'invalid_grant', what);
    }
  });

  it('ends its session at the service, and the tokens of the other sites in it, by signing out', async () => {
    const { browser, person } = await signIn(service);
    const hosting = openSite(service, 'hosting');
    const { accessToken, refreshToken } = await site.signIn(browser);
    const other = await hosting.signIn(browser);
    assert.equal((await site.pages(accessToken).post('/sign-out', {})).status, 200);
    assert.deepEqual((await browser.get('/account/session')).body, { status: 'anonymous' });
    await expectDead(accessToken);
    expectProblem(await hosting.pages(other.accessToken).get('/account/session'), 401, 'not_signed_in');
    assert.equal((await renew(refreshToken)).body.error, 'invalid_grant');
    const left = `select r.id from "oauthRefreshToken" r join "user" u on u.id = r."userId" where u.email = '${person.email}'`;
    assert.deepEqual(await service.query(left), []);
  });

  it('is renewed after it was made fresh, which gives nobody the cookie and takes it from nobody', async () => {
    const { browser, person } = await signIn(service);
    const { accessToken, refreshToken } = await site.signIn(browser);
    service.advance(301);
    const pages = site.pages(accessToken);
    expectProblem(await pages.post('/account/sessions/end-others', {}), 403, 'reauthentication_required');
    const answer = await pages.post('/account/reauthenticate', { password: person.password });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('set-cookie'), null);
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
    const renewed = site.pages(tokensOf(await renew(refreshToken)).accessToken);
    assert.equal((await renewed.post('/account/sessions/end-others', {})).status, 200);
  });

  describe('a refresh token that was used', () => {
    /** A person with two devices at the site. */
    const twoDevices = async () => {
      const { browser, person } = await signIn(service);
      const other = openBrowser(service);
      assert.equal((await other.post('/sign-in/email', person)).status, 200);
      return { here: await site.signIn(browser), there: await site.signIn(other) };
    };
    const expectLive = async (token: string): Promise<void> =>
      assert.equal((await site.pages(token).get('/account/session')).status, 200);
    /** The device that nobody meddled with. */
    const expectUntouched = async ({ accessToken, refreshToken }: Tokens): Promise<void> => {
      await expectLive(accessToken);
      await expectLive(tokensOf(await renew(refreshToken)).accessToken);
    };
    /** Nobody waits that long. */
    const passInterval = (): Promise<unknown> =>
      service.query(
        `update "oauthRefreshToken" set "rotationReplayExpiresAt" = '2020-01-01T00:00:00.000Z' where "rotationReplayExpiresAt" is not null`,
      );
    const giveBack = (token: string, client_id = site.id): Promise<Answer> =>
      openBrowser(service).send('/oauth2/revoke', {
        method: 'POST',
        body: new URLSearchParams({ token, client_id, token_type_hint: 'refresh_token' }),
      });

    it('is answered the same again when the answer was lost', async () => {
      const { here, there } = await twoDevices();
      const lost = tokensOf(await renew(here.refreshToken));
      assert.notEqual(lost.refreshToken, here.refreshToken);
      const again = tokensOf(await renew(here.refreshToken));
      assert.deepEqual([again.accessToken, again.refreshToken], [lost.accessToken, lost.refreshToken]);
      await expectLive(again.accessToken);
      await expectLive(tokensOf(await renew(again.refreshToken)).accessToken);
      await expectUntouched(there);
    });

    it('ends its grant later, and no other of the same person', async () => {
      const { here, there } = await twoDevices();
      const second = tokensOf(await renew(here.refreshToken));
      await passInterval();
      assert.equal((await renew(here.refreshToken)).body.error, 'invalid_grant');
      assert.equal((await renew(second.refreshToken)).body.error, 'invalid_grant');
      await expectDead(second.accessToken);
      await expectUntouched(there);
    });

    it('ends its grant at once when somebody has gone on with the answer', async () => {
      const { here, there } = await twoDevices();
      const second = tokensOf(await renew(here.refreshToken));
      const third = tokensOf(await renew(second.refreshToken));
      // The provider counts in seconds.
      await service.query(
        `update "oauthRefreshToken" set "rotatedAt" = '2026-01-01T00:00:00.000Z' where token = '${storedToken(here.refreshToken)}'`,
      );
      assert.equal((await renew(here.refreshToken)).body.error, 'invalid_grant');
      await expectDead(third.accessToken);
      assert.equal((await renew(third.refreshToken)).body.error, 'invalid_grant');
      await expectUntouched(there);
    });

    it('is worth nothing to another client, and ends nothing there', async () => {
      const { here } = await twoDevices();
      const second = tokensOf(await renew(here.refreshToken));
      await passInterval();
      assert.equal((await renew(here.refreshToken, 'hosting')).body.error, 'invalid_grant');
      assert.equal((await giveBack(here.refreshToken, 'hosting')).status, 200);
      await expectUntouched(second);
    });

    it('twice at the same moment renews once, and ends nothing', async () => {
      const { here, there } = await twoDevices();
      const answers = await Promise.all([renew(here.refreshToken), renew(here.refreshToken)]);
      const renewed = answers.filter(({ status }) => status === 200).map(tokensOf);
      assert.ok(renewed.length > 0);
      for (const { status, body } of answers)
        if (status !== 200) assert.deepEqual([status, body.error], [400, 'invalid_grant']);
      for (const { accessToken } of renewed) await expectLive(accessToken);
      await expectUntouched(there);
    });

    it('ends its grant when it is given back, and no other of the same person', async () => {
      const { here, there } = await twoDevices();
      const second = tokensOf(await renew(here.refreshToken));
      assert.equal((await giveBack(here.refreshToken)).status, 200);
      await expectDead(second.accessToken);
      await expectUntouched(there);
    });
  });

  it('is not renewed for another client, nor with more scope', async () => {
    const { browser } = await signIn(service);
    const { refreshToken } = await site.signIn(browser, 'openid offline_access');
    assert.equal((await renew(refreshToken, 'hosting')).body.error, 'invalid_grant');
    const more = await site.ask({
      grant_type: 'refresh_token',
      client_id: site.id,
      refresh_token: refreshToken,
      scope: 'openid account',
    });
    assert.equal(more.body.error, 'invalid_scope');
  });

  it('goes with a deleted account', async () => {
    const { browser } = await signIn(service);
    const { accessToken } = await site.signIn(browser);
    assert.equal((await site.pages(accessToken).post('/account/deletion', {})).status, 200);
    await expectDead(accessToken);
  });
});

describe('a page of another site', () => {
  let service: TestService;
  let site: Site;
  before(async () => {
    service = await startTestService();
    site = openSite(service);
  });
  after(() => service.stop());

  const preflight = (origin: string): Promise<Answer> =>
    openBrowser(service).send('/account/session', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'authorization' },
    });

  it('may call with a token and without the cookie', async () => {
    const { status, headers } = await preflight(site.origin);
    assert.equal(status, 204);
    assert.match(headers.get('access-control-allow-headers') ?? '', /authorization/);
    assert.equal(headers.get('access-control-allow-origin'), site.origin);
    assert.equal(headers.get('access-control-allow-credentials'), null);
    assert.equal((await preflight(service.origin)).headers.get('access-control-allow-credentials'), 'true');
    expectProblem(await preflight('https://evil.example'), 403, 'forbidden');
  });

  it('is nobody by a cookie, whatever the browser sends', async () => {
    const { browser } = await signIn(service);
    assert.deepEqual((await browser.get('/account/session', { origin: site.origin })).body, { status: 'anonymous' });
    expectProblem(
      await browser.post('/account/profile', { firstName: 'E', lastName: 'X' }, { origin: site.origin }),
      401,
      'not_signed_in',
    );
  });

  it('can register somebody, verify the address and show the terms', async () => {
    const browser = openBrowser({ baseURL: service.baseURL, origin: site.origin });
    const person = newPerson();
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' };
    assert.equal((await browser.post('/sign-up/email', person, headers)).status, 200);
    const [mail] = await service.inbox(person.email);
    assert.equal((await browser.post('/email-verification/verify', { token: mail.token }, headers)).status, 200);
    assert.equal((await browser.get('/terms')).status, 200);
    assert.equal((await browser.get('/account/policy')).status, 200);
  });
});
