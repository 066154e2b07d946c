import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { settle, signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite, type Site } from '../support/site.ts';

describe('attacks on the sign-in of another site', () => {
  let service: TestService;
  let site: Site;
  before(async () => {
    service = await startTestService();
    site = openSite(service);
  });
  after(() => service.stop());

  it("can't sign a person in as somebody else by a form on their own page", async () => {
    const { person } = await settle(service);
    const types = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'];
    for (const origin of ['https://evil.example', 'null', site.origin]) {
      for (const type of types) {
        const victim = openBrowser(service);
        const fields = { email: person.email, password: person.password };
        const body = type === 'text/plain' ? JSON.stringify(fields) : String(new URLSearchParams(fields));
        const headers = {
          origin,
          'content-type': type,
          'sec-fetch-site': 'cross-site',
          'sec-fetch-mode': 'navigate',
          'sec-fetch-dest': 'document',
        };
        const { status } = await victim.send('/sign-in/email', { method: 'POST', headers, body });
        assert.deepEqual([victim.cookies.size, status >= 400], [0, true], `${origin} ${type}`);
      }
    }
  });

  it('gets no page of another site the cookie of a session, whatever it sends', async () => {
    const { person } = await settle(service);
    const victim = openBrowser({ baseURL: service.baseURL, origin: site.origin });
    const { headers } = await victim.post('/sign-in/email', person);
    assert.deepEqual(headers.getSetCookie(), []);
  });

  it('takes nothing for the query of the sign-in page but a text, at any path, and logs no failure of its own for it', async () => {
    const { browser } = await signIn(service);
    for (const oauth_query of [[[]], [], {}, { a: 1 }, 1, true, '', 'x', 'sig=x', '&sig=a&sig=b']) {
      for (const path of ['/openid/continue', '/oauth2/continue', '/sign-in/email', '/account/password']) {
        // What is empty is no query, and other endpoints don't heed it.
        if (!oauth_query && path !== '/openid/continue') continue;
        for (const each of [browser, openBrowser(service)]) {
          const { status, body } = await each.post(path, { oauth_query });
          assert.equal(status, 400, `${path} ${JSON.stringify(oauth_query)} ${JSON.stringify(body)}`);
        }
      }
    }
    assert.deepEqual(
      service.logged.filter(({ level }) => level === 'error'),
      [],
    );
  });

  it('exchanges no code of a session that has ended meanwhile', async () => {
    const { browser } = await signIn(service);
    const authorization = site.begin();
    const code = await site.codeFor(browser, authorization);
    assert.equal((await browser.post('/sign-out', {})).status, 200);
    const answer = await site.exchange(code, authorization);
    assert.equal(answer.status, 400, JSON.stringify(answer.body));
    assert.deepEqual([answer.body.access_token, answer.body.id_token], [undefined, undefined]);
  });

  it('ends the tokens of every session with a new password: changed here with the others, or by a mailed link', async () => {
    const next = 'quite another password, 27';
    const ways: [string, (browser: Browser, email: string) => Promise<unknown>][] = [
      [
        'changed',
        async (_, email) => {
          const here = openBrowser(service);
          assert.equal(
            (await here.post('/sign-in/email', { email, password: 'correct horse battery staple' })).status,
            200,
          );
          assert.equal(
            (
              await here.post('/account/password', {
                currentPassword: 'correct horse battery staple',
                password: next,
                endOtherSessions: true,
              })
            ).status,
            200,
          );
        },
      ],
      [
        'reset',
        async (_, email) => {
          const stranger = openBrowser(service);
          await stranger.post('/password-reset/request', { email });

          const mail = (await service.finalInbox(email)).at(-1);
          assert.equal(
            (await stranger.post('/password-reset/confirm', { token: mail?.token, password: next })).status,
            200,
          );
        },
      ],
    ];
    for (const [what, change] of ways) {
      const { browser, person } = await signIn(service);
      const { accessToken, refreshToken } = await site.signIn(browser);
      const waiting = site.begin();
      const code = await site.codeFor(browser, waiting);
      await change(browser, person.email);
      expectProblem(await site.pages(accessToken).get('/account/session'), 401, 'not_signed_in');
      assert.equal(
        (await site.ask({ grant_type: 'refresh_token', client_id: site.id, refresh_token: refreshToken })).body.error,
        'invalid_grant',
        what,
      );
      assert.equal((await site.exchange(code, waiting)).status, 400, what);
    }
  });

  it('takes no parameter twice, and the code comes back in no other way than the query', async () => {
    const { browser } = await signIn(service);
    for (const [name, value] of [
      ['redirect_uri', 'https://evil.example/'],
      ['client_id', 'hosting'],
      ['code_challenge_method', 'plain'],
      ['state', 'x'],
    ] as const) {
      for (const order of ['first', 'last']) {
        const authorization = site.begin();
        const more = `${name}=${encodeURIComponent(value)}`;
        const [path, query] = authorization.path.split('?');
        const url = await site.visit(browser, {
          ...authorization,
          path: order === 'first' ? `${path}?${more}&${query}` : `${path}?${query}&${more}`,
        });
        assert.notEqual(url.hostname, 'evil.example');
        assert.notEqual(url.pathname, '/sign-in', `${name} ${order}: ${url.href}`);
        assert.equal(url.searchParams.get('code'), null);
      }
    }
    for (const response_mode of ['fragment', 'form_post', 'web_message']) {
      const page = await site.visit(browser, site.begin({ response_mode }));
      const url = new URL(String((await site.goOn(browser, page)).body.url));
      assert.deepEqual([url.hash, url.searchParams.has('code')], ['', true], response_mode);
    }
    for (const name of ['request', 'request_uri']) {
      const url = await site.visit(browser, site.begin({ [name]: 'https://evil.example/request.jwt' }));
      assert.match(url.searchParams.get('error') ?? '', /not_supported$/);
    }
  });

  it('takes the moment of the request from the service, not from the address: a password given before is none again', async () => {
    const { browser } = await signIn(service);
    for (const more of [
      { ba_iat: '1' },
      { exp: '99999999999' },
      { ba_pl: 'x' },
      { ba_param: 'state' },
    ] satisfies Record<string, string>[]) {
      const page = await site.visit(browser, site.begin({ prompt: 'login', ...more }));
      assert.equal(page.pathname, '/sign-in');
      expectProblem(await site.goOn(browser, page), 403, 'reauthentication_required');
      for (const skip of ['selected', 'created', 'postLogin']) {
        const { body } = await browser.post('/oauth2/continue', { [skip]: true, oauth_query: page.search.slice(1) });
        assert.ok(!String(body.url).includes('code='), `${skip}: ${String(body.url)}`);
      }
    }
  });

  it('gives no token for anybody else, who might then hand it on', async () => {
    const { browser } = await signIn(service);
    for (const resource of [service.baseURL, 'https://evil.example/']) {
      const url = await site.visit(browser, site.begin({ resource }));
      assert.equal(url.searchParams.get('error'), 'invalid_target', resource);
    }
  });
});
