import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser } from '../support/browser.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite, tokensOf } from '../support/site.ts';

describe('signing in from another site', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('leads over the sign-in page, by a press there, to tokens that stand for the session', async () => {
    const { browser, person } = await signIn(service);
    const site = openSite(service);
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
    const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
    assert.deepEqual([claims.iss, claims.aud, claims.nonce], [service.baseURL, site.id, authorization.nonce]);
    const state = await site.pages(accessToken).get('/account/session');
    assert.equal((state.body.account as { email: string }).email, person.email);
    assert.equal(state.headers.get('set-cookie'), null);
    void openBrowser;
  });
});
