import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { challenged, secured, type Phone } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite, tokensOf, type Site } from '../support/site.ts';
import { codeOf } from '../support/totp.ts';

const essential = (acr: object) => ({ claims: JSON.stringify({ id_token: { acr: { essential: true, ...acr } } }) });
const two = essential({ values: ['2'] });

describe('a site that insists on how somebody signs in', () => {
  let service: TestService;
  let site: Site;
  before(async () => {
    service = await startTestService();
    site = openSite(service);
  });
  after(() => service.stop());

  const signInWithCode = async (person: { email: string; password: string }, phone: Phone): Promise<Browser> => {
    const { browser, challenge } = await challenged(service, person);
    const answer = await browser.post('/sign-in/second-factor', { challenge, code: await phone.nextCode() });
    assert.equal(answer.status, 200);
    return browser;
  };

  /** What the ID token says, of a sign-in that the site asked so for. */
  const claimsOf = async (browser: Browser, more: Record<string, string>): Promise<Record<string, unknown>> => {
    const authorization = site.begin(more);
    const code = await site.codeFor(browser, authorization);
    const { idToken } = tokensOf(await site.exchange(code, authorization));
    return JSON.parse(Buffer.from(idToken.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
  };

  const goOn = async (browser: Browser, more: Record<string, string>) =>
    site.goOn(browser, await site.visit(browser, site.begin(more)));

  const expectUnmet = async (browser: Browser, more: Record<string, string>): Promise<void> => {
    const authorization = site.begin(more);
    const answer = await site.goOn(browser, await site.visit(browser, authorization));
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const url = new URL(String(answer.body.url));
    assert.equal(url.origin + url.pathname, site.redirectUri);
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      error: 'unmet_authentication_requirements',
      state: authorization.state,
      iss: service.baseURL,
    });
  };

  it('gets it where the session has shown both factors', async () => {
    const { person, phone } = await secured(service);
    const browser = await signInWithCode(person, phone);
    for (const acr of [{ values: ['2'] }, { value: '2' }, { values: ['gold', '2'] }, {}])
      assert.equal((await claimsOf(browser, essential(acr))).acr, '2');
    assert.equal((await claimsOf(browser, { acr_values: '2' })).acr, '2');
    // Two are one too, and the site gets a value that it asked for.
    assert.equal((await claimsOf(browser, essential({ values: ['1'] }))).acr, '1');
  });

  it('has the person asked for the factor that this session didn’t show, and goes on with it', async () => {
    const { browser: first, person } = await signIn(service);
    const other = openBrowser(service);
    await other.post('/sign-in/email', person);
    const { body } = await first.post('/account/authenticators/enrol', {});
    const activation = {
      id: body.id,
      code: await codeOf(String(body.secret), service.now()),
      name: 'Phone',
      endOtherSessions: false,
    };
    assert.equal((await first.post('/account/authenticators/activate', activation)).status, 200);
    for (const more of [two, { acr_values: '2' }])
      expectProblem(await goOn(other, more), 403, 'reauthentication_required');
    service.advance(30);
    const proof = { password: person.password, code: await codeOf(String(body.secret), service.now()) };
    assert.equal((await other.post('/account/reauthenticate', proof)).status, 200);
    assert.equal((await claimsOf(other, two)).acr, '2');
  });

  it('is told that it can’t be, where the account has no second factor or nobody knows the value', async () => {
    const { browser } = await signIn(service);
    for (const more of [two, essential({ values: ['0'] }), essential({ value: 'gold' }), essential({ values: [] })])
      await expectUnmet(browser, more);
    await expectUnmet(browser, essential({ value: '1', values: ['2'] }));
    const { browser: both } = await secured(service);
    await expectUnmet(both, essential({ values: ['0', 'gold'] }));
  });

  it('gets no code past the page, by the provider’s own way on either', async () => {
    const { browser } = await signIn(service);
    for (const more of [two, essential({ values: ['0'] })]) {
      const page = await site.visit(browser, site.begin({ ...more, prompt: 'create' }));
      const body = { oauth_query: page.search.slice(1), created: true };
      const answer = await browser.post('/oauth2/continue', body);
      assert.ok(!JSON.stringify(answer.body).includes('code='), JSON.stringify(answer.body));
      const silent = await site.visit(browser, site.begin({ ...more, prompt: 'none' }));
      assert.equal(silent.searchParams.get('code'), null);
    }
  });

  it('can’t have the demand taken out of what the provider signed', async () => {
    const { browser } = await signIn(service);
    const page = await site.visit(browser, site.begin(two));
    page.searchParams.delete('claims');
    const answer = await site.goOn(browser, page);
    assert.notEqual(answer.status, 200);
  });

  it('gets what there is where it only prefers a value, and the token says so', async () => {
    const { browser } = await signIn(service);
    assert.equal((await claimsOf(browser, { acr_values: '2' })).acr, '1');
    const voluntary = { claims: JSON.stringify({ id_token: { acr: { values: ['2'] } } }) };
    assert.equal((await claimsOf(browser, voluntary)).acr, '1');
    assert.equal((await claimsOf(browser, essential({ values: ['2', '1'] }))).acr, '1');
  });

  it('finds in the discovery document which values there are', async () => {
    const response = await fetch(`${service.baseURL}/.well-known/openid-configuration`);
    const document = (await response.json()) as Record<string, unknown>;
    assert.deepEqual([document.acr_values_supported, document.claims_parameter_supported], [['1', '2'], true]);
  });
});
