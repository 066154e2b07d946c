import type { Page, Route } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectNoTokens, watchAddresses } from './support/addresses.ts';
import {
  acceptTerms,
  begin,
  expectDone,
  expectStep,
  finish,
  goToVerification,
  journeySites,
  linkOf,
  originOf,
  signUpOf,
  startSignIn,
  verify,
  type JourneySite,
} from './support/journey.ts';
import { alert, button, submitSignIn } from './support/pages.ts';
import { settle, settleActive } from './support/service.ts';

const siteOf = (name: string): JourneySite => journeySites.find(({ journey }) => journey === name)!;
const elementOne = siteOf('element-one');
const hosting = siteOf('managed-host');

/** Addresses that would lead away from a page at `home`, by one reading or another. */
const hostileAddresses = (home: string): string[] => [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  'https:evil.example',
  'https:\\\\evil.example\\',
  encodeURIComponent('https://evil.example/'),
  'javascript:document.body.dataset.pwned="1"',
  ' javascript:document.body.dataset.pwned="1"',
  'java\tscript:document.body.dataset.pwned="1"',
  'data:text/html,<script>1</script>',
  home.replace('//', '//evil.example%2f@'),
  `${new URL(home).origin}@evil.example/sign-up`,
  `${new URL(home).origin}.evil.example/sign-up`,
  `${home}/../../evil`,
  `${home}%2f..%2fevil`,
  '"><img src=x onerror="document.body.dataset.pwned=1">',
];

/** Names under which pages are wont to take an address. */
const addressNames = ['return-to', 'returnTo', 'return_to', 'redirect_uri', 'redirect', 'next', 'continue', 'url', 'callbackURL'];

const hostileJourneys = ['__proto__', 'constructor', 'toString', '../manual', 'https://evil.example/', 'manual\u0000', '<img src=x onerror="document.body.dataset.pwned=1">'];

/** Nothing of what an attacker put into the address is in the page, but as text. */
const expectHarmless = async (page: Page, home: string): Promise<void> => {
  expect(new URL(page.url()).origin + new URL(page.url()).pathname).toBe(home);
  const found = await page.evaluate(() => {
    const roots: ParentNode[] = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    const all = (selector: string): Element[] => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
    return {
      pwned: document.body.dataset.pwned,
      polluted: ['pwned', 'done', 'email'].filter((name) => name in {}),
      images: all('img[src="x"], [onerror]').length,
      links: all('a[href], form[action], iframe').map((element) => element.getAttribute('href') ?? element.getAttribute('action') ?? element.outerHTML),
    };
  });
  expect(found).toMatchObject({ pwned: undefined, polluted: [], images: 0 });
  expect(found.links.filter((link) => /evil|pwned|^data:/i.test(link))).toEqual([]);
};

