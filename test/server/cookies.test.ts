import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { openBrowser, type Browser } from '../support/browser.ts';
import { settle, signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { clientSetting, openSite } from '../support/site.ts';

const publicOrigin = 'https://id.example.org';

/** What a browser sends that has these cookies, in this order. */
const cookieHeader = (...browsers: Browser[]): string =>
  browsers.flatMap(({ cookies }) => [...cookies].map(([name, value]) => `${name}=${value}`)).join('; ');

const cookiesOf = (headers: Headers) =>
  headers.getSetCookie().map((line) => {
    const [pair = '', ...attributes] = line.split('; ');
    const lower = attributes.map((each) => each.toLowerCase());
    return { name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), attributes: lower };
  });

describe('the cookies of a service behind HTTPS', () => {
  let service: TestService;
  let proxied: TestService;
  before(async () => {
    service = await startTestService({
      env: {
        BASE_URL: `${publicOrigin}/api/auth`,
        SITE_URL: publicOrigin,
        OIDC_CLIENTS: clientSetting('shop', 'https://shop.example'),
      },
    });
    // What a proxy passes on comes over plain HTTP, from pages of the public address.
    proxied = { ...service, origin: publicOrigin };
  });
  after(() => service.stop());

  it('are all bound to the host by their name, whatever answer sets or clears them', async () => {
    const { browser, person } = await settle(proxied);
    const answers = [
      await browser.post('/sign-in/email', person),
      await browser.post('/account/reauthenticate', { password: person.password }),
      await browser.post('/sign-out', {}),
      await browser.post('/sign-in/email', person),
      await browser.post('/account/delete', {}),
    ];
    const set = answers.flatMap(({ headers }) => cookiesOf(headers));
    assert.ok(set.length >= answers.length - 1);
    for (const { name, attributes } of set) {
      assert.match(name, /^__Host-ems\./);
      for (const wanted of ['path=/', 'secure', 'httponly', 'samesite=lax'])
        assert.ok(attributes.includes(wanted), name);
      assert.ok(!attributes.some((each) => each.startsWith('domain')), name);
    }
  });

  it('are those of other sites’ sign-ins too', async () => {
    const { browser } = await signIn(proxied);
    const site = openSite(service, 'shop', 'https://shop.example');
    const authorization = site.begin();
    const code = await site.codeFor(browser, authorization);
    assert.ok(code);
    for (const name of browser.cookies.keys()) assert.match(name, /^__Host-ems\./);
  });

  it('of the names that a page of another host can set count for nothing', async () => {
    const { browser } = await signIn(proxied);
    const token = browser.cookies.get('__Host-ems.session_token') ?? '';
    for (const name of ['ems.session_token', '__Secure-ems.session_token', 'better-auth.session_token']) {
      const { body } = await openBrowser(proxied).get('/account/session', { cookie: `${name}=${token}` });
      assert.equal(body.status, 'anonymous', name);
    }
  });

  it('come with an order to use nothing but HTTPS', async () => {
    const { headers } = await openBrowser(proxied).get('/account/policy');
    assert.equal(headers.get('strict-transport-security'), 'max-age=63072000; includeSubDomains');
  });
});

describe('two cookies of one name', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('sign nobody in, in whatever order they come', async () => {
    const { browser: victim } = await signIn(service);
    const { browser: attacker } = await signIn(service);
    for (const cookie of [cookieHeader(attacker, victim), cookieHeader(victim, attacker)]) {
      const { body } = await openBrowser(service).get('/account/session', { cookie });
      assert.equal(body.status, 'anonymous');
      const { status } = await openBrowser(service).get('/account/sessions', { cookie });
      assert.equal(status, 401);
    }
    const doubled = `ems.session_token =x;${cookieHeader(victim)}; other=1; other=2`;
    assert.equal((await openBrowser(service).get('/account/session', { cookie: doubled })).body.status, 'anonymous');
  });

  it('are cleared, all but the one that the service sets itself', async () => {
    const { browser: victim } = await signIn(service);
    const { browser: attacker } = await signIn(service);
    const cookie = `${cookieHeader(attacker, victim)}; theirs=1; theirs=2`;
    const { headers } = await openBrowser(service).get('/account/session', { cookie });
    const cleared = cookiesOf(headers);
    assert.ok(cleared.length > 0);
    for (const { name, value, attributes } of cleared) {
      assert.match(name, /^ems\.(session_token|device)$/);
      assert.equal(value, '');
      assert.ok(attributes.includes('max-age=0'));
      assert.notDeepEqual(attributes, ['max-age=0', 'path=/']);
    }
    const paths = cleared.flatMap(({ attributes }) => attributes.filter((each) => each.startsWith('path=')));
    for (const path of ['/api/auth/account', '/api/auth/account/', '/api', '/api/auth/account/session'])
      assert.ok(paths.includes(`path=${path}`), path);
    assert.notEqual((await victim.get('/account/session')).body.status, 'anonymous');
  });

  /** What an answer sets whose headers a browser takes, and what stands in front of the service. */
  const setAt = (path: string, cookies: string[]): Promise<string[]> =>
    new Promise((resolve, reject) => {
      const options = { headers: { cookie: cookies.join('; ') }, maxHeaderSize: 32 * 1024 };
      get(service.baseURL + path, options, (answer) => {
        answer.resume();
        resolve(answer.headers['set-cookie'] ?? []);
      }).on('error', reject);
    });
  const twice = (names: string[]): string[] => names.flatMap((name) => [`${name}=1`, `${name}=2`]);
  const many = Array.from({ length: 20 }, (_, i) => `ems.a${i}`);

  it('take no more than an answer holds, however long the path is that they come to', async () => {
    assert.notDeepEqual(await setAt(`/account/session${'/x'.repeat(1000)}`, twice(many)), []);
  });

  it('are cleared by a few answers where there are many', async () => {
    let left = many;
    for (let answers = 0; left.length > 0; answers += 1) {
      assert.ok(answers < many.length);
      const cleared = new Set((await setAt('/account/session', twice(left))).map((line) => line.split('=')[0]));
      left = left.filter((name) => !cleared.has(name));
    }
  });

  it('are told nothing else by the path that they come to', async () => {
    const set = await setAt('/account/a;Max-Age=99;Path=/;b/c', twice(['ems.a']));
    assert.notDeepEqual(set, []);
    for (const line of set) assert.match(line, /^ems\.a=; Max-Age=0; Path=[^;]+$/);
  });

  it('of another service are left alone', async () => {
    const { browser } = await signIn(service);
    const cookie = `${cookieHeader(browser)}; theirs=1; theirs=2`;
    const { body, headers } = await openBrowser(service).get('/account/session', { cookie });
    assert.notEqual(body.status, 'anonymous');
    assert.deepEqual(headers.getSetCookie(), []);
  });
});

describe('every answer', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('does nothing where a browser is led to open it, and is shown in no frame', async () => {
    const browser = openBrowser(service);
    const answers = [
      await browser.get('/account/policy'),
      await browser.get('/account/sessions'),
      await browser.get('/nothing-here'),
      await browser.get('/jwks'),
      await browser.post('/sign-in/email', []),
      await browser.send('/account/policy', { method: 'OPTIONS', headers: { origin: service.origin } }),
      await browser.send('/account/policy', { method: 'HEAD' }),
    ];
    for (const { headers } of answers) {
      const policy = headers.get('content-security-policy') ?? '';
      for (const directive of ["default-src 'none'", "frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'"])
        assert.ok(policy.includes(directive), policy);
      assert.equal(headers.get('x-frame-options'), 'DENY');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('strict-transport-security'), null);
    }
  });
});
