import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SessionState } from '../../../../src/client/ports/session.ts';
import { createEmsServiceClient, emsServiceScope } from '../../../../src/client/ems-service/index.ts';
import { createOidcSession } from '../../../../src/client/session/oidc/index.ts';
import type { Outcome } from '../../../../src/client/outcome.ts';
import type { Browser } from '../../../support/browser.ts';
import { signIn } from '../../../support/person.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openSite, type Site } from '../../../support/site.ts';
import { createPage, type BarePage } from '../../support/bare-page.ts';
import { createStorage } from '../../support/service-harness.ts';

describe('a session by OpenID Connect', () => {
  let service: TestService;
  let site: Site;
  before(async () => {
    service = await startTestService();
    site = openSite(service);
  });
  after(() => service.stop());

  /** What the page has sent, by whatever way. */
  let sent: Request[] = [];
  let listening = false;
  const listen = (t: { after(end: () => void): void }): void => {
    sent = [];
    if (listening) return;
    const real = globalThis.fetch;
    listening = true;
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      sent.push(request.clone());
      return real(request);
    };
    t.after(() => {
      globalThis.fetch = real;
      listening = false;
    });
  };
  const asked = (path: string): Request[] => sent.filter(({ url }) => new URL(url).pathname.endsWith(path));

  const open = (
    page: BarePage = createPage(site.redirectUri),
    storage = createStorage(),
    tokens: 'memory' | 'session-storage' = 'memory',
  ) => {
    const session = createOidcSession({
      authority: service.baseURL,
      clientId: site.id,
      scope: emsServiceScope,
      tokens,
      mode: 'redirect',
      storage,
      page,
    });
    const client = createEmsServiceClient({
      baseURL: service.baseURL,
      storage,
      session,
      fetch: (input, init) =>
        fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), origin: site.origin } }),
      retryDelays: [],
    });
    let announced = 0;
    client.session.subscribe(() => void announced++);
    return { client, session, page, storage, announced: () => announced };
  };

  type Tab = ReturnType<typeof open>;

  /** The page leaves, the person presses "Continue" there, and this is the address that the browser is led back to. */
  const away = async ({ client, page }: Tab, browser: Browser): Promise<URL> => {
    const problem = client.session.start();
    const left = await Promise.race([page.left, problem]);
    assert.ok(left instanceof URL, JSON.stringify(left));
    const signInPage = await site.visit(browser, {
      path: left.href.slice(service.baseURL.length),
      verifier: '',
      state: '',
      nonce: '',
    });
    return new URL(String((await site.goOn(browser, signInPage)).body.url));
  };

  const emailOf = (outcome: Outcome<SessionState>): string | undefined =>
    outcome.ok && 'account' in outcome.value ? outcome.value.account.email : undefined;

  const expectCalmRefusal = async (tab: Tab, what: string, exchanges = 0): Promise<void> => {
    // Whoever asks first: each hears who is there, and why it is nobody.
    for (const outcome of await Promise.all([tab.client.session.current(), tab.client.session.current()])) {
      assert.deepEqual(outcome, { ok: true, value: { status: 'anonymous' } }, what);
    }
    assert.equal(tab.client.session.refusal?.()?.code, 'challenge_expired', what);
    assert.equal(asked('/oauth2/token').length, exchanges, what);
    assert.equal(tab.page.url().search, '', what);
    assert.deepEqual(await tab.client.session.current(), { ok: true, value: { status: 'anonymous' } }, what);
    assert.equal(tab.client.session.refusal?.()?.code, 'challenge_expired', what);
  };

  it('asks the service for nothing of an account while nobody is signed in', async (t) => {
    listen(t);
    const { client } = open();
    const { profile, email, password, sessions, terms } = client;
    for (const call of [
      profile.current!(),
      email.pending(),
      email.cancel(),
      password.status!(),
      sessions.list(),
      terms.accept({ version: '2026-01' }),
    ]) {
      const outcome = await call;
      assert.equal(!outcome.ok && outcome.problem.code, 'not_signed_in');
    }
    assert.deepEqual(sent, []);
    // What is for everybody is asked.
    assert.equal((await terms.current()).ok, true);
  });

  it('comes back with a code, exchanges it once however many ask, and leaves nothing in the address', async (t) => {
    const { browser, person } = await signIn(service);
    const tab = open();
    const back = await away(tab, browser);
    listen(t);
    back.searchParams.set('journey', 'element-one');
    tab.page.go(back.href);
    const first = tab.client.session.current();
    assert.equal(tab.page.url().href, `${site.redirectUri}?journey=element-one`, 'at once');
    const answers = await Promise.all([first, tab.client.session.current(), tab.client.session.current()]);
    assert.deepEqual(answers.map(emailOf), [person.email, person.email, person.email]);
    assert.equal(asked('/oauth2/token').length, 1);
    assert.equal(tab.announced(), 1);
    assert.ok(sent.every(({ headers }) => !headers.has('cookie')));
    assert.ok(sent.every(({ credentials }) => credentials === 'omit'));
    assert.ok(sent.every(({ url }) => !/access_token|refresh_token|[?&]code=/.test(url)));
  });

  it('is there for a page whose first question is another one', async () => {
    const { browser, person } = await signIn(service);
    const tab = open();
    tab.page.go((await away(tab, browser)).href);
    assert.equal((await tab.client.sessions.list()).ok, true);
    assert.equal(tab.page.url().search, '');
    assert.equal(emailOf(await tab.client.session.current()), person.email);
    const wrong = open();
    const back = await away(wrong, browser);
    back.searchParams.set('state', 'x');
    wrong.page.go(back.href);
    assert.equal((await wrong.client.sessions.list()).ok, false);
    await wrong.client.session.current();
    assert.equal(wrong.client.session.refusal?.()?.code, 'challenge_expired');
    void wrong.client.session.start();
    assert.equal(wrong.client.session.refusal?.(), undefined, 'another one begins');
  });

  it('holds tokens in the page only, or in the tab for the next page', async () => {
    const { browser, person } = await signIn(service);
    for (const tokens of ['memory', 'session-storage'] as const) {
      const tab = open(undefined, undefined, tokens);
      tab.page.go((await away(tab, browser)).href);
      assert.equal(emailOf(await tab.client.session.current()), person.email);
      const next = open(createPage(site.redirectUri), tab.storage, tokens);
      assert.equal(emailOf(await next.client.session.current()), tokens === 'memory' ? undefined : person.email);
    }
  });

  it('refuses what belongs to no sign-in that was begun here', async (t) => {
    const { browser } = await signIn(service);
    const changes: [string, (url: URL) => void][] = [
      ['a changed state', ({ searchParams }) => searchParams.set('state', 'x'.repeat(32))],
      ['no state', ({ searchParams }) => searchParams.delete('state')],
      ['another issuer', ({ searchParams }) => searchParams.set('iss', 'https://evil.example')],
      ['no issuer', ({ searchParams }) => searchParams.delete('iss')],
    ];
    for (const [what, change] of changes) {
      const tab = open();
      const back = await away(tab, browser);
      listen(t);
      const good = back.href;
      change(back);
      tab.page.go(back.href);
      await expectCalmRefusal(tab, what);
      // The wrong answer to a sign-in has used it up, where it names it.
      if (what.endsWith('issuer')) {
        tab.page.go(good);
        await expectCalmRefusal(tab, `${what}, then the right answer`);
      }
    }
  });

  it('refuses a code that comes a second time, or in another tab', async (t) => {
    const { browser, person } = await signIn(service);
    const tab = open();
    const back = await away(tab, browser);
    tab.page.go(back.href);
    assert.equal(emailOf(await tab.client.session.current()), person.email);
    await tab.client.session.signOut();
    listen(t);
    tab.page.go(back.href);
    await expectCalmRefusal(tab, 'again');
    const other = open();
    other.page.go(back.href);
    await expectCalmRefusal(other, 'in another tab');
  });

  it('refuses a code that somebody else was given, by its nonce and verifier', async (t) => {
    const { browser } = await signIn(service);
    const [mine, theirs] = [open(), open()];
    const [back, foreign] = [await away(mine, browser), await away(theirs, (await signIn(service)).browser)];
    back.searchParams.set('code', foreign.searchParams.get('code') ?? '');
    listen(t);
    mine.page.go(back.href);
    await expectCalmRefusal(mine, "another person's code", 1);
  });

  it('leaves a code of the page itself alone', async () => {
    for (const address of [`${site.redirectUri}?code=SPRING`, `${site.origin}/other?code=x&state=y&iss=z`]) {
      const tab = open();
      tab.page.go(address);
      assert.deepEqual(await tab.client.session.current(), { ok: true, value: { status: 'anonymous' } });
      assert.equal(tab.page.url().href, address);
    }
  });

  it('says that the person gave up', async () => {
    const tab = open();
    void tab.client.session.start();
    const state = (await tab.page.left).searchParams.get('state');
    tab.page.go(`${site.redirectUri}?error=access_denied&state=${state}&iss=${encodeURIComponent(service.baseURL)}`);
    assert.equal((await tab.client.session.current()).ok, true);
    assert.equal(tab.client.session.refusal?.()?.code, 'cancelled');
    assert.equal(tab.page.url().search, '');
  });

  it('is renewed without a word when its token has ended, once for all who ask', async (t) => {
    const { browser, person } = await signIn(service);
    const tab = open();
    tab.page.go((await away(tab, browser)).href);
    await tab.client.session.current();
    await service.query(`update "oauthAccessToken" set "expiresAt" = '2020-01-01T00:00:00.000Z'`);
    listen(t);
    const [state, sessions, terms] = await Promise.all([
      tab.client.session.current(),
      tab.client.sessions.list(),
      tab.client.terms.current(),
    ]);
    assert.equal(emailOf(state), person.email);
    assert.ok(sessions.ok && terms.ok);
    assert.equal(asked('/oauth2/token').length, 1);
  });

  it('outlives the renewal of a duplicated tab, which has the same refresh token and does not use it again', async (t) => {
    const { browser, person } = await signIn(service);
    const tab = open(undefined, undefined, 'session-storage');
    tab.page.go((await away(tab, browser)).href);
    await tab.client.session.current();
    const twin = open(createPage(site.redirectUri), createStorage(tab.storage), 'session-storage');
    assert.equal(emailOf(await twin.client.session.current()), person.email, 'both are there');
    const expire = (): Promise<unknown> =>
      service.query(`update "oauthAccessToken" set "expiresAt" = '2020-01-01T00:00:00.000Z'`);
    await expire();
    listen(t);
    assert.equal(emailOf(await tab.client.session.current()), person.email);
    assert.equal(asked('/oauth2/token').length, 1);
    assert.deepEqual(await twin.client.session.current(), { ok: true, value: { status: 'anonymous' } });
    assert.equal(asked('/oauth2/token').length, 1, 'the used one is not sent');
    await expire();
    assert.equal(emailOf(await tab.client.session.current()), person.email, 'the first goes on and on');
  });

  it('is noticed to have ended at the service, and announced once', async () => {
    const { browser } = await signIn(service);
    const tab = open(undefined, undefined, 'session-storage');
    tab.page.go((await away(tab, browser)).href);
    await tab.client.session.current();
    await browser.post('/sign-out', {});
    const before = tab.announced();
    for (const outcome of [
      await tab.client.sessions.list(),
      await tab.client.profile.update({ firstName: 'A', lastName: 'B' }),
    ]) {
      assert.equal(outcome.ok ? 'ok' : outcome.problem.code, 'session_expired');
    }
    assert.equal(tab.announced(), before + 1);
    assert.equal(await tab.session.accessToken(), undefined);
    assert.deepEqual(await tab.client.session.current(), { ok: true, value: { status: 'anonymous' } });
  });

  it('ends at the service when the person signs out', async () => {
    const { browser } = await signIn(service);
    const tab = open(undefined, undefined, 'session-storage');
    tab.page.go((await away(tab, browser)).href);
    await tab.client.session.current();
    const token = await tab.session.accessToken();
    assert.equal((await tab.client.session.signOut()).ok, true);
    assert.equal(await tab.session.accessToken(), undefined);
    assert.deepEqual((await browser.get('/account/session')).body, { status: 'anonymous' });
    assert.equal((await site.pages(token ?? '').get('/account/session')).status, 401);
  });

  it('keeps its tokens while the service cannot be reached', async (t) => {
    const { browser, person } = await signIn(service);
    const tab = open();
    tab.page.go((await away(tab, browser)).href);
    await tab.client.session.current();
    await service.query(`update "oauthAccessToken" set "expiresAt" = '2020-01-01T00:00:00.000Z'`);
    const real = globalThis.fetch;
    t.after(() => void (globalThis.fetch = real));
    globalThis.fetch = (input, init) =>
      String(input).endsWith('/oauth2/token') ? Promise.reject(new TypeError('fetch failed')) : real(input, init);
    const outcome = await tab.client.session.current();
    assert.equal(outcome.ok ? 'ok' : outcome.problem.code, 'unreachable');
    globalThis.fetch = real;
    assert.equal(emailOf(await tab.client.session.current()), person.email);
  });

  it('says at once when the service cannot be asked for its sign-in', async () => {
    const session = createOidcSession({
      authority: 'http://127.0.0.1:9',
      clientId: site.id,
      tokens: 'memory',
      mode: 'redirect',
      storage: createStorage(),
      page: createPage(site.redirectUri),
    });
    const outcome = await session.start({});
    assert.equal(outcome.ok ? 'ok' : outcome.problem.code, 'unreachable');
  });
});
