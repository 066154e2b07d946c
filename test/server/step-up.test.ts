import assert from 'node:assert/strict';
import { bearer } from 'better-auth/plugins';
import { after, before, describe, it } from 'node:test';
import { operations, type OperationName } from '../../src/contract/index.ts';
import { copyOf, newPerson, openBrowser, type Answer, type Browser } from '../support/browser.ts';
import { expectNobody, expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { beginPhone, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite } from '../support/site.ts';

/** Somebody whose requests carry the session as a bearer token and no cookie. */
const byBearer = (service: TestService, token: string, cookies = new Map<string, string>()): Browser => {
  const browser = openBrowser(service);
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  const authorization = `Bearer ${token}`;
  return {
    ...browser,
    get: (path, headers = {}) => browser.get(path, { authorization, ...headers }),
    post: (path, body, headers = {}) => browser.post(path, body, { authorization, ...headers }),
  };
};

/** The session of a browser as a bearer token without its signature. */
const tokenOf = ({ cookies }: Browser): string =>
  decodeURIComponent(cookies.get('ems.session_token') ?? '').split('.')[0] ?? '';

describe('a sensitive change', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ plugins: [bearer()] })));
  after(() => service.stop());

  /** All there is, except when a session was last used. */
  const everything = async (): Promise<string> => {
    const tables = [
      'user',
      'account',
      'authenticator',
      'recoveryCode',
      'emailChange',
      'accountLink',
      'serviceRecord',
      'outgoingMail',
      'signInChallenge',
    ];
    const rows = await Promise.all(tables.map((table) => service.query(`select * from "${table}" order by id`)));
    const sessions = await service.query('select id, token, factors from "session" order by id');
    return JSON.stringify([...rows, sessions]);
  };

  /** Every sensitive call, with bodies that would be right. */
  const attempts = async () => {
    const { browser, person, phone } = await secured(service);
    const pending = await beginPhone(service, browser);
    const other = openBrowser(service);
    const { body } = await other.post('/sign-in/email', person);
    await other.post('/sign-in/second-factor', { challenge: body.challenge, code: await phone.nextCode() });
    const { sessions } = (await browser.get('/account/sessions')).body as {
      sessions: { id: string; current: boolean }[];
    };
    const victim = sessions.find(({ current }) => !current)?.id;
    assert.ok(victim);
    await service.finalInbox(person.email);
    service.advance(301);
    const bodies: Partial<Record<OperationName, () => object | Promise<object>>> = {
      'email.change': () => ({ email: newPerson().email }),
      'password.change': () => ({ password: 'a completely new password', endOtherSessions: true }),
      'authenticators.enrol': () => ({}),
      'authenticators.activate': async () => ({ id: pending.id, code: await pending.code(), name: 'Mine now' }),
      'authenticators.remove': () => ({ id: phone.id }),
      'recoveryCodes.generate': () => ({}),
      'sessions.end': () => ({ id: victim }),
      'sessions.endOthers': () => ({}),
      'deletion.delete': () => ({}),
    };
    const sensitive = (Object.keys(operations) as OperationName[]).filter((name) => operations[name].sensitive);
    const calls = sensitive.map(
      (name) => [operations[name].http.path, bodies[name] ?? assert.fail(`What is sent for ${name}?`)] as const,
    );
    return { browser, person, calls };
  };

  it('is refused to an old session, by cookie, and changes nothing', async () => {
    const { browser, calls } = await attempts();
    const before = await everything();
    for (const [path, body] of calls) {
      expectProblem(await browser.post(path, await body()), 403, 'reauthentication_required');
      expectProblem(
        await browser.post(path, await body(), { 'idempotency-key': `stale${path}` }),
        403,
        'reauthentication_required',
      );
    }
    assert.equal(await everything(), before);
    assert.equal((await browser.get('/account/session')).status, 200);
  });

  it('is refused to an old session, by bearer token, and changes nothing', async () => {
    const { browser, calls } = await attempts();
    const attacker = byBearer(service, tokenOf(browser));
    assert.equal((await attacker.get('/account/session')).body.status, 'terms_due');
    const before = await everything();
    for (const [path, body] of calls)
      expectProblem(await attacker.post(path, await body()), 403, 'reauthentication_required');
    assert.equal(await everything(), before);
  });

  it('is refused to an old session, by the access token of another site, and changes nothing', async () => {
    const { browser, calls } = await attempts();
    const site = openSite(service);
    const pages = site.pages((await site.signIn(browser)).accessToken);
    assert.equal((await pages.get('/account/session')).body.status, 'terms_due');
    const before = await everything();
    for (const [path, body] of calls)
      expectProblem(await pages.post(path, await body()), 403, 'reauthentication_required');
    assert.equal(await everything(), before);
  });

  it('is refused to an old access token beside the fresh cookie of somebody else', async () => {
    const { browser, calls } = await attempts();
    const site = openSite(service);
    const { accessToken } = await site.signIn(browser);
    const { browser: fresh } = await signIn(service);
    const attacker = byBearer(service, accessToken, fresh.cookies);
    const before = await everything();
    for (const [path, body] of calls)
      expectProblem(await attacker.post(path, await body(), { origin: site.origin }), 403, 'reauthentication_required');
    // From the service's own pages it is no token at all.
    for (const [path, body] of calls) expectProblem(await attacker.post(path, await body()), 401, 'not_signed_in');
    assert.equal(await everything(), before);
  });

  it('is refused to an access token without the scope, however fresh the session', async () => {
    const { browser } = await signIn(service);
    const site = openSite(service);
    const pages = site.pages((await site.signIn(browser, 'openid offline_access')).accessToken);
    for (const path of [
      '/account/email',
      '/account/password',
      '/account/recovery-codes',
      '/account/sessions/end-others',
      '/account/deletion',
    ]) {
      expectProblem(await pages.post(path, {}), 403, 'forbidden');
    }
  });

  it('is refused to an old bearer token beside the fresh cookie of somebody else', async () => {
    const { browser, calls } = await attempts();
    const { browser: fresh } = await signIn(service);
    const attacker = byBearer(service, tokenOf(browser), fresh.cookies);
    const before = await everything();
    for (const [path, body] of calls)
      expectProblem(await attacker.post(path, await body()), 403, 'reauthentication_required');
    assert.equal(await everything(), before);
  });

  it('is refused to a session that nobody knows the age of', async () => {
    const { browser, person } = await signIn(service);
    await service.query(
      `update "session" set factors = null where "userId" = (select id from "user" where email = '${person.email}')`,
    );
    expectProblem(await browser.post('/account/deletion', {}), 403, 'reauthentication_required');
  });

  it('is refused without a session and with an invented token', async () => {
    const { calls } = await attempts();
    const before = await everything();
    for (const attacker of [
      openBrowser(service),
      byBearer(service, 'x'.repeat(32)),
      byBearer(service, `${'x'.repeat(32)}.${'y'.repeat(43)}`),
    ]) {
      for (const [path, body] of calls) expectProblem(await attacker.post(path, await body()), 401, 'not_signed_in');
    }
    assert.equal(await everything(), before);
  });

  it('is possible for five minutes after the password was given again, under a new token', async () => {
    const { browser, person } = await signIn(service);
    const token = tokenOf(browser);
    const old = copyOf(service, browser);
    service.advance(301);
    assert.deepEqual((await browser.get('/account/reauthentication')).body, { missing: [['password']] });
    const answer = await browser.post('/account/reauthenticate', { password: person.password });
    assert.deepEqual([answer.status, answer.body], [200, {}]);
    assert.deepEqual((await browser.get('/account/reauthentication')).body, { missing: [] });
    assert.notEqual(tokenOf(browser), token);
    for (const stolen of [byBearer(service, token), old]) expectNobody(await stolen.get('/account/session'));
    assert.equal((await browser.post('/account/sessions/end-others', {})).status, 200);
    service.advance(299);
    assert.equal((await browser.post('/account/sessions/end-others', {})).status, 200);
    service.advance(2);
    expectProblem(await browser.post('/account/sessions/end-others', {}), 403, 'reauthentication_required');
  });

  it('is possible for a bearer client that re-authenticates, with the token of the answer', async () => {
    const { browser, person } = await signIn(service);
    service.advance(301);
    const client = byBearer(service, tokenOf(browser));
    const { headers } = await client.post('/account/reauthenticate', { password: person.password });
    const renewed = byBearer(service, headers.get('set-auth-token') ?? '');
    assert.equal((await renewed.post('/account/sessions/end-others', {})).status, 200);
  });

  it('is possible after password and code, which then is used up', async () => {
    const { browser, person, phone } = await secured(service);
    expectProblem(
      await browser.post('/account/reauthenticate', { code: await phone.code() }),
      422,
      'code_already_used',
    );
    service.advance(301);
    const { body } = await browser.get('/account/reauthentication');
    assert.deepEqual(body, { missing: [['password'], ['totp', 'recovery_code']] });
    const code = await phone.code();
    expectProblem(
      await browser.post('/account/reauthenticate', { code: code === '000000' ? '000001' : '000000' }),
      422,
      'code_invalid',
    );
    const typed = ` ${code.slice(0, 3)} ${code.slice(3)} `;
    const both = { password: person.password, code: typed };
    assert.equal((await browser.post('/account/reauthenticate', both)).status, 200);
    assert.equal((await browser.post('/account/recovery-codes', {})).status, 200);
    expectProblem(await browser.post('/account/reauthenticate', { code }), 422, 'code_already_used');
  });

  it('stays refused after a wrong password', async () => {
    const { browser, person } = await signIn(service);
    service.advance(301);
    const wrong = await browser.post('/account/reauthenticate', { password: 'not the password' });
    expectProblem(wrong, 422, 'password_incorrect');
    assert.equal(wrong.body.field, 'password');
    expectProblem(await browser.post('/account/deletion', {}), 403, 'reauthentication_required');
    for (const body of [{}, { password: 1 }, { password: person.password, code: 0 }, []]) {
      expectProblem(await browser.post('/account/reauthenticate', body), 400, 'unexpected_answer');
    }
  });

  it('takes one of ten re-authentications with one code at the same moment', async () => {
    const { browser, phone } = await secured(service);
    service.advance(301);
    const code = await phone.code();
    const answers: Answer[] = await Promise.all(
      Array.from({ length: 10 }, () => browser.post('/account/reauthenticate', { code })),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  });

  it('is not possible for who guesses the password of an open browser', async (t) => {
    const limited = await startTestService({ env: { RATE_LIMITS: '1' } });
    t.after(() => limited.stop());
    const { browser, person } = await signIn(limited);
    for (let i = 0; i < 10; i += 1)
      expectProblem(
        await browser.post('/account/reauthenticate', { password: 'not the password' }),
        422,
        'password_incorrect',
      );
    const answer = await browser.post('/account/reauthenticate', { password: person.password });
    expectProblem(answer, 429, 'rate_limited');
    assert.equal(answer.headers.get('retry-after'), String(answer.body.retryAfter));
    limited.advance(answer.body.retryAfter as number);
    assert.equal((await browser.post('/account/reauthenticate', { password: person.password })).status, 200);
  });
});
