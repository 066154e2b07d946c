import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { drawAsData, openFormBrowser, type Shown } from '../support/form-browser.ts';
import { settle } from '../support/person.ts';
import { secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

const form = 'application/x-www-form-urlencoded';

describe('posted forms under attack', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ drawPage: drawAsData })));
  after(() => service.stop());

  const fieldsOf = (values: Record<string, string>): string => new URLSearchParams(values).toString();

  const post = (path: string, body: string, headers: Record<string, string>): Promise<Shown> =>
    openFormBrowser(service).send(path, { method: 'POST', body, headers: { 'content-type': form, ...headers } });

  const tokenIn = ({ text }: { text: string }): string => /token=([\w-]+)/.exec(text)?.[1] ?? '';

  describe('from another place than their own page', () => {
    const places: Record<string, Record<string, string>> = {
      'another site': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      'another site, by its origin alone': { origin: 'https://evil.example' },
      'another site that hides its origin': { origin: 'null', 'sec-fetch-site': 'cross-site' },
      'a sandbox, in a browser without Fetch Metadata': { origin: 'null' },
      'another host of the domain': { origin: 'http://evil.ems.localhost', 'sec-fetch-site': 'same-site' },
      'no page at all': { 'sec-fetch-site': 'none' },
      'who says nothing': {},
      'who says it by the referrer alone': { referer: 'http://127.0.0.1/sign-in' },
      'another port': { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' },
      'who says two things': { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    };
    for (const [place, headers] of Object.entries(places))
      it(`sign nobody in: ${place}`, async () => {
        const { person } = await settle(service);
        const answer = await post('/sign-in', fieldsOf({ email: person.email, password: person.password }), headers);
        assert.equal(answer.status, 403);
        assert.equal(answer.view.form.problem?.code, 'forbidden');
        assert.deepEqual(answer.headers.getSetCookie(), []);
        assert.ok(!answer.text.includes(person.email), 'Nothing of a stranger is put into the form.');
        const { level, event, outcome, reason, clientAddress } = service.logged.at(-1)!;
        assert.deepEqual(
          [level, event, outcome, reason, clientAddress],
          ['security', 'access_refused', 'failure', 'forbidden', '127.0.0.1'],
        );
        assert.ok(!JSON.stringify(service.logged.at(-1)).includes(person.email));
      });

    it('register nobody and spend no link', async () => {
      const person = newPerson();
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      assert.equal((await post('/register', fieldsOf(person), foreign)).status, 403);
      assert.equal((await post('/forgot-password', fieldsOf({ email: person.email }), foreign)).status, 403);
      assert.deepEqual(await service.finalInbox(person.email), []);
      const browser = openBrowser(service);
      await browser.post('/sign-up/email', person);
      const [{ token }] = await service.inbox(person.email);
      assert.equal((await post('/verify-email', fieldsOf({ token }), foreign)).status, 403);
      assert.equal((await browser.post('/email-verification/verify', { token })).status, 200);
    });
  });

  it('are read as forms alone', async () => {
    const own = { origin: service.origin, 'sec-fetch-site': 'same-origin' };
    const body = fieldsOf({ email: 'ada@example.org', password: 'x' });
    for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x', `${form}ed`, '']) {
      const answer = await post('/sign-in', body, { ...own, 'content-type': type });
      assert.equal(answer.status, 415, type);
      assert.equal(answer.view.screen, 'form', 'The page leads on.');
    }
    assert.equal((await post('/sign-in', body, { ...own, 'content-type': `${form}; charset=UTF-8` })).status, 401);
    assert.equal((await post('/sign-in', `${body}&x=${'x'.repeat(70_000)}`, own)).status, 413);
    assert.equal((await post('/sign-in', `${body}&email=grace@example.org`, own)).status, 400);
    assert.equal((await post('/sign-in', '', own)).status, 422);
    assert.equal((await post('/sign-in', '%', own)).status, 422);
    const other = await openFormBrowser(service).send('/sign-in', { method: 'PUT', body, headers: own });
    assert.deepEqual([other.status, other.headers.get('allow')], [405, 'GET, HEAD, POST']);
  });

  it('read a name that comes thousands of times as fast as thousands of names', async () => {
    const time = async (names: string[]): Promise<number> => {
      const body = names.map((name) => `${name}=`).join('&');
      const begun = performance.now();
      const { status } = await post('/register', body, { origin: service.origin, 'sec-fetch-site': 'same-origin' });
      assert.ok(status >= 400 && status < 500, String(status));
      return performance.now() - begun;
    };
    const different = await time(Array.from({ length: 9000 }, (_, i) => `a${i}`));
    const same = await time(Array.from({ length: 21_000 }, () => 'a'));
    assert.ok(same < 10 * different, `${same} and ${different} ms`);
  });

  it('take text that breaks other things as text', async () => {
    const browser = openFormBrowser(service);
    for (const value of ['a\0b', 'a\r\nset-cookie: x=1', '"><script>alert(1)</script>', '\ud800', '__proto__'])
      for (const [path, names] of [
        ['/register', ['firstName', 'lastName', 'email', 'password', '__proto__', 'constructor']],
        ['/sign-in', ['email', 'password', 'challenge', 'code']],
        ['/verify-email', ['token', 'email', 'password']],
        ['/forgot-password', ['email']],
        ['/reset-password', ['token', 'password']],
      ] as const) {
        const page = await browser.open(path);
        const typed = Object.fromEntries(names.map((name) => [name, value]));
        const answer = await browser.press(page, typed);
        assert.ok(answer.status >= 400 && answer.status < 500, `${path} ${JSON.stringify(value)}: ${answer.status}`);
        assert.equal(answer.headers.get('x'), null);
        assert.ok(!answer.headers.getSetCookie().some((cookie) => cookie.startsWith('x=')));
      }
  });

  it('lead to no other site', async () => {
    const { person } = await settle(service);
    for (const path of [
      '/sign-in?next=https://evil.example&returnTo=//evil.example&callbackURL=https://evil.example',
      '/sign-in?%0d%0alocation:%20https://evil.example',
      '/sign-in?/../../\\evil.example',
    ]) {
      const browser = openFormBrowser(service);
      const page = await browser.open(path);
      assert.equal(page.view.form.action, '/sign-in');
      const { location } = await browser.press(page, { email: person.email, password: person.password });
      const to = new URL(location!, `${service.origin}/sign-in`);
      assert.equal(to.href, `${service.origin}/terms`);
    }
    assert.equal((await openFormBrowser(service).open('//evil.example/sign-in')).status, 404);
  });

  it('put no secret into an address or the log', async () => {
    const browser = openFormBrowser(service);
    const person = newPerson();
    const before = service.logged.length;
    await browser.press(await browser.open('/register'), person);
    const token = tokenIn((await service.inbox(person.email))[0]);
    const arrived = await browser.open(`/verify-email?token=${token}&journey=x`);
    assert.equal(arrived.location, '/verify-email');
    const click = await browser.open(arrived.location);
    assert.ok(!click.view.form.action.includes(token));
    assert.equal(click.headers.get('cache-control'), 'no-store');
    assert.equal(click.headers.get('referrer-policy'), 'same-origin');
    await browser.press(click, {});
    await browser.press(await browser.open('/sign-in'), { email: person.email, password: 'wrong one' });
    const logged = JSON.stringify(service.logged.slice(before));
    for (const secret of [token, person.password, 'wrong one', person.email])
      assert.ok(!logged.includes(secret), secret);
  });

  /** What browsers are led here with by mistake: secrets of emails, of other sites and of providers, and what says who they are for. */
  const strange =
    'code=SECRET&state=SECRET&access_token=SECRET&id_token=SECRET&ticket=SECRET&error_description=SECRET&email=SECRET&sig=SECRET';
  const pages = ['register', 'verify-email', 'sign-in', 'forgot-password', 'reset-password'];

  for (const page of pages)
    it(`take nothing along that came in the address and isn’t needed: ${page}`, async () => {
      const browser = openFormBrowser(service);
      const led = await browser.open(`/${page}?token=SECRET&${strange}`);
      assert.equal(led.location, `/${page}`);
      const shown = await browser.open(`/${page}?${strange}`);
      assert.equal(shown.view.form.action, `/${page}`);
      // Whoever posts to such an address all the same is shown, and led to, one without.
      shown.view.form.action = `/${page}?token=SECRET&${strange}`;
      const answer = await browser.press(shown, page === 'register' ? newPerson() : { email: newPerson().email });
      assert.doesNotMatch(`${answer.location} ${answer.view.form?.action}`, /SECRET/);
    });

  it('have the link of a page that failed lead to no address with a secret', async () => {
    const broken = await startTestService({ drawPage: () => Promise.reject(new Error('off')) });
    try {
      const { status, text } = await openFormBrowser(broken).open(`/sign-in?${strange}`);
      assert.equal(status, 500);
      assert.doesNotMatch(text, /SECRET/);
    } finally {
      await broken.stop();
    }
  });

  it('keep what goes from page to page from scripts and other sites', async () => {
    const browser = openFormBrowser(service);
    const answer = await browser.press(await browser.open('/register'), newPerson());
    const cookies = answer.headers.getSetCookie();
    assert.deepEqual(cookies.map((cookie) => cookie.split('=')[0]).sort(), ['ems.page', 'ems.ticket']);
    for (const cookie of cookies) assert.match(cookie, /HttpOnly.*SameSite=Lax/i);
  });

  it('keep what goes from page to page no longer than the browser is open, and an hour at most', async () => {
    const browser = openFormBrowser(service);
    const isOfPage = (cookie: string): boolean => cookie.startsWith('ems.page=');
    const opened = await browser.open('/verify-email?token=abc');
    const [cookie = ''] = opened.headers.getSetCookie().filter(isOfPage);
    assert.doesNotMatch(cookie, /max-age|expires/i);
    // A browser that goes on where it was left brings it back.
    assert.equal((await browser.open('/verify-email')).view.token, 'abc');
    service.advance(3599);
    assert.equal((await browser.open('/verify-email')).view.token, 'abc');
    service.advance(1);
    assert.equal((await browser.open('/verify-email')).view.screen, 'waiting');
    // Nothing left to keep: it is taken away.
    const left = await browser.press(await browser.open('/register'), newPerson());
    const [other = ''] = left.headers.getSetCookie().filter(isOfPage);
    assert.doesNotMatch(other, /max-age|expires/i);
  });

  it('take nothing from a cookie that was made up', async () => {
    const browser = openFormBrowser(service);
    const encoded = (kept: object): string => Buffer.from(JSON.stringify(kept)).toString('base64url');
    const until = service.now().getTime() / 1000 + 60;
    const made = [{ email: { a: 1 }, until }, { email: 'ada@example.org' }, { email: 'ada@example.org', until: '9' }];
    for (const value of ['', 'x', '{}', 'bnVsbA', 'W10', ...made.map(encoded)]) {
      browser.cookies.set('ems.page', value);
      const { status, view } = await browser.open('/verify-email');
      assert.deepEqual([status, view.screen, view.email], [200, 'waiting', undefined]);
    }
    const email = encoded({ email: 'ada@example.org', until });
    browser.cookies.set('ems.page', email);
    assert.equal((await browser.open('/verify-email')).view.email, 'ada@example.org');
    // Set by another instance, whose clock is ahead.
    browser.cookies.set('ems.page', encoded({ email: 'ada@example.org', until: until + 3600 }));
    assert.equal((await browser.open('/verify-email')).view.email, 'ada@example.org');
    browser.cookies.clear();
    const twice = await browser.send('/verify-email', { headers: { cookie: `ems.page=${email}; ems.page=${email}` } });
    assert.equal(twice.view?.email, undefined);
  });

  it('show the token of a link on no other page', async () => {
    const browser = openFormBrowser(service);
    await browser.open('/verify-email?token=abc');
    assert.equal((await browser.open('/verify-email')).view.token, 'abc');
    assert.equal((await browser.open('/reset-password')).view.token, undefined);
  });

  it('spend no link by being opened', async () => {
    const browser = openFormBrowser(service);
    const person = newPerson();
    await browser.press(await browser.open('/register'), person);
    const token = tokenIn((await service.inbox(person.email))[0]);
    for (let i = 0; i < 3; i += 1)
      for (const method of ['GET', 'HEAD']) {
        await openFormBrowser(service).send(`/verify-email?token=${token}`, { method });
        await browser.send('/verify-email', { method });
      }
    await browser.open(`/verify-email?token=${token}`);
    assert.equal((await browser.press(await browser.open('/verify-email'), {})).status, 303);
  });

  it('answer alike for known and unknown addresses', async () => {
    const { person } = await settle(service);
    const emails = [person.email, newPerson().email];
    for (const path of ['/register', '/forgot-password', '/verify-email']) {
      const answers = [];
      for (const email of emails) {
        const browser = openFormBrowser(service);
        const { status, location, headers, view } = await browser.press(await browser.open(path), { ...person, email });
        const cookies = headers.getSetCookie().map((cookie) => cookie.split('=')[0]);
        answers.push({ status, location, cookies, screen: view.screen, errors: view.form?.errors });
      }
      assert.deepEqual(answers[0], answers[1], path);
    }
  });

  it('believe no client that it posts a form', async () => {
    const person = newPerson();
    const answer = await openBrowser(service).post('/sign-up/email', person, { 'x-ems-form': '1' });
    assert.deepEqual(answer.headers.getSetCookie(), []);
    assert.match((await service.inbox(person.email))[0].text, /verify-email#token=/);
  });

  describe('pressed twice', () => {
    it('register once, and again with what was corrected after Back', async () => {
      const browser = openFormBrowser(service);
      const page = await browser.open('/register');
      const person = newPerson();
      const answers = await Promise.all([browser.press(page, person), browser.press(page, person)]);
      service.advance(20);
      answers.push(await browser.press(page, person));
      for (const { status, location } of answers) assert.deepEqual([status, location], [303, '/verify-email']);
      assert.ok(
        answers.every(({ headers }) => headers.getSetCookie().some((cookie) => cookie.startsWith('ems.ticket='))),
      );
      assert.equal((await service.finalInbox(person.email)).length, 1);
      // Fetched anew by Back.
      assert.equal((await browser.press(await browser.open('/register'), person)).status, 303);
      assert.equal((await service.finalInbox(person.email)).length, 1);
      const corrected = newPerson();
      assert.equal((await browser.press(page, corrected)).status, 303);
      assert.equal((await service.finalInbox(corrected.email)).length, 1);
    });

    it('sign in once', async () => {
      const { person } = await settle(service);
      const browser = openFormBrowser(service);
      const page = await browser.open('/sign-in');
      const typed = { email: person.email, password: person.password };
      const answers = await Promise.all([browser.press(page, typed), browser.press(page, typed)]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        [303, 303],
      );
      assert.deepEqual(answers[0].headers.getSetCookie(), answers[1].headers.getSetCookie());
      const rows = await service.query(
        `select s.id from session s join "user" u on u.id = s."userId" where u.email = '${person.email}'`,
      );
      assert.equal(rows.length, 1);
    });

    it('take a code once', async () => {
      const { person, phone } = await secured(service);
      const browser = openFormBrowser(service);
      const asked = await browser.press(await browser.open('/sign-in'), {
        email: person.email,
        password: person.password,
      });
      const code = await phone.nextCode();
      const answers = await Promise.all([browser.press(asked, { code }), browser.press(asked, { code })]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        [303, 303],
      );
    });

    it('give nobody else the answer', async () => {
      const { person } = await settle(service);
      const page = await openFormBrowser(service).open('/sign-in');
      const typed = { email: person.email, password: person.password };
      const one = await openFormBrowser(service).press(page, typed);
      const other = openFormBrowser(service);
      other.cookies.set('x', '1');
      assert.notDeepEqual((await other.press(page, typed)).headers.getSetCookie(), one.headers.getSetCookie());
    });
  });

  it('are limited as calls of the interface are', async () => {
    const strict = await startTestService({ drawPage: drawAsData, env: { RATE_LIMITS: '1' } });
    try {
      const { person } = await settle(strict);
      const browser = openFormBrowser(strict);
      const page = await browser.open('/sign-in');
      const guess = (i: number): Promise<Shown> => browser.press(page, { email: person.email, password: `wrong ${i}` });
      let answer = await guess(0);
      for (let i = 1; i < 40 && answer.status === 401; i += 1) answer = await guess(i);
      assert.equal(answer.status, 429);
      assert.equal(answer.view.form.problem?.code, 'rate_limited');
      assert.ok(Number(answer.headers.get('retry-after')) > 0);
      assert.equal(answer.view.form.values.email, person.email);
      const called = await openBrowser(strict).post('/sign-in/email', { ...person, password: 'wrong once more' });
      assert.equal(called.status, 429, 'Counted together.');
    } finally {
      await strict.stop();
    }
  });
});
