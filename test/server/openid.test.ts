import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { settle, signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite, tokensOf, type Authorization, type Site } from '../support/site.ts';

describe('signing in from another site', () => {
  let service: TestService;
  let site: Site;
  before(async () => {
    service = await startTestService();
    site = openSite(service);
  });
  after(() => service.stop());

  /** Neither the sign-in page nor the site: the service's page with words. */
  const expectRefusalHere = (url: URL, error: string): void => {
    assert.equal(url.origin + url.pathname, `${service.origin}/sign-in-problem`);
    assert.equal(url.searchParams.get('error'), error);
  };

  const expectRefusalAtSite = (url: URL, error: string, { state }: Authorization): void => {
    assert.equal(url.origin + url.pathname, site.redirectUri);
    assert.deepEqual(
      [url.searchParams.get('error'), url.searchParams.get('state'), url.searchParams.get('code')],
      [error, state, null],
    );
  };

  const signedIn = async (): Promise<Browser> => (await signIn(service)).browser;

  it('leads over the sign-in page, by a press there, to tokens that stand for the session', async () => {
    const { browser, person } = await signIn(service);
    const authorization = site.begin({ login_hint: person.email });
    const page = await site.visit(browser, authorization);
    assert.equal(page.origin + page.pathname, `${service.origin}/sign-in`);
    assert.equal(page.searchParams.get('login_hint'), person.email);
    const { status, body } = await site.goOn(browser, page);
    assert.equal(status, 200, JSON.stringify(body));
    const back = new URL(String(body.url));
    assert.equal(back.origin + back.pathname, site.redirectUri);
    assert.deepEqual([...back.searchParams.keys()].sort(), ['code', 'iss', 'state']);
    assert.equal(back.searchParams.get('state'), authorization.state);
    assert.equal(back.searchParams.get('iss'), service.baseURL);
    const answer = await site.exchange(back.searchParams.get('code') ?? '', authorization);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.ok(Number(answer.body.expires_in) <= 300);
    const { accessToken, idToken } = tokensOf(answer);
    const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;
    assert.deepEqual([claims.iss, claims.aud, claims.nonce], [service.baseURL, site.id, authorization.nonce]);
    const state = await site.pages(accessToken).get('/account/session');
    assert.equal((state.body.account as { email: string }).email, person.email);
    assert.equal(state.headers.get('set-cookie'), null);
  });

  it('is described by its discovery document, which names what is open and nothing else', async () => {
    const { body } = await openBrowser(service).get('/.well-known/openid-configuration');
    assert.equal(body.issuer, service.baseURL);
    assert.deepEqual(body.response_types_supported, ['code']);
    assert.deepEqual(body.grant_types_supported, ['authorization_code', 'refresh_token']);
    const { keys } = (await openBrowser(service).get('/jwks')).body as { keys: Record<string, unknown>[] };
    assert.ok(keys.length > 0 && keys.every((key) => key.alg === 'ES256' && !('d' in key)));
    const endpoints = Object.entries(body).filter(([name]) => name.endsWith('_endpoint'));
    assert.deepEqual(endpoints.map(([name]) => name).sort(), [
      'authorization_endpoint',
      'revocation_endpoint',
      'token_endpoint',
    ]);
    for (const [name, url] of endpoints) {
      const method = name.startsWith('authorization') ? 'GET' : 'POST';
      assert.notEqual((await fetch(String(url), { method, redirect: 'manual' })).status, 404, name);
    }
  });

  it('needs whoever is not signed in to sign in first', async () => {
    const { browser, person } = await settle(service);
    const authorization = site.begin();
    const page = await site.visit(browser, authorization);
    assert.equal(page.pathname, '/sign-in');
    expectProblem(await site.goOn(browser, page), 401, 'not_signed_in');
    assert.equal((await browser.post('/sign-in/email', person)).status, 200);
    const { body } = await site.goOn(browser, page);
    assert.ok(new URL(String(body.url)).searchParams.has('code'));
  });

  it('asks for the password again where the site wants it', async () => {
    const { browser, person } = await signIn(service);
    const page = await site.visit(browser, site.begin({ prompt: 'login' }));
    assert.equal(page.pathname, '/sign-in');
    expectProblem(await site.goOn(browser, page), 403, 'reauthentication_required');
    assert.equal((await browser.post('/sign-in/email', person)).status, 200);
    assert.ok(String((await site.goOn(browser, page)).body.url).startsWith(`${site.redirectUri}?code=`));
  });

  it('asks for the password again where the site wants a younger sign-in than there is, and lets in who has one', async () => {
    const { browser, person } = await signIn(service);
    const young = await site.visit(browser, site.begin({ max_age: '3600' }));
    assert.ok(String((await site.goOn(browser, young)).body.url).startsWith(`${site.redirectUri}?code=`));
    const page = await site.visit(browser, site.begin({ max_age: '0' }));
    assert.equal(page.pathname, '/sign-in');
    expectProblem(await site.goOn(browser, page), 403, 'reauthentication_required');
    assert.equal((await browser.post('/sign-in/email', person)).status, 200);
    assert.ok(String((await site.goOn(browser, page)).body.url).startsWith(`${site.redirectUri}?code=`));
  });

  it('leads to the registration where the site wants it, and on from there', async () => {
    const browser = await signedIn();
    const page = await site.visit(browser, site.begin({ prompt: 'create' }));
    assert.equal(page.pathname, '/register');
    const { body } = await browser.post('/oauth2/continue', { created: true, oauth_query: page.search.slice(1) });
    assert.ok(String(body.url).startsWith(`${site.redirectUri}?code=`));
  });

  it('takes the press for the consent that a site asks for', async () => {
    const { browser } = await signIn(service);
    for (const prompt of ['consent', 'select_account consent']) {
      const authorization = site.begin({ prompt });
      const code = await site.codeFor(browser, authorization);
      assert.equal((await site.exchange(code, authorization)).status, 200, prompt);
    }
  });

  it('happens to nobody without a press: no code for an opened address, none for prompt=none', async () => {
    const browser = await signedIn();
    const silent = site.begin({ prompt: 'none' });
    expectRefusalAtSite(await site.visit(browser, silent), 'account_selection_required', silent);
    assert.equal((await site.visit(browser, site.begin())).searchParams.get('code'), null);
    const page = await site.visit(browser, site.begin());
    const query = { oauth_query: page.search.slice(1) };
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: site.origin },
      { origin: 'null' },
    ] satisfies Record<string, string>[]) {
      assert.ok((await browser.post('/openid/continue', query, headers)).status >= 400, headers.origin);
    }
  });

  it('refuses a sign-in page whose query was changed', async () => {
    const browser = await signedIn();
    const page = await site.visit(browser, site.begin());
    page.searchParams.set('redirect_uri', 'https://evil.example/');
    assert.equal((await site.goOn(browser, page)).status, 400);
    page.searchParams.delete('sig');
    assert.equal((await site.goOn(browser, page)).status, 400);
  });

  it('leads to no address but those of the client, compared character by character', async () => {
    const browser = await signedIn();
    const { origin, redirectUri } = site;
    const port = new URL(origin).port;
    const wrong = [
      'https://evil.example/sign-up',
      `${redirectUri}/`,
      `${redirectUri}/more`,
      `${redirectUri}?next=//evil.example`,
      `${redirectUri}#`,
      `${redirectUri}%2f..%2fother`,
      `${origin}/sign-up/../other`,
      redirectUri.replace('element-one', 'ELEMENT-ONE'),
      redirectUri.replace('//', '//me@'),
      redirectUri.replace(port, '1'),
      openSite(service, 'hosting').redirectUri,
      `//element-one.localhost:${port}/sign-up`,
      `http:\\\\element-one.localhost:${port}\\sign-up`,
    ];
    for (const redirect_uri of wrong) {
      const url = await site.visit(browser, site.begin({ redirect_uri }));
      assert.equal(url.origin + url.pathname, `${service.origin}/sign-in-problem`, redirect_uri);
    }
    expectRefusalHere(await site.visit(browser, site.begin({ redirect_uri: undefined })), 'invalid_redirect');
  });

  it('gives another client no code for our address, and our client none for theirs', async () => {
    const browser = await signedIn();
    expectRefusalHere(await site.visit(browser, site.begin({ client_id: 'hosting' })), 'invalid_redirect');
    expectRefusalHere(await site.visit(browser, site.begin({ client_id: 'nobody' })), 'invalid_client');
  });

  it('knows the code flow with PKCE only', async () => {
    const browser = await signedIn();
    for (const more of [
      { code_challenge: undefined, code_challenge_method: undefined },
      { code_challenge_method: undefined },
      { code_challenge_method: 'plain' },
    ]) {
      const authorization = site.begin(more);
      expectRefusalAtSite(await site.visit(browser, authorization), 'invalid_request', authorization);
    }
    for (const response_type of ['token', 'id_token', 'code token']) {
      const url = await site.visit(browser, site.begin({ response_type }));
      assert.equal(new URLSearchParams(url.search || url.hash.slice(1)).get('error'), 'unsupported_response_type');
    }
    const scope = site.begin({ scope: 'openid admin' });
    expectRefusalAtSite(await site.visit(browser, scope), 'invalid_scope', scope);
    for (const grant_type of ['password', 'client_credentials', 'urn:ietf:params:oauth:grant-type:device_code']) {
      const { status } = await site.ask({ grant_type, client_id: site.id, username: 'a', password: 'b' });
      assert.equal(status, 400, grant_type);
    }
  });

  it('exchanges a code for its own verifier, client and address only', async () => {
    const browser = await signedIn();
    const refused = async (
      change: (authorization: Authorization) => Record<string, string>,
      status = 400,
    ): Promise<void> => {
      const authorization = site.begin();
      const code = await site.codeFor(browser, authorization);
      const answer = await site.exchange(code, authorization, change(authorization));
      assert.equal(answer.status, status, JSON.stringify(answer.body));
      assert.equal(typeof answer.body.error, 'string');
      assert.equal(answer.body.access_token, undefined);
      // Whatever was tried with it, it is spent.
      assert.notEqual((await site.exchange(code, authorization)).status, 200);
    };
    await refused(() => ({ code_verifier: site.begin().verifier }), 401);
    await refused(() => ({ client_id: 'hosting' }));
    await refused(() => ({ redirect_uri: `${site.origin}/account` }));
    const authorization = site.begin();
    const code = await site.codeFor(browser, authorization);
    const { id: client_id, redirectUri: redirect_uri } = site;
    assert.equal((await site.ask({ grant_type: 'authorization_code', client_id, redirect_uri, code })).status, 400);
  });

  it('takes a code once, and ends what it was exchanged for when it comes again', async () => {
    const browser = await signedIn();
    const authorization = site.begin();
    const code = await site.codeFor(browser, authorization);
    const { accessToken } = tokensOf(await site.exchange(code, authorization));
    assert.equal((await site.pages(accessToken).get('/account/session')).status, 200);
    assert.equal((await site.exchange(code, authorization)).body.error, 'invalid_grant');
    expectProblem(await site.pages(accessToken).get('/account/session'), 401, 'not_signed_in');
  });

  it('leaves everything else of the provider closed', async () => {
    const browser = await signedIn();
    const paths = [
      '/oauth2/register',
      '/oauth2/create-client',
      '/admin/oauth2/create-client',
      '/oauth2/introspect',
      '/oauth2/userinfo',
      '/oauth2/consent',
      '/oauth2/end-session',
      '/token',
    ];
    for (const path of paths) assert.equal((await browser.post(path, {})).status, 404, path);
    assert.equal((await browser.get('/.well-known/oauth-authorization-server')).status, 404);
    assert.equal((await browser.get('/token')).status, 404);
  });

  it('ends for a client that is no longer configured', async (t) => {
    const { browser } = await signIn(service);
    const { accessToken, refreshToken } = await site.signIn(browser);
    await service.query(`update "oauthClient" set "disabled" = true where "clientId" = '${site.id}'`);
    t.after(() => service.query(`update "oauthClient" set "disabled" = false where "clientId" = '${site.id}'`));
    expectProblem(await site.pages(accessToken).get('/account/session'), 401, 'not_signed_in');
    assert.notEqual(
      (await site.ask({ grant_type: 'refresh_token', client_id: site.id, refresh_token: refreshToken })).status,
      200,
    );
    expectRefusalHere(await site.visit(browser, site.begin()), 'client_disabled');
  });
});