for (const site of journeySites) {
  test(`${site.journey}: no address or journey in the page's own address leads anywhere, and the journey is the site's own`, async ({ page, context, demo, person, inbox }) => {
    const home = signUpOf(demo, site);
    const watch = watchAddresses(context);
    const first = site.steps[0]!;
    for (const hostile of hostileAddresses(home)) {
      const query = new URLSearchParams(addressNames.map((name) => [name, hostile]));
      await page.goto(`${home}?${query}#${hostile}`);
      await expectStep(page, first);
      await expectHarmless(page, home);
    }
    for (const hostile of hostileJourneys) {
      await page.goto(`${home}?${new URLSearchParams({ journey: hostile, 'journey-param': hostile, journeyParam: hostile })}`);
      await expectStep(page, first);
      await expectHarmless(page, home);
    }
    // With all of it in the address, the journey goes where it always goes.
    const all = new URLSearchParams([...addressNames.map((name) => [name, 'https://evil.example/']), ['journey', '__proto__']]);
    await page.goto(`${home}?${all}`);
    await goToVerification(page, site, person);
    const [mail] = await inbox(person.email);
    await page.goto(`${linkOf(demo, site, mail)}&${all}`);
    await verify(page);
    await finish(page, site, person);
    await expectHarmless(page, home);

    // A page that hands on what it was given is no way out either.
    const flow = page.locator('ems-signup-flow');
    const next = flow.locator('a.ems-button');
    const returnTo = (address: string): Promise<unknown> =>
      flow.evaluate(async (element, given) => {
        const host = element as HTMLElement & { returnTo?: string; updateComplete: Promise<unknown> };
        host.returnTo = given;
        await host.updateComplete;
      }, address);
    for (const hostile of hostileAddresses(home)) {
      await returnTo(hostile);
      await expect(next, hostile).toHaveCount(0);
    }
    await returnTo(`${home}?plan=1`);
    await expect(next).toHaveAttribute('href', `${home}?plan=1`);
    expect(watch.asked.filter((address) => new URL(address).hostname.endsWith('evil.example'))).toEqual([]);
  });

  test(`${site.journey}: whatever was put into the tab's storage, the page draws its first step and nothing of it as markup`, async ({ page, demo }) => {
    const home = signUpOf(demo, site);
    const markup = '<img src=x onerror="document.body.dataset.pwned=1">';
    const kept = [
      'not json',
      '[]',
      '7',
      '{"done":7,"at":{}}',
      '{"__proto__":{"pwned":1,"done":["register","verify"]},"constructor":{"prototype":{"pwned":1}}}',
      JSON.stringify({ done: ['__proto__', 'constructor'], at: '__proto__', shown: 'constructor', acceptedTerms: markup }),
      JSON.stringify({ done: [], at: markup, shown: markup, email: markup, firstName: markup, lastName: markup }),
    ];
    await page.goto(home);
    for (const text of kept) {
      await page.evaluate(([key, value]) => sessionStorage.setItem(key!, value!), [`ems-journey ${site.journey}`, text]);
      await page.goto(home);
      await expectStep(page, site.steps[0]!);
      await expectHarmless(page, home);
    }
    // Believed where it is shown: as text.
    await page.evaluate(([key, value]) => sessionStorage.setItem(key!, value!), [`ems-journey ${site.journey}`, JSON.stringify({ done: ['register'], email: `${markup}@example.org` })]);
    await page.goto(home);
    await expectStep(page, 'verify');
    await expect(page.locator('ems-verify-email bdi')).toHaveText(`${markup}@example.org`);
    await expectHarmless(page, home);
  });
}

