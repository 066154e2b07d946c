import type { Page, Route } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectNoTokens, watchAddresses } from './support/addresses.ts';
import { expectHarmless } from './support/hostile.ts';
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

test("another site's client with our address, and ours with another's, end on a page with words", async ({
  page,
  context,
  demo,
  person,
}) => {
  await settleActive(demo, context, person);
  const watch = watchAddresses(context);
  const ask = async (client: string, redirect: string): Promise<void> => {
    const query = {
      client_id: client,
      redirect_uri: redirect,
      response_type: 'code',
      scope: 'openid account',
      state: 'x',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    };
    await page.goto(`${demo.origin}/api/auth/oauth2/authorize?${new URLSearchParams(query)}`);
    await expect(page.getByRole('heading', { name: 'We couldn’t sign you in' })).toBeVisible();
  };
  await ask('hosting', signUpOf(demo, elementOne));
  await expect(page.locator('#reason')).toContainText('an address we don’t recognise');
  await ask('element-one', signUpOf(demo, hosting));
  await ask('element-one', `${signUpOf(demo, elementOne)}?next=https://evil.example`);
  await ask('nobody', signUpOf(demo, elementOne));
  await expect(page.locator('#reason')).toContainText('We don’t recognise the site');
  for (const error of ['constructor', '__proto__', 'toString', '<img src=x onerror="document.body.dataset.pwned=1">']) {
    await page.goto(`${demo.origin}/sign-in-problem?${new URLSearchParams({ error, error_description: error })}`);
    await expect(page.locator('#reason')).toHaveText(/^The site that sent you here asked for something/);
    await expectHarmless(page, `${demo.origin}/sign-in-problem`);
  }
  expect(
    watch.asked.filter((address) => /element-one\.localhost|hosting\.localhost|evil/.test(new URL(address).host)),
  ).toEqual([]);
});

/** From the site to the service's own page, and back by whatever `change` makes of the answer. */
const comeBackWith = async (
  page: Page,
  site: JourneySite,
  home: string,
  change: (answer: URL) => void,
): Promise<string> => {
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

test('a code that comes a second time is refused calmly, here and in the browser of somebody else', async ({
  page,
  context,
  browser,
  demo,
  person,
}) => {
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

test("an attacker's own code signs nobody in as the attacker, while a sign-in is under way or not", async ({
  page,
  context,
  browser,
  demo,
  person,
}) => {
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

test('a whole journey with its sign-in tells no token to any address', async ({
  page,
  context,
  demo,
  person,
  inbox,
}) => {
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
  // The mail's token was in no address that anybody was asked for, and neither was the password.
  expect(watch.asked.filter((address) => address.includes(mail.token))).toEqual([]);
  // A page with a form tells its own origin where it is, and nobody else.
  const elsewhere = watch.referrals.filter(
    ([from, to]) => from.includes('?') && new URL(from).origin !== new URL(to).origin,
  );
  expect(elsewhere).toEqual([]);
  expect(watch.asked.filter((address) => decodeURIComponent(address).includes(person.password))).toEqual([]);
});

const accountEndpoints: readonly (readonly [method: 'GET' | 'POST', path: string])[] = [
  ...['session', 'email', 'sessions', 'authenticators', 'recovery-codes', 'deletion', 'reauthentication'].map(
    (port) => ['GET', `/account/${port}`] as const,
  ),
  ...['profile', 'email', 'password', 'reauthenticate', 'sessions/end-others', 'authenticators/enrol', 'deletion'].map(
    (port) => ['POST', `/account/${port}`] as const,
  ),
  ['POST', '/terms/accept'],
  ['POST', '/sign-out'],
];

test('a token without the scope opens no account endpoint', async ({ page, context, demo, person, trouble }) => {
  for (const [, path] of accountEndpoints) {
    // The page asks who is here whenever that may have changed.
    trouble.expectFailure({ path, as: 403, ...(path === '/account/session' && { times: 'any' }) });
  }
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
  const answers = await page.evaluate(
    async ({ api, asked }) => {
      const key = Object.keys(sessionStorage).find((name) => name.endsWith('tokens'))!;
      const { accessToken } = JSON.parse(sessionStorage.getItem(key)!) as { accessToken: string };
      const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
      const ask = async (method: string, path: string): Promise<string> => {
        const { status } = await fetch(api + path, { method, headers, ...(method === 'POST' && { body: '{}' }) });
        return `${method} ${path} ${status}`;
      };
      return Promise.all(asked.map(([method, path]) => ask(method, path)));
    },
    { api: `${demo.origin}/api/auth`, asked: accountEndpoints },
  );
  expect(answers).toEqual(accountEndpoints.map(([method, path]) => `${method} ${path} 403`));
});

test('the cookie counts on the pages of the same site only', async ({ context, demo, person }) => {
  await settleActive(demo, context, person);
  const cookie = (await context.cookies(demo.origin)).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const site of journeySites) {
    const { headers, body } = await demo.send('/api/auth/account/session', {
      headers: { cookie, origin: originOf(demo, site) },
    });
    const same = site.signIn === 'inline';
    expect([headers['access-control-allow-origin'], headers['access-control-allow-credentials']], site.host).toEqual([
      originOf(demo, site),
      same ? 'true' : undefined,
    ]);
    expect(JSON.parse(body), site.host).toMatchObject({ status: same ? 'active' : 'anonymous' });
  }
});

test('a sign-in page whose request was changed asks for it anew rather than answering it', async ({
  page,
  demo,
  person,
  trouble,
}) => {
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
  await expect(page.getByRole('heading', { name: 'We couldn’t sign you in' })).toBeVisible();
  expect(page.url()).not.toContain('code=');
  // The way on: back at the site, once more.
  await page.goto(home);
  await startSignIn(page, elementOne);
  await button(page, 'Continue').click();
  await acceptTerms(page);
  await expectDone(page, elementOne);
});
