import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations } from '../../src/contract/operations.ts';
import type { OperationName } from '../../src/contract/routes.ts';
import { operationEvents, securityEvents, type SecurityEventName } from '../../src/contract/security-events.ts';
import { createAccountHandler, type LogEntry } from '../../src/server/index.ts';
import { newPerson, openBrowser, type Answer, type Browser } from '../support/browser.ts';
import { settle, signIn } from '../support/person.ts';
import { addPhone, challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite } from '../support/site.ts';

const names = Object.keys(operations) as OperationName[];
const clientAddress = '127.0.0.1';

describe('security events', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const events = (): LogEntry[] => service.logged.filter(({ level }) => level === 'security');
  /** What was reported of these calls, and what they answered. */
  const during = async <T>(work: () => Promise<T>): Promise<{ answer: T; reported: LogEntry[] }> => {
    const count = events().length;
    const answer = await work();
    return { answer, reported: events().slice(count) };
  };
  const idOf = async ({ email }: { email: string }): Promise<unknown> =>
    (await service.query(`select id from "user" where email = '${email}'`))[0]?.id;

  it('are named by every operation that changes anything', () => {
    for (const name of names) {
      const { method } = operations[name].http;
      if (method === 'POST' && name !== 'verification.status') assert.ok(operationEvents[name], name);
      else assert.equal(operationEvents[name], null, name);
    }
  });

  it('say whose account, from where and why, where an operation refuses', async () => {
    for (const name of names) {
      const { http, session } = operations[name];
      const event = operationEvents[name];
      if (session === 'none' && event === null) continue;
      const browser = openBrowser(service);
      const { answer, reported } = await during(() =>
        http.method === 'GET' ? browser.get(http.path) : browser.post(http.path, { nothing: 'of that' }),
      );
      if (answer.status < 400) continue;
      const { code: reason, reference } = answer.body;
      const expected = { level: 'security', event: event ?? 'access_refused', outcome: 'failure', reason, reference };
      assert.deepEqual(reported, [{ ...expected, clientAddress }], name);
    }
  });

  it('tell of a wrong password, a wrong code, a link that comes twice, and a limit', async (t) => {
    const strict = await startTestService({ env: { RATE_LIMITS: '1' } });
    t.after(() => strict.stop());
    const { person, browser } = await settle(strict);
    const phone = await (async () => {
      await browser.post('/sign-in/email', person);
      return addPhone(strict, browser);
    })();
    strict.logged.length = 0;
    const wrong = { ...person, password: 'not the password of it' };
    for (let i = 0; i < 11; i += 1) await openBrowser(strict).post('/sign-in/email', wrong);
    const told = strict.logged.filter(({ level }) => level === 'security');
    const reasons = told.map(({ event, outcome, reason }) => [event, outcome, reason].join(' '));
    assert.equal(reasons[0], 'sign_in failure credentials_invalid');
    assert.equal(reasons.at(-1), 'sign_in failure rate_limited');
    assert.ok(told[0]?.accountId);
    assert.ok(phone.id);
  });

  it('tell what was shown at a sign-in, step by step, and which session came of it', async () => {
    const { person, phone, codes } = await secured(service);
    const accountId = await idOf(person);
    const { answer, reported } = await during(() => challenged(service, person));
    const common = { level: 'security', outcome: 'success', accountId, clientAddress };
    assert.deepEqual(reported, [{ ...common, event: 'second_factor_asked', factors: ['password'] }]);
    const { challenge, browser } = answer;
    const failed = await during(() => browser.post('/sign-in/second-factor', { challenge, code: '000000' }));
    assert.deepEqual(
      failed.reported.map(({ event, outcome, reason, accountId: whose }) => [event, outcome, reason, whose]),
      [['second_factor', 'failure', 'code_invalid', accountId]],
    );
    const code = await phone.nextCode();
    const right = await during(() => browser.post('/sign-in/second-factor', { challenge, code }));
    const [first, { event: besides } = {}] = right.reported;
    assert.equal(besides, 'new_device');
    assert.ok(first);
    const { sessionId, ...rest } = first;
    assert.deepEqual(rest, { ...common, event: 'second_factor', factors: ['totp'] });
    const { sessions } = (await browser.get('/account/sessions')).body as {
      sessions: { id: string; current: boolean }[];
    };
    assert.equal(sessionId, sessions.find(({ current }) => current)?.id);
    const again = await challenged(service, person);
    const used = await during(() =>
      again.browser.post('/sign-in/second-factor', { challenge: again.challenge, recoveryCode: codes[0] }),
    );
    assert.deepEqual(
      used.reported.map(({ event, factors }) => [event, factors]),
      [
        ['second_factor', ['recovery_code']],
        ['recovery_code_used', ['recovery_code']],
        ['new_device', ['recovery_code']],
      ],
    );
    const out = await during(() => browser.post('/sign-out', {}));
    assert.deepEqual(out.reported, [{ ...common, event: 'sign_out', sessionId }]);
  });

  it('tell of other sites: who went on to which, and a token that came twice', async () => {
    const { browser, person } = await signIn(service);
    const accountId = await idOf(person);
    const site = openSite(service);
    const { answer: tokens, reported } = await during(() => site.signIn(browser));
    assert.deepEqual(
      reported.map(({ event, clientId, accountId: whose }) => [event, clientId, whose]),
      [
        ['site_sign_in', undefined, accountId],
        ['tokens_issued', site.id, accountId],
      ],
    );
    const renew = () =>
      site.ask({ grant_type: 'refresh_token', refresh_token: tokens.refreshToken, client_id: site.id });
    await renew();
    const retried = await during(renew);
    assert.deepEqual(
      retried.reported.map(({ event, outcome }) => [event, outcome]),
      [['tokens_issued', 'success']],
    );
    await service.query(`update "oauthRefreshToken" set "rotationReplayExpiresAt" = '2020-01-01T00:00:00.000Z'`);
    const second = await during(renew);
    assert.deepEqual(
      second.reported.map(({ event, outcome, reason, accountId: whose }) => [event, outcome, reason, whose]),
      [['tokens_reused', 'failure', 'invalid_grant', accountId]],
    );
    const nonsense = await during(() => site.ask({ grant_type: 'authorization_code', code: 'x', client_id: site.id }));
    assert.deepEqual(
      nonsense.reported.map(({ event, outcome }) => [event, outcome]),
      [['tokens_issued', 'failure']],
    );
    for (const words of ['ada@example.org', 'Call +1 900 555 0100', '\u202e\u009b2J']) {
      const stranger = await during(() => site.ask({ grant_type: 'authorization_code', code: 'x', client_id: words }));
      assert.deepEqual(
        stranger.reported.map(({ event, outcome, clientId }) => [event, outcome, clientId]),
        [['tokens_issued', 'failure', undefined]],
      );
    }
  });

  it('are none where the page of a link asks whose it is, and a failure where that is no link', async () => {
    const { person } = await settle(service);
    await openBrowser(service).post('/password-reset/request', { email: person.email });
    const token = (await service.finalInbox(person.email)).at(-1)?.token ?? '';
    const opened = await during(() => openBrowser(service).post('/password-reset/confirm', { token }));
    assert.deepEqual(opened.reported, []);
    const guessed = await during(() => openBrowser(service).post('/password-reset/confirm', { token: 'x' }));
    assert.deepEqual(
      guessed.reported.map(({ event, outcome, reason }) => [event, outcome, reason]),
      [['password_reset', 'failure', 'token_invalid']],
    );
  });

  it('hold no address, name, password, code or token', async () => {
    const { browser, person, phone, codes } = await secured(service);
    await openBrowser(service).post('/password-reset/request', { email: person.email });
    await browser.post('/account/reauthenticate', { code: await phone.nextCode() });
    await openBrowser(service).post('/sign-in/email', { ...person, password: 'another password of mine' });
    const mails = await service.finalInbox(person.email);
    const text = JSON.stringify(events());
    const secrets = [
      person.email,
      person.lastName,
      person.password,
      'another password of mine',
      phone.secret,
      ...codes,
      ...mails.flatMap(({ token }) => token || []),
      ...[...browser.cookies.values()].map((value) => decodeURIComponent(value).split('.')[0] ?? value),
    ];
    for (const secret of secrets) assert.ok(!text.includes(secret), secret);
  });

  it('that cannot be kept are logged, and change no answer', async () => {
    const logged: LogEntry[] = [];
    const handler = createAccountHandler(
      {
        handler: () => Promise.resolve(new Response('{}')),
        $context: Promise.resolve({
          baseURL: 'http://id.example.org/api/auth',
          secret: 'x',
          secretConfig: 'x',
          authCookies: { sessionToken: { name: 'ems.session_token' }, dontRememberToken: { name: 'x' } },
          sessionConfig: { expiresIn: 1 },
          getPlugin: () => ({ options: { onSecurityEvent: () => Promise.reject(new Error('The disk is full.')) } }),
        } as never),
      },
      { allowedOrigins: [], log: (entry) => void logged.push(entry) },
    );
    const request = new Request('http://id.example.org/api/auth/sign-out', { method: 'POST', body: '{}' });
    assert.equal((await handler(request)).status, 200);
    assert.deepEqual(
      logged.map(({ level, event, about }) => [level, event, about]),
      [['error', 'security_event_failed', 'sign_out']],
    );
  });

  it('are emitted for the success of every operation that has one', async () => {
    const succeeded = new Map<OperationName, Answer>();
    const call = async (browser: Browser, name: OperationName, body: object): Promise<Answer> => {
      const { answer, reported } = await during(() => browser.post(operations[name].http.path, body));
      assert.equal(answer.status, 200, `${name} ${JSON.stringify(answer.body)}`);
      const [main] = reported;
      assert.deepEqual(
        [main?.event, main?.outcome, main?.clientAddress],
        [operationEvents[name], 'success', clientAddress],
      );
      if (operations[name].session === 'required') assert.ok(main?.accountId && main.sessionId, name);
      succeeded.set(name, answer);
      return answer;
    };
    const browser = openBrowser(service);
    const person = newPerson();
    const { body: registered } = await call(browser, 'registration.register', person);
    service.advance(61);
    await call(browser, 'verification.resend', { email: person.email, ticket: registered.ticket });
    const mails = await service.inbox(person.email, { count: 2 });
    await call(browser, 'verification.verify', { token: mails.at(-1)?.token, ticket: registered.ticket });
    await call(browser, 'session.signIn', person);
    await call(browser, 'reauthentication.reauthenticate', { password: person.password });
    const { version } = (await browser.get('/terms')).body;
    await call(browser, 'terms.accept', { version });
    await call(browser, 'profile.update', { firstName: 'Grace', lastName: 'Hopper' });
    const site = openSite(service);
    const page = await site.visit(browser, site.begin());
    await call(browser, 'openid.continue', { oauth_query: page.search.slice(1) });

    await call(browser, 'authenticators.enrol', {});
    const phone = await addPhone(service, browser);
    assert.deepEqual(
      events()
        .slice(-2)
        .map(({ event }) => event),
      ['factor_added', 'sessions_ended'] satisfies SecurityEventName[],
    );
    succeeded.set('authenticators.activate', { status: 200, headers: new Headers(), body: {} });
    await call(browser, 'reauthentication.reauthenticate', { code: await phone.nextCode() });
    await call(browser, 'authenticators.rename', { id: phone.id, name: 'Mine' });
    await call(browser, 'recoveryCodes.generate', {});
    const second = await challenged(service, person);
    await call(second.browser, 'secondFactor.verify', { challenge: second.challenge, code: await phone.nextCode() });
    const { sessions } = (await browser.get('/account/sessions')).body as {
      sessions: { id: string; current: boolean }[];
    };
    await call(browser, 'sessions.end', { id: sessions.find(({ current }) => !current)?.id });
    await call(browser, 'sessions.endOthers', {});

    const address = newPerson().email;
    await call(browser, 'email.change', { email: address });
    service.advance(61);
    await call(browser, 'email.resend', {});
    await call(browser, 'email.cancel', {});
    await call(browser, 'reauthentication.reauthenticate', { code: await phone.nextCode() });
    service.advance(61);
    await call(browser, 'email.change', { email: address });
    const changes = (await service.finalInbox(address)).filter(({ token }) => token);
    await call(browser, 'email.confirm', { token: changes.at(-1)?.token });
    await call(browser, 'reauthentication.reauthenticate', { code: await phone.nextCode() });
    await call(browser, 'password.change', { password: 'a completely new one, 28', endOtherSessions: true });
    await call(browser, 'authenticators.remove', { id: phone.id });
    await call(browser, 'passwordReset.request', { email: address });
    const reset = (await service.finalInbox(address)).filter(({ token }) => token);
    await call(browser, 'passwordReset.confirm', { token: reset.at(-1)?.token, password: 'and another one, 29' });
    await call(browser, 'session.signIn', { email: address, password: 'and another one, 29' });
    await call(browser, 'deletion.delete', {});
    await call(browser, 'session.requestDeviceLink', { email: person.email });
    const { browser: last } = await signIn(service);
    await call(last, 'session.signOut', {});

    const missing = names.filter((name) => operationEvents[name] !== null && !succeeded.has(name));
    assert.deepEqual(missing, []);
  });

  it('stand in one list, and each is used', () => {
    const used = new Set<string>(Object.values(operationEvents).filter((event) => event !== null));
    const elsewhere = [
      'new_device',
      'second_factor_asked',
      'recovery_code_used',
      'tokens_issued',
      'tokens_reused',
      'tokens_revoked',
      'access_refused',
      'operator_command',
    ];
    assert.deepEqual(
      Object.keys(securityEvents).filter((name) => !used.has(name) && !elsewhere.includes(name)),
      [],
    );
  });
});