test("another site's client with our address, and ours with another's, end on a page with words", async ({ page, context, demo, person }) => {
  await settleActive(demo, context, person);
  const watch = watchAddresses(context);
  const ask = async (client: string, redirect: string): Promise<void> => {
    const query = { client_id: client, redirect_uri: redirect, response_type: 'code', scope: 'openid account', state: 'x', code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
    await page.goto(`${demo.origin}/api/auth/oauth2/authorize?${new URLSearchParams(query)}`);
    await expect(page.getByRole('heading', { name: 'Signing in did not work' })).toBeVisible();
  };
  await ask('hosting', signUpOf(demo, elementOne));
  await expect(page.locator('#reason')).toContainText('not known to be its own');
  await ask('element-one', signUpOf(demo, hosting));
  await ask('element-one', `${signUpOf(demo, elementOne)}?next=https://evil.example`);
  await ask('nobody', signUpOf(demo, elementOne));
  await expect(page.locator('#reason')).toContainText('not known to us');
  for (const error of ['constructor', '__proto__', 'toString', '<img src=x onerror="document.body.dataset.pwned=1">']) {
    await page.goto(`${demo.origin}/sign-in-problem?${new URLSearchParams({ error, error_description: error })}`);
    await expect(page.locator('#reason')).toHaveText(/^The site that sent you here asked for something/);
    await expectHarmless(page, `${demo.origin}/sign-in-problem`);
  }
  expect(watch.asked.filter((address) => /element-one\.localhost|hosting\.localhost|evil/.test(new URL(address).host))).toEqual([]);
});

/** From the site to the service's own page, and back by whatever `change` makes of the answer. */
const comeBackWith = async (page: Page, site: JourneySite, home: string, change: (answer: URL) => void): Promise<string> => {
  let good = '';
  const answering = async (route: Route): Promise<void> => {
    const answer = new URL(route.request().url());
    good = answer.href;
    change(answer);
    if (answer.href === good) return route.continue();
    await route.fulfill({ status: 302, headers: { location: answer.href } });
  };
  await page.route(`${home}?code=*`, answering, { times: 1 });
  await page.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
  await startSignIn(page, site);
  await button(page, 'Continue').click();
  await expect.poll(() => good).not.toBe('');
  return good;
};

/** Words, nothing of the answer in the address, and the sign-in begins anew and works. */
const expectWayOn = async (page: Page, site: JourneySite, home: string): Promise<void> => {
  await expect(alert(page).filter({ visible: true }).first()).toContainText('Please sign in again');
  await expect(page).toHaveURL(home);
  await expectHarmless(page, home);
  await startSignIn(page, site);
  await button(page, 'Continue').click();
  await expectDone(page, site);
};

const changes: Record<string, (answer: URL) => void> = {
  'a changed state': ({ searchParams }) => searchParams.set('state', 'invented'),
  'another issuer': ({ searchParams }) => searchParams.set('iss', 'https://evil.example'),
  'no issuer': ({ searchParams }) => searchParams.delete('iss'),
  'an error with markup in the place of the code': ({ searchParams }) => {
    searchParams.delete('code');
    searchParams.set('state', 'invented');
    searchParams.set('error', 'server_error');
    searchParams.set('error_description', '<img src=x onerror="document.body.dataset.pwned=1">');
  },
};

for (const [what, change] of Object.entries(changes)) {
  test(`${what} is refused calmly, and the sign-in begins anew`, async ({ page, context, demo, person }) => {
    const home = signUpOf(demo, elementOne);
    await settleActive(demo, context, person);
    await begin(page, demo, elementOne);
    await comeBackWith(page, elementOne, home, change);
    await expectWayOn(page, elementOne, home);
  });
}

test('a code that comes a second time is refused calmly, here and in the browser of somebody else', async ({ page, context, browser, demo, person }) => {
  const home = signUpOf(demo, elementOne);
  await settleActive(demo, context, person);
  await begin(page, demo, elementOne);
  const answer = await comeBackWith(page, elementOne, home, () => undefined);
  await expectDone(page, elementOne);

  const thief = await browser.newContext();
  const other = await thief.newPage();
  await other.goto(answer);
  await expectStep(other, 'terms');
  await expect(other).toHaveURL(home);
  await other.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
  await expect(alert(other).filter({ visible: true }).first()).toContainText('Please sign in again');
  expect(await other.evaluate(() => Object.keys(sessionStorage).filter((key) => key.endsWith('tokens')))).toEqual([]);
  await thief.close();

  // Who is signed in already stays so.
  await page.goto(answer);
  await expect(page).toHaveURL(home);
  await expectDone(page, elementOne);
});

test("an attacker's own code signs nobody in as the attacker, while a sign-in is under way or not", async ({ page, context, browser, demo, person }) => {
  const home = signUpOf(demo, elementOne);
  const attacker = { ...person, email: `eve.${person.email}` };
  const elsewhere = await browser.newContext();
  await settleActive(demo, elsewhere, attacker);
  const lure = await elsewhere.newPage();
  await begin(lure, demo, elementOne);
  let answer = '';
  await lure.route(`${home}?code=*`, (route) => {
    answer = route.request().url();
    return route.abort();
  });
  await lure.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
  await startSignIn(lure, elementOne);
  await button(lure, 'Continue').click();
  await expect.poll(() => answer).not.toBe('');
  await elsewhere.close();

  await settleActive(demo, context, person);
  await begin(page, demo, elementOne);
  await page.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
  await startSignIn(page, elementOne);
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.goto(answer);
  await expectWayOn(page, elementOne, home);
  await page.locator('ems-account-menu').getByRole('button', { name: 'Your account' }).click();
  await expect(page.locator('ems-account-menu').getByText(person.email, { exact: true })).toBeVisible();
});

test('an answer to a pop-up is taken from a page of the same origin only', async ({ page, context, demo, person }) => {
  const home = signUpOf(demo, hosting);
  await settleActive(demo, context, person);
  await begin(page, demo, hosting);
  await page.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
  const popup = await startSignIn(page, hosting);
  await expect(button(popup, 'Continue')).toBeVisible();
  const state = new URL(popup.url()).searchParams.get('state') ?? '';
  expect(state).toMatch(/;popup$/);
  // Even one that knows the state.
  const forger = await context.newPage();
  await forger.goto(signUpOf(demo, elementOne));
  const forged = `${home}?${new URLSearchParams({ code: 'stolen', state, iss: `${demo.origin}/api/auth` })}`;
  const heard = await forger.evaluate(
    ([name, message]) =>
      new Promise<boolean>((resolve) => {
        const channel = new BroadcastChannel(name!);
        channel.addEventListener('message', () => resolve(true));
        channel.postMessage(message);
        // A message of this origin that comes back later than any answer would have.
        const own = new BroadcastChannel('round trip');
        const echo = new BroadcastChannel('round trip');
        echo.addEventListener('message', () => resolve(false));
        own.postMessage('');
      }),
    [`ems-elements oidc ${demo.origin}/api/auth hosting popup`, forged],
  );
  expect(heard).toBe(false);
  await forger.close();
  const closed = popup.waitForEvent('close');
  await button(popup, 'Continue').click();
  await closed;
  await expectDone(page, hosting);
});

test('a whole journey with its sign-in tells no token to any address', async ({ page, context, demo, person, inbox }) => {
  const watch = watchAddresses(context);
  await begin(page, demo, elementOne);
  await goToVerification(page, elementOne, person);
  const [mail] = await inbox(person.email);
  await page.goto(linkOf(demo, elementOne, mail));
  await expect(page).not.toHaveURL(/token=/);
  await verify(page);
  await finish(page, elementOne, person);
  await page.reload();
  await expectDone(page, elementOne);
  await expectNoTokens(page, watch);
  expect(watch.codes).toHaveLength(1);
  // The mail's token was in the address that the person opened, and the password in none.
  expect(watch.asked.filter((address) => address.includes(mail.token))).toEqual([mail.link]);
  expect(watch.referrers.filter((address) => address.includes('?'))).toEqual([]);
  expect(watch.asked.filter((address) => decodeURIComponent(address).includes(person.password))).toEqual([]);
});

test('a token without the scope opens no account endpoint', async ({ page, context, demo, person, trouble }) => {
  trouble.expectFailure({ path: '', as: 403, times: 'any' });
  const home = signUpOf(demo, elementOne);
  await settleActive(demo, context, person);
  await page.route('**/oauth2/authorize?*', (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('scope', 'openid offline_access');
    return route.continue({ url: url.href });
  });
  await begin(page, demo, elementOne);
  await page.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
  await startSignIn(page, elementOne);
  await button(page, 'Continue').click();
  await expect(page).toHaveURL(home);
  await expect(alert(page).filter({ visible: true }).first()).toBeVisible();
  const answers = await page.evaluate(async (api) => {
    const key = Object.keys(sessionStorage).find((name) => name.endsWith('tokens'))!;
    const { accessToken } = JSON.parse(sessionStorage.getItem(key)!) as { accessToken: string };
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
    const asked: [method: string, path: string][] = [
      ...['session', 'email', 'sessions', 'authenticators', 'recovery-codes', 'deletion', 'reauthentication'].map((port): [string, string] => ['GET', `/account/${port}`]),
      ...['profile', 'email', 'password', 'reauthenticate', 'sessions/end-others', 'authenticators/enrol', 'deletion'].map((port): [string, string] => ['POST', `/account/${port}`]),
      ['POST', '/terms/accept'],
      ['POST', '/sign-out'],
    ];
    return Promise.all(
      asked.map(async ([method, path]) => {
        const { status } = await fetch(api + path, { method, headers, ...(method === 'POST' && { body: '{}' }) });
        return `${method} ${path} ${status}`;
      }),
    );
  }, `${demo.origin}/api/auth`);
  for (const answer of answers) expect(answer).toMatch(/ 403$/);
});

test('the cookie counts on the pages of the same site only', async ({ context, demo, person }) => {
  await settleActive(demo, context, person);
  const cookie = (await context.cookies(demo.origin)).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const site of journeySites) {
    const { headers, body } = await demo.send('/api/auth/account/session', { headers: { cookie, origin: originOf(demo, site) } });
    const same = site.signIn === 'inline';
    expect([headers['access-control-allow-origin'], headers['access-control-allow-credentials']], site.host).toEqual([originOf(demo, site), same ? 'true' : undefined]);
    expect(JSON.parse(body), site.host).toMatchObject({ standing: same ? 'active' : 'anonymous' });
  }
});

test('a sign-in page whose request was changed asks for it anew rather than answering it', async ({ page, demo, person, trouble }) => {
  trouble.expectFailure({ path: '/openid/continue', as: 400 });
  await settle(demo, person);
  const home = signUpOf(demo, elementOne);
  await begin(page, demo, elementOne);
  await page.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
  await startSignIn(page, elementOne);
  await expect(page).toHaveURL(/\/sign-in\?/);
  const changed = new URL(page.url());
  changed.searchParams.set('redirect_uri', 'https://evil.example/');
  await page.goto(changed.href);
  await submitSignIn(page, person);
  await expect(page.getByRole('heading', { name: 'Signing in did not work' })).toBeVisible();
  expect(page.url()).not.toContain('code=');
  // The way on: back at the site, once more.
  await page.goto(home);
  await startSignIn(page, elementOne);
  await button(page, 'Continue').click();
  await acceptTerms(page);
  await expectDone(page, elementOne);
});
