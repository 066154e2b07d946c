import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { copyOf, openBrowser, password, type Answer, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { addPhone, challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite, tokensOf, type Site } from '../support/site.ts';

const next = 'a completely new password';
const sqlite = process.env.TEST_DATABASE_URL === undefined && 'SQLite ends nothing for a deadlock: on-postgres.test.ts';

describe('the tokens of another site', () => {
  let service: TestService;
  let site: Site;
  before(async () => {
    service = await startTestService();
    site = openSite(service, 'hosting');
  });
  after(() => service.stop());

  const renew = (refreshToken: string): Promise<Answer> =>
    site.ask({ grant_type: 'refresh_token', client_id: site.id, refresh_token: refreshToken });

  const renewed = async (refreshToken: string): Promise<Browser> =>
    site.pages(tokensOf(await renew(refreshToken)).accessToken);

  const isAlive = async (browser: Browser): Promise<boolean> => {
    const { status, body } = await browser.get('/account/session');
    return status === 200 && body.status !== 'anonymous';
  };

  it('grow no fresher by what is shown in the session, and end with its others', async () => {
    const { browser, person } = await signIn(service);
    const { accessToken, refreshToken } = await site.signIn(browser);
    service.advance(301);
    const stolen = site.pages(accessToken);
    expectProblem(await stolen.post('/account/authenticators/enrol', {}), 403, 'reauthentication_required');
    assert.equal((await browser.post('/account/reauthenticate', { password: person.password })).status, 200);
    expectProblem(await stolen.post('/account/authenticators/enrol', {}), 403, 'reauthentication_required');
    assert.equal((await browser.post('/account/sessions/end-others', {})).status, 200);
    assert.equal(await isAlive(stolen), false, 'the other sessions were ended');
    assert.equal((await renew(refreshToken)).body.error, 'invalid_grant');
  });

  it('stay stale by a step-up with the cookie, renewed ones too', async () => {
    const { browser, person } = await signIn(service);
    const { accessToken, refreshToken } = await site.signIn(browser);
    service.advance(301);
    assert.equal((await browser.post('/account/reauthenticate', { password: person.password })).status, 200);
    for (const pages of [site.pages(accessToken), await renewed(refreshToken)]) {
      expectProblem(await pages.post('/account/authenticators/enrol', {}), 403, 'reauthentication_required');
      assert.deepEqual((await pages.get('/account/reauthentication')).body, { missing: [['password']] });
    }
  });

  it('change no password by what was given with the cookie, however fresh they are', async () => {
    const { browser, person } = await signIn(service);
    const pages = site.pages((await site.signIn(browser)).accessToken);
    assert.equal((await browser.post('/account/reauthenticate', { password: person.password })).status, 200);
    assert.deepEqual((await pages.get('/account/reauthentication')).body, { missing: [] });
    const without = { password: next, endOtherSessions: false };
    expectProblem(await pages.post('/account/password', without), 403, 'reauthentication_required');
    assert.equal((await browser.post('/account/password', without)).status, 200);
  });

  it('are fresh by a step-up of their own, which leaves cookie and other sites as they were', async () => {
    const { browser, person } = await signIn(service);
    const { accessToken, refreshToken } = await site.signIn(browser);
    const elsewhere = openSite(service).pages((await openSite(service).signIn(browser)).accessToken);
    const again = site.pages((await site.signIn(browser)).accessToken);
    service.advance(301);
    const pages = site.pages(accessToken);
    const answer = await pages.post('/account/reauthenticate', { password: person.password });
    assert.deepEqual([answer.status, answer.headers.get('set-cookie')], [200, null]);
    assert.equal(await isAlive(browser), true);
    // A copy of the token that called is worth nothing any more.
    expectProblem(await pages.post('/account/authenticators/enrol', {}), 401, 'not_signed_in');
    for (const stale of [browser, elsewhere, again])
      expectProblem(await stale.post('/account/authenticators/enrol', {}), 403, 'reauthentication_required');
    assert.equal((await (await renewed(refreshToken)).post('/account/authenticators/enrol', {})).status, 200);
  });

  it('without a refresh token go on after a step-up', async () => {
    const { browser, person } = await signIn(service);
    const pages = site.pages((await site.signIn(browser, 'openid account')).accessToken);
    service.advance(301);
    assert.equal((await pages.post('/account/reauthenticate', { password: person.password })).status, 200);
    assert.equal((await pages.post('/account/authenticators/enrol', {})).status, 200);
  });

  it('want the second factor as the session does, and show it for themselves', async () => {
    const { browser, person, phone, codes } = await secured(service);
    const { accessToken, refreshToken } = await site.signIn(browser);
    service.advance(301);
    assert.equal(
      (await site.pages(accessToken).post('/account/reauthenticate', { password: person.password })).status,
      200,
    );
    const second = tokensOf(await renew(refreshToken));
    const pages = site.pages(second.accessToken);
    expectProblem(
      await pages.post('/account/authenticators/remove', { id: phone.id }),
      403,
      'reauthentication_required',
    );
    assert.equal((await pages.post('/account/reauthenticate', { recoveryCode: codes[0] })).status, 200);
    const third = site.pages(tokensOf(await renew(second.refreshToken)).accessToken);
    assert.equal((await third.post('/account/authenticators/remove', { id: phone.id })).status, 200);
  });

  /** What ends everything else, done with the cookie or with the tokens of a site. */
  const ends: [string, (caller: Browser, phoneId: string) => Promise<Answer>][] = [
    [
      'a changed password',
      (caller) =>
        caller.post('/account/password', { currentPassword: password, password: next, endOtherSessions: true }),
    ],
    ['ending the others', (caller) => caller.post('/account/sessions/end-others', {})],
    ['a removed authenticator', (caller, id) => caller.post('/account/authenticators/remove', { id })],
    ['recovery codes made anew', (caller) => caller.post('/account/recovery-codes', {})],
    [
      'a second authenticator',
      (caller) => addPhone(service, caller, 'Tablet').then(() => caller.get('/account/policy')),
    ],
  ];

  for (const [what, end] of ends) {
    it(`end with ${what}, and so do the codes that would become some and copies of the cookie`, async () => {
      const { browser, phone } = await secured(service);
      const { accessToken, refreshToken } = await site.signIn(browser);
      const waiting = site.begin();
      const code = await site.codeFor(browser, waiting);
      const copy = copyOf(service, browser);
      assert.equal((await end(browser, phone.id)).status, 200);
      assert.equal(await isAlive(browser), true);
      assert.equal(await isAlive(copy), false);
      assert.equal(await isAlive(site.pages(accessToken)), false);
      assert.equal((await renew(refreshToken)).body.error, 'invalid_grant');
      assert.equal((await site.exchange(code, waiting)).body.error, 'invalid_grant');
    });
  }

  for (const [what, end] of ends.slice(0, 4)) {
    it(`end with ${what} done at one of the sites, which alone goes on, with renewed ones`, async () => {
      const { browser, phone } = await secured(service);
      const { accessToken, refreshToken } = await site.signIn(browser);
      const other = await openSite(service).signIn(browser);
      const again = await site.signIn(browser);
      assert.equal((await end(site.pages(accessToken), phone.id)).status, 200);
      assert.equal(await isAlive(browser), false, 'nobody has the cookie');
      for (const dead of [other, again]) {
        const pages = dead === other ? openSite(service).pages(dead.accessToken) : site.pages(dead.accessToken);
        assert.equal(await isAlive(pages), false);
      }
      assert.equal(await isAlive(site.pages(accessToken)), false, 'a copy of the token that called');
      assert.equal(await isAlive(await renewed(refreshToken)), true);
    });
  }

  it('end by a command of whoever runs the service, and so do all sessions of that account', async () => {
    const { browser, person } = await signIn(service);
    const { browser: other } = await signIn(service);
    const { accessToken, refreshToken } = await site.signIn(browser);
    assert.equal(await service.signOutEverywhere(person.email.toUpperCase()), true);
    assert.equal(await service.signOutEverywhere('nobody@example.org'), false);
    assert.deepEqual([await isAlive(browser), await isAlive(site.pages(accessToken))], [false, false]);
    assert.equal((await renew(refreshToken)).body.error, 'invalid_grant');
    assert.equal(await isAlive(other), true);
  });

  it('are told once more how a change ended whose answer was lost', async () => {
    const { browser } = await signIn(service);
    const { accessToken, refreshToken } = await site.signIn(browser);
    const headers = { 'idempotency-key': randomUUID() };
    const change = { currentPassword: password, password: next, endOtherSessions: true };
    assert.equal((await site.pages(accessToken).post('/account/password', change, headers)).status, 200);
    const again = await (await renewed(refreshToken)).post('/account/password', change, headers);
    assert.deepEqual([again.status, again.body], [200, {}]);
  });

  it('from before grants were kept are refused, and those that a site gets next are not', async () => {
    const { browser } = await signIn(service);
    const { accessToken, refreshToken } = await site.signIn(browser);
    await service.query('delete from "tokenGrant"');
    assert.equal(await isAlive(site.pages(accessToken)), false);
    assert.equal((await renew(refreshToken)).body.error, 'invalid_grant');
    assert.equal(await isAlive(site.pages((await site.signIn(browser)).accessToken)), true);
  });
});

describe('a code that is exchanged', () => {
  let service: TestService;
  let site: Site;
  before(async () => {
    service = await startTestService();
    site = openSite(service, 'hosting');
  });
  after(() => service.stop());

  it('several times at one moment has one winner or none, and is never a failure of the service', async () => {
    const { browser } = await signIn(service);
    for (let round = 0; round < 30; round += 1) {
      const authorization = site.begin();
      const code = await site.codeFor(browser, authorization);
      const answers = await Promise.all(Array.from({ length: 4 }, () => site.exchange(code, authorization)));
      const won = answers.filter(({ status }) => status === 200);
      assert.ok(won.length <= 1, `${won.length} winners in round ${round}`);
      for (const { status, body } of answers.filter((answer) => !won.includes(answer)))
        assert.deepEqual([status, body.error], [400, 'invalid_grant']);
    }
  });

  it('and a refresh token with the account’s deletion at one moment are refused, or give what ends with it', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { browser, person } = await signIn(service);
      const authorization = site.begin();
      const code = await site.codeFor(browser, authorization);
      const { refreshToken } = await site.signIn(browser);
      const here = (path: string): Promise<Answer> => copyOf(service, browser).post(path, {});
      const tokens = [
        site.exchange(code, authorization),
        site.ask({ grant_type: 'refresh_token', client_id: site.id, refresh_token: refreshToken }),
      ];
      const others = [
        here('/account/deletion'),
        here('/account/authenticators/enrol'),
        openBrowser(service).post('/sign-in/device-link', { email: person.email }),
        openBrowser(service).post('/sign-in/email', person),
      ];
      for (const { status, body } of await Promise.all([...others, ...tokens]))
        assert.ok(status < 500, JSON.stringify(body));
      assert.deepEqual(await service.query(`select id from "user" where email = '${person.email}'`), []);
      for (const answer of (await Promise.all(tokens)).filter(({ status }) => status === 200))
        expectProblem(await site.pages(tokensOf(answer).accessToken).get('/account/session'), 401, 'not_signed_in');
    }
  });

  it(
    'and whose rows somebody else wants at one moment is refused, and no failure of the service',
    { skip: sqlite },
    async () => {
      const { browser } = await signIn(service);
      const { refreshToken } = await site.signIn(browser);
      const table = '"oauthAccessToken"';
      await service.query(`create function lose() returns trigger language plpgsql as
      $$ begin raise exception 'deadlock detected' using errcode = '40P01'; end $$`);
      await service.query(`create trigger lost before insert on ${table} for each row execute function lose()`);
      const body = { grant_type: 'refresh_token', client_id: site.id, refresh_token: refreshToken };
      const answer = await site.ask(body);
      await service.query(`drop trigger lost on ${table}`);
      assert.deepEqual([answer.status, answer.body.error], [400, 'invalid_grant']);
    },
  );

  it('while its session ends is refused, or gives what ends with it', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { browser } = await signIn(service);
      const authorization = site.begin();
      const code = await site.codeFor(browser, authorization);
      const [answer] = await Promise.all([site.exchange(code, authorization), browser.post('/sign-out', {})]);
      // The provider's own word for it is `invalid_request`.
      if (answer.status !== 200) assert.equal(answer.status, 400, JSON.stringify(answer.body));
      else expectProblem(await site.pages(tokensOf(answer).accessToken).get('/account/session'), 401, 'not_signed_in');
    }
  });

  const claimsOf = (idToken: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

  it('names the factors in its ID token, and so does what renews it', async () => {
    const { browser, person } = await signIn(service);
    const first = await site.signIn(browser);
    const { acr, amr } = claimsOf(first.idToken);
    assert.deepEqual([acr, amr], ['1', ['pwd']]);
    const phone = await addPhone(service, browser);
    await browser.post('/account/recovery-codes', {});
    const second = await site.signIn(browser);
    assert.deepEqual(claimsOf(second.idToken).amr, ['pwd', 'otp', 'mfa']);
    const renewal = { grant_type: 'refresh_token', client_id: site.id, refresh_token: second.refreshToken };
    const renewed = claimsOf(tokensOf(await site.ask(renewal)).idToken);
    assert.deepEqual([renewed.acr, renewed.amr], ['2', ['pwd', 'otp', 'mfa']]);
    const elsewhere = await challenged(service, person);
    const code = await phone.nextCode();
    await elsewhere.browser.post('/sign-in/second-factor', { challenge: elsewhere.challenge, code });
    assert.equal(claimsOf((await site.signIn(elsewhere.browser)).idToken).acr, '2');
  });

  it('names a recovery code as one of several factors', async () => {
    const { person, codes } = await secured(service);
    const { browser, challenge } = await challenged(service, person);
    await browser.post('/sign-in/second-factor', { challenge, recoveryCode: codes[0] });
    const { acr, amr } = claimsOf((await site.signIn(browser)).idToken);
    assert.deepEqual([acr, amr], ['2', ['pwd', 'mfa']]);
  });
});
