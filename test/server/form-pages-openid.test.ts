import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { drawAsData, openFormBrowser, type FormBrowser, type Shown } from '../support/form-browser.ts';
import { settle } from '../support/person.ts';
import { secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite, tokensOf, type Authorization, type Site } from '../support/site.ts';

type Person = ReturnType<typeof newPerson>;

describe('posted forms on the way to another site', () => {
  let service: TestService;
  let site: Site;
  before(async () => {
    service = await startTestService({ drawPage: drawAsData });
    site = openSite(service);
  });
  after(() => service.stop());

  /** Where the authorize endpoint leads the browser: a path of the service. */
  const ask = async (browser: FormBrowser, authorization: Authorization): Promise<string> => {
    const { text } = await browser.send(`/api/auth${authorization.path}`, { headers: { accept: 'application/json' } });
    const url = new URL((JSON.parse(text) as { url: string }).url);
    assert.equal(url.origin, service.origin);
    return url.pathname + url.search;
  };

  const credentials = ({ email, password }: Person): Record<string, string> => ({ email, password });

  const acceptTerms = async (person: Person): Promise<void> => {
    const browser = openBrowser(service);
    assert.equal((await browser.post('/sign-in/email', person)).status, 200);
    const { body } = await browser.get('/terms');
    assert.equal((await browser.post('/terms/accept', { version: body.version })).status, 200);
  };

  /** Somebody who owes nothing. */
  const active = async (): Promise<Person> => {
    const { person } = await settle(service);
    await acceptTerms(person);
    return person;
  };

  /** The browser leaves for the site that asked, with a code. */
  const codeIn = ({ status, view, headers, location }: Shown, { state }: Authorization): string => {
    assert.deepEqual([status, view.screen, location], [200, 'onward', null], JSON.stringify(view));
    assert.equal(headers.get('refresh'), `0; url=${view.onward}`);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('referrer-policy'), 'same-origin');
    const url = new URL(view.onward!);
    assert.equal(url.origin + url.pathname, site.redirectUri);
    assert.deepEqual(
      [url.searchParams.get('state'), url.searchParams.get('iss'), url.searchParams.get('error')],
      [state, service.baseURL, null],
    );
    return url.searchParams.get('code') ?? '';
  };

  /** Nobody is led anywhere but to a page of the service, and no code is given. */
  const expectStays = ({ status, location, headers, text }: Shown): string => {
    assert.equal(status, 303, text);
    assert.match(location!, /^\/(?!\/)/);
    assert.equal(headers.get('refresh'), null);
    assert.ok(!/[?&]code=/.test(location!));
    return location!;
  };

  const emailOf = async (code: string, authorization: Authorization): Promise<unknown> => {
    const { accessToken } = tokensOf(await site.exchange(code, authorization));
    const { body } = await site.pages(accessToken).get('/account/session');
    return (body.account as { email: string }).email;
  };

  describe('lead to it', () => {
    it('with the sign-in, as whoever signed in', async () => {
      const person = await active();
      const browser = openFormBrowser(service);
      const authorization = site.begin({ login_hint: person.email });
      const path = await ask(browser, authorization);
      const page = await browser.open(path);
      assert.deepEqual([page.view.screen, page.view.form.values.email], ['form', person.email]);
      const wrong = await browser.press(page, { email: person.email, password: 'not the password' });
      assert.equal(wrong.status, 401);
      assert.equal(wrong.view.form.action, path);
      const code = codeIn(await browser.press(wrong, credentials(person)), authorization);
      assert.equal(await emailOf(code, authorization), person.email);
      assert.equal((await browser.open('/terms')).location, '/account', 'The browser is signed in here, too.');
    });

    it('with a session that the browser forgets unless the person said otherwise', async () => {
      const person = await active();
      for (const stay of [false, true]) {
        const browser = openFormBrowser(service);
        const page = await browser.open(await ask(browser, site.begin()));
        const answer = await browser.press(page, { ...credentials(person), ...(stay && { stay: 'on' }) });
        const cookies = answer.headers.getSetCookie();
        const names = cookies.map((cookie) => cookie.split('=')[0]);
        assert.deepEqual(names, [...new Set(names)], 'Each cookie is set once.');
        assert.equal(/max-age/i.test(cookies.find((cookie) => cookie.includes('session_token'))!), stay);
      }
    });

    it('after the second factor', async () => {
      const { person, phone } = await secured(service);
      await acceptTermsOf(openFormBrowser(service), person, phone.nextCode);
      const browser = openFormBrowser(service);
      const authorization = site.begin();
      const asked = await browser.press(await browser.open(await ask(browser, authorization)), credentials(person));
      assert.equal(asked.view.screen, 'secondFactor');
      const code = codeIn(await browser.press(asked, { code: await phone.nextCode() }), authorization);
      assert.equal(await emailOf(code, authorization), person.email);
    });

    const acceptTermsOf = async (browser: FormBrowser, person: Person, nextCode: () => Promise<string>) => {
      const asked = await browser.press(await browser.open('/sign-in'), credentials(person));
      await browser.press(asked, { code: await nextCode() });
      const terms = await browser.open('/terms');
      assert.equal((await browser.press(terms, { accept: terms.view.terms!.version })).location, '/account');
    };

    it('after the terms', async () => {
      const { person } = await settle(service);
      const browser = openFormBrowser(service);
      const authorization = site.begin();
      const path = await ask(browser, authorization);
      const signedIn = await browser.press(await browser.open(path), credentials(person));
      assert.equal(expectStays(signedIn), path.replace('/sign-in', '/terms'));
      const terms = await browser.open(signedIn.location!);
      const accepted = await browser.press(terms, { accept: terms.view.terms!.version });
      assert.equal(await emailOf(codeIn(accepted, authorization), authorization), person.email);
      // Opened once more, the page gives no code by itself.
      const again = await browser.open(signedIn.location!);
      assert.equal(expectStays(again), path);
    });

    it('by one press of whoever is signed in, and of nobody else', async () => {
      const person = await active();
      const browser = openFormBrowser(service);
      await browser.press(await browser.open('/sign-in'), credentials(person));
      const authorization = site.begin();
      const page = await browser.open(await ask(browser, authorization));
      assert.deepEqual([page.view.screen, page.view.email], ['signedIn', person.email]);
      assert.equal(page.headers.get('refresh'), null, 'Opening the page gives no code.');
      assert.equal(page.headers.get('cache-control'), 'no-store');
      assert.equal(await emailOf(codeIn(await browser.press(page, {}), authorization), authorization), person.email);
      // Another tab signed somebody else in meanwhile: the page said another name.
      const other = await active();
      await browser.press(await browser.open('/sign-in'), credentials(other));
      const stale = await browser.press(page, {});
      assert.equal((await browser.open(expectStays(stale))).view.email, other.email);
      // And nobody at all.
      browser.cookies.clear();
      assert.equal((await browser.open(expectStays(await browser.press(page, {})))).view.screen, 'form');
    });

    it('with another account, once the one is signed out', async () => {
      const [one, other] = [await active(), await active()];
      const browser = openFormBrowser(service);
      await browser.press(await browser.open('/sign-in'), credentials(one));
      const authorization = site.begin();
      const path = await ask(browser, authorization);
      const out = { view: { form: { action: path.replace('/sign-in', '/sign-out'), hidden: {} } } } as unknown as Shown;
      assert.equal(expectStays(await browser.press(out, {})), path);
      const code = codeIn(await browser.press(await browser.open(path), credentials(other)), authorization);
      assert.equal(await emailOf(code, authorization), other.email);
    });

    it('after another sign-in, where the site wants one', async () => {
      const person = await active();
      const browser = openFormBrowser(service);
      await browser.press(await browser.open('/sign-in'), credentials(person));
      const login = site.begin({ prompt: 'login' });
      const form = await browser.open(await ask(browser, login));
      assert.equal(form.view.screen, 'form');
      codeIn(await browser.press(form, credentials(person)), login);

      const young = site.begin({ max_age: '0' });
      const page = await browser.open(await ask(browser, young));
      assert.equal(page.view.screen, 'signedIn');
      const again = await browser.open(expectStays(await browser.press(page, {})));
      assert.deepEqual(
        [again.view.screen, again.view.after, again.view.form.values.email],
        ['form', 'again', person.email],
      );
      codeIn(await browser.press(again, credentials(person)), young);
    });

    it('from the registration that the site asked for, by an email that knows nothing of the site', async () => {
      const browser = openFormBrowser(service);
      const person = newPerson();
      const authorization = site.begin({ prompt: 'create' });
      const path = await ask(browser, authorization);
      assert.match(path, /^\/register\?/);
      const waiting = expectStays(await browser.press(await browser.open(path), person));
      assert.equal(waiting, path.replace('/register', '/verify-email'));
      // The mailed link knows nothing of the site, but the browser does.
      const [mail] = await service.inbox(person.email);
      await browser.open(/http\S+verify-email\S*/.exec(mail.text)![0].slice(service.origin.length));
      const verified = await browser.press(await browser.open('/verify-email'), {});
      assert.equal(expectStays(verified), path.replace('/register', '/sign-in'));
      const form = await browser.open(verified.location!);
      assert.equal(form.view.after, 'verified');
      const terms = expectStays(await browser.press(form, credentials(person)));
      const shown = await browser.open(terms);
      const accepted = await browser.press(shown, { accept: shown.view.terms!.version });
      assert.equal(await emailOf(codeIn(accepted, authorization), authorization), person.email);
    });

    it('from a password that was forgotten on the way', async () => {
      const person = await active();
      const browser = openFormBrowser(service);
      const authorization = site.begin();
      const path = await ask(browser, authorization);
      const forgot = await browser.open(path.replace('/sign-in', '/forgot-password'));
      await browser.press(forgot, { email: person.email });
      const mails = await service.inbox(person.email, { count: 2 });
      await browser.open(/http\S+reset-password\S*/.exec(mails.at(-1)!.text)![0].slice(service.origin.length));
      const chosen = { ...person, password: 'four other quite long words' };
      const reset = await browser.press(await browser.open('/reset-password'), { password: chosen.password });
      assert.equal(expectStays(reset), path);
      codeIn(await browser.press(await browser.open(path), credentials(chosen)), authorization);
    });

    it('to the set-up of a second factor that is owed, with the request', async () => {
      const strict = await startTestService({ drawPage: drawAsData, env: { REQUIRE_SECOND_FACTOR: 'on' } });
      try {
        const { person } = await settle(strict);
        const browser = openFormBrowser(strict);
        const { text } = await browser.send(`/api/auth${openSite(strict).begin().path}`, {
          headers: { accept: 'application/json' },
        });
        const { pathname, search } = new URL((JSON.parse(text) as { url: string }).url);
        const signedIn = await browser.press(await browser.open(pathname + search), credentials(person));
        const terms = await browser.open(signedIn.location!);
        const accepted = await browser.press(terms, { accept: terms.view.terms?.version ?? '' });
        assert.equal(accepted.location ?? signedIn.location, `/account${search}`);
      } finally {
        await strict.stop();
      }
    });
  });

  describe('lead to no other place', () => {
    /** Signs in on a page whose request was tampered with. */
    const signInWith = async (
      change: (query: URLSearchParams) => void,
    ): Promise<{ browser: FormBrowser; answer: Shown }> => {
      const person = await active();
      const browser = openFormBrowser(service);
      const [path, search] = (await ask(browser, site.begin())).split('?');
      const query = new URLSearchParams(search);
      change(query);
      const page = await browser.open(`${path}?${query}`);
      return { browser, answer: await browser.press(page, credentials(person)) };
    };

    it('for the redirect address of nobody, or of another client', async () => {
      const addresses = [
        'https://evil.example/',
        'javascript:alert(1)',
        '//evil.example/',
        `${site.redirectUri}.evil.example`,
        `${site.redirectUri}/../evil`,
        openSite(service, 'hosting').redirectUri,
      ];
      for (const address of addresses) {
        const { answer } = await signInWith((query) => query.set('redirect_uri', address));
        assert.match(expectStays(answer), /^\/sign-in-problem\?/, address);
      }
      const { answer } = await signInWith((query) => query.append('redirect_uri', 'https://evil.example/'));
      assert.match(expectStays(answer), /^\/(sign-in-problem|account)/);
    });

    it('for a client that is somebody else or nobody', async () => {
      for (const client of ['hosting', 'nobody', '']) {
        const { answer } = await signInWith((query) => query.set('client_id', client));
        assert.match(expectStays(answer), /^\/(sign-in-problem\?|account$)/, client);
      }
    });

    it('for a request that was changed, forged or is too old: it is asked for anew, and needs another press', async () => {
      const changes: ((query: URLSearchParams) => void)[] = [
        (query) => query.set('state', 'attacker'),
        (query) => query.set('scope', 'openid account'),
        (query) => query.set('sig', 'forged'),
        (query) => query.append('sig', 'forged'),
        (query) => query.set('exp', '9999999999'),
        (query) => query.set('exp', '1'),
        (query) => query.set('ba_iat', '1'),
      ];
      for (const change of changes) {
        const { browser, answer } = await signInWith(change);
        const to = expectStays(answer);
        const query = new URL(to, service.origin).searchParams;
        assert.ok(to.startsWith('/sign-in?') && query.get('sig') !== 'forged', `${to}`);
        assert.equal(query.getAll('sig').length, 1);
        const shown = await browser.open(to);
        assert.equal(shown.view.screen, 'signedIn');
        assert.equal((await browser.press(shown, {})).view.screen, 'onward');
      }
    });

    it('for what was added to a request: it gets no further than the address it came in', async () => {
      const { answer } = await signInWith((query) => query.set('next', 'https://evil.example'));
      assert.equal(answer.view.screen, 'onward');
      assert.ok(!answer.text.includes('evil.example'));
    });

    it('for fields that name one', async () => {
      const person = await active();
      const fields = ['url', 'onward', 'redirect', 'redirect_uri', 'next', 'returnTo', 'callbackURL', 'goTo', 'action'];
      for (const [place, evil] of [
        ['onto nothing', 'https://evil.example/'],
        ['as a query of its own', 'client_id=x&sig=y&redirect_uri=https://evil.example/'],
      ]) {
        const browser = openFormBrowser(service);
        const authorization = site.begin();
        const page = await browser.open(await ask(browser, authorization));
        const typed = Object.fromEntries([...fields, 'oauth_query', 'asked'].map((name) => [name, evil!]));
        const answer = await browser.press(page, { ...typed, ...credentials(person) });
        codeIn(answer, authorization);
        assert.ok(!answer.text.includes('evil.example'), place);
      }
      const browser = openFormBrowser(service);
      const { search } = new URL(service.origin + (await ask(browser, site.begin())));
      const plain = await browser.press(await browser.open('/sign-in'), {
        oauth_query: search.slice(1),
        continue: 'yes',
        ...credentials(person),
      });
      assert.ok(!plain.text.includes('code='));
      expectStays(plain);
    });

    it('for a cookie that was made up', async () => {
      for (const asked of [
        'https://evil.example/',
        '//evil.example',
        '@evil.example/?client_id=x&sig=y',
        '?client_id=x&sig=y\r\nset-cookie: y=1',
        `?client_id=x&sig=${'x'.repeat(2500)}`,
      ]) {
        const person = await active();
        const browser = openFormBrowser(service);
        await browser.press(await browser.open('/forgot-password'), { email: person.email });
        const mails = await service.inbox(person.email, { count: 2 });
        const token = /token=([\w-]+)/.exec(mails.at(-1)!.text)![1];
        const until = service.now().getTime() / 1000 + 60;
        browser.cookies.set('ems.page', Buffer.from(JSON.stringify({ asked, until })).toString('base64url'));
        await browser.open(`/reset-password?token=${token}`);
        const reset = await browser.press(await browser.open('/reset-password'), { password: `${person.password}!` });
        assert.match(expectStays(reset), /^\/sign-in(\?|$)/);
        assert.equal(new URL(reset.location!, service.origin).origin, service.origin);
        assert.ok(!reset.headers.getSetCookie().some((cookie) => cookie.startsWith('y=')));
      }
    });

    it('where there is no service for other sites', async () => {
      const person = await active();
      const browser = openFormBrowser(service);
      const page = await browser.open('/sign-in?client_id=x&sig=y');
      assert.match(expectStays(await browser.press(page, credentials(person))), /^\/(account|sign-in-problem)/);
    });
  });

  it('put nothing into a header that the request holds', async () => {
    const person = await active();
    const states = [
      'a\r\nset-cookie: x=1',
      '"; url=https://evil.example/',
      "'; url=https://evil.example/",
      ', 0; url=//evil.example',
      '<script>',
    ];
    for (const state of states) {
      const browser = openFormBrowser(service);
      const authorization = { ...site.begin({ state }), state };
      const answer = await browser.press(await browser.open(await ask(browser, authorization)), credentials(person));
      assert.ok(codeIn(answer, authorization));
      assert.match(answer.headers.get('refresh')!, /^0; url=http:\/\/element-one\.localhost[\x21-\x7e]*$/);
      assert.ok(!/["'<>\s]/.test(answer.view.onward!), answer.view.onward);
      assert.ok(!answer.headers.getSetCookie().some((cookie) => cookie.startsWith('x=')));
    }
  });

  it('come from their own page alone, or sign nobody in and give no code', async () => {
    const person = await active();
    const browser = openFormBrowser(service);
    const page = await browser.open(await ask(browser, site.begin()));
    const signedIn = openFormBrowser(service);
    await signedIn.press(await signedIn.open('/sign-in'), credentials(person));
    const notice = await signedIn.open(await ask(signedIn, site.begin()));
    const places: Record<string, string>[] = [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: site.origin, 'sec-fetch-site': 'same-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of places) {
      const answer = await browser.press(page, credentials(person), headers);
      assert.deepEqual([answer.status, answer.view.screen, answer.headers.get('refresh')], [403, 'form', null]);
      assert.deepEqual(answer.headers.getSetCookie(), []);
      const pressed = await signedIn.press(notice, {}, headers);
      assert.deepEqual([pressed.status, pressed.view.screen, pressed.headers.get('refresh')], [403, 'signedIn', null]);
      assert.ok(!pressed.text.includes('code='));
    }
  });

  it('give a thief of the address nothing that is somebody else’s', async () => {
    const [person, thief] = [await active(), await active()];
    const browser = openFormBrowser(service);
    const authorization = site.begin();
    const path = await ask(browser, authorization);
    const page = await browser.open(path);
    codeIn(await browser.press(page, credentials(person)), authorization);
    const elsewhere = openFormBrowser(service);
    const opened = await elsewhere.open(path);
    assert.equal(opened.view.screen, 'form');
    assert.ok(!opened.text.includes(person.email));
    // Pressed with what the other page hid, it has neither its session nor its answer.
    expectStays(await elsewhere.press(await browser.open(path), {}));
    const replayed = codeIn(await elsewhere.press(page, credentials(thief)), authorization);
    assert.equal(await emailOf(replayed, authorization), thief.email);
  });

  it('pressed twice, lead there with one code', async () => {
    const person = await active();
    const browser = openFormBrowser(service);
    const authorization = site.begin();
    const page = await browser.open(await ask(browser, authorization));
    const before = await service.query('select id from "tokenGrant"');
    const answers = await Promise.all([1, 2].map(() => browser.press(page, credentials(person))));
    const codes = answers.map((answer) => codeIn(answer, authorization));
    assert.equal(codes[0], codes[1]);
    assert.equal((await service.query('select id from "tokenGrant"')).length, before.length + 1);
    assert.equal(await emailOf(codes[0]!, authorization), person.email);
    const second = await site.exchange(codes[1]!, authorization);
    assert.equal(second.status, 400, 'A code is exchanged once.');
    // The same fields for another site are another press.
    const other = site.begin();
    const { view } = page;
    const action = await ask(browser, other);
    codeIn(
      await browser.press({ ...page, view: { ...view, form: { ...view.form, action } } }, credentials(person)),
      other,
    );
  });

  it('put no code into the log', async () => {
    const person = await active();
    const browser = openFormBrowser(service);
    const authorization = site.begin();
    const before = service.logged.length;
    const page = await browser.open(await ask(browser, authorization));
    const code = codeIn(await browser.press(page, credentials(person)), authorization);
    const entries = service.logged.slice(before);
    assert.ok(!JSON.stringify(entries).includes(code));
    assert.ok(entries.some(({ event, outcome }) => event === 'site_sign_in' && outcome === 'success'));
  });
});
