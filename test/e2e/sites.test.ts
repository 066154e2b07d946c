import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { formPaths } from '../../demo/service/service.ts';
import { demoSites } from '../../demo/site-list.ts';
import { expect, test } from './fixtures.ts';
import type { Demo } from './support/demo.ts';

/** The pages that embed the elements on a site of their own, and the index that leads to them. */
const pages: Record<string, readonly string[]> = {
  localhost: ['/'],
  'www.ems.localhost': ['/', '/sign-up'],
  'element-one.localhost': ['/', '/sign-up', '/set-up'],
  'on-prem.localhost': ['/', '/sign-up', '/download'],
  'hosting.localhost': ['/', '/sign-up', '/new', '/account'],
};

const nowhere = '/no-such-page';

const all = Object.entries(pages).flatMap(([host, paths]) => paths.map((path) => ({ host, path })));

const addressOf = (demo: Demo, host: string, path: string): string => `http://${host}:${demo.port}${path}`;

/** Everything has arrived and is drawn: the page's own script, the elements, and what the service answered them. */
const open = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator(':not(:defined)')).toHaveCount(0);
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const violations = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('; ')}`,
  );

for (const { host, path } of all) {
  test(`${host}${path} draws for everybody: light, dark, wide, narrow`, async ({ page, demo }) => {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [360, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await open(page, addressOf(demo, host, path));
      expect(await overflow(page), `${width} pixels`).toBe(0);
      expect(await violations(page), `${width} pixels, ${colorScheme}`).toEqual([]);
    }
  });
}

test('the header is as high before it is known who is here as afterwards', async ({ page, demo }) => {
  for (const { host, path } of all.filter((place) => place.path === '/sign-up')) {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await open(page, addressOf(demo, host, path));
      const height = (): Promise<number> =>
        page
          .locator('header')
          .first()
          .evaluate((header) => Math.round(header.getBoundingClientRect().height));
      const known = await height();
      await page.locator('ems-account-menu').evaluate((menu) => menu.shadowRoot!.replaceChildren());
      expect(await height(), `${host}, ${width} pixels`).toBe(known);
    }
  }
});

test('a page that is not there says so, and leads on', async ({ page, demo, trouble }) => {
  for (const { host } of demoSites) {
    trouble.expectFailure({ path: nowhere, as: 404 });
    const response = await page.goto(addressOf(demo, host, nowhere));
    expect(response?.status(), host).toBe(404);
    await page.setViewportSize({ width: 360, height: 800 });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await overflow(page), host).toBe(0);
    expect(await violations(page), host).toEqual([]);
    await expect(page.getByRole('main').getByRole('link').first()).toHaveAttribute('href', /^\//);
  }
});

test('every page and every other answer comes with the strict policy', async ({ demo }) => {
  const policy = (connect: string): string =>
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src ${connect}`,
      "img-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].join('; ');
  const postingPages = new Set(Object.values(formPaths).map((path) => `ems.localhost${path}`));
  postingPages.delete(`ems.localhost${formPaths.account}`);
  for (const { host, callsService, opensPopUps } of demoSites) {
    for (const path of [...(pages[host] ?? ['/register', '/account']), nowhere, '/no-such.js', '/favicon.svg']) {
      const { headers } = await demo.send(path, {}, host);
      // Where a form comes with its page, so do its sheets: each by its digest (first-response.test.ts).
      const own = postingPages.has(host + path) ? / 'sha256-[\w+/]{43}='(?=[^;]*; connect-src)/g : /(?!)/;
      expect(String(headers['content-security-policy']).replace(own, ''), host + path).toBe(
        policy(callsService ? `'self' ${demo.origin}` : "'self'"),
      );
      expect(headers['cross-origin-opener-policy'], host + path).toBe(
        opensPopUps ? 'same-origin-allow-popups' : 'same-origin',
      );
      expect([headers['referrer-policy'], headers['x-content-type-options']], host + path).toEqual([
        // Where a form is posted, a browser has to say that a page of this origin did.
        postingPages.has(host + path) ? 'same-origin' : 'no-referrer',
        'nosniff',
      ]);
    }
  }
});

test('every link leads to something', async ({ page, demo }) => {
  const seen = new Set<string>();
  for (const { host, path } of all) {
    await open(page, addressOf(demo, host, path));
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('a')].map((link) => [link.href, link.textContent] as const),
    );
    for (const [href, text] of links) {
      expect(href, `${host}${path}: ${text}`).toMatch(/^http:/);
      seen.add(href);
    }
  }
  for (const href of seen) {
    const url = new URL(href);
    if (url.port === String(demo.mailPort)) continue;
    const answer = await demo.send(url.pathname, {}, url.hostname);
    expect([200, 302], href).toContain(answer.status);
    if (url.hash.length > 1 && answer.status === 200) {
      await open(page, href);
      const target = url.hash === '#ems-sign-in' ? 'ems-signup-flow[step="sign-in"]' : url.hash;
      await expect(page.locator(target), href).toHaveCount(1);
    }
  }
});

test('a site sees its own files and no other’s', async ({ demo }) => {
  for (const path of [
    '/ems/register',
    '/hosting/new.html',
    '/../ems/register.html',
    '/%2e%2e/ems/register.html',
    '/..%2fems%2fregister.html',
    '/sites/www/site.js',
  ]) {
    expect((await demo.send(path, {}, 'element-one.localhost')).status, path).toBe(404);
  }
  expect((await demo.send('/', {}, 'other.localhost')).status).toBe(421);
});

test('password managers are led to where a password is changed', async ({ demo }) => {
  const { status, headers } = await demo.send('/.well-known/change-password');
  expect([status, headers.location]).toEqual([302, '/account#security']);
});

test('the marketing site is served as it is written, with the package’s one file', async ({ demo }) => {
  for (const [path, file] of [
    ['/', 'demo/sites/www/index.html'],
    ['/site.js', 'demo/sites/www/site.js'],
    ['/ems-elements.min.js', 'dist/bundle/ems-elements.min.js'],
  ] as const) {
    const { status, body } = await demo.send(path, {}, 'www.ems.localhost');
    expect(status, path).toBe(200);
    expect(body, path).toBe(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8'));
  }
});

test('the next step of Element One brings together what is ticked', async ({ page, demo }) => {
  await open(page, addressOf(demo, 'element-one.localhost', '/set-up'));
  await expect(page.getByText('You’re not signed in.').getByRole('link', { name: 'sign in' })).toBeVisible();
  await page.getByLabel('Signal').check();
  await page.getByLabel('Slack').check();
  await page.getByRole('button', { name: 'Bring them together' }).click();
  await expect(page.getByRole('status').getByRole('listitem')).toHaveText([/Signal/, /Slack/]);
  expect(await violations(page)).toEqual([]);
});

test('the next step of the trial hands out the installer', async ({ page, demo }) => {
  await open(page, addressOf(demo, 'on-prem.localhost', '/download'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /x86_64/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('ems-installer-26.4.2-x86_64.run');
});

test('the next step of hosting creates a homeserver', async ({ page, demo }) => {
  await open(page, addressOf(demo, 'hosting.localhost', '/new'));
  await page.getByLabel('Name').fill('northwind');
  await page.getByLabel('Frankfurt').check();
  await page.getByRole('button', { name: 'Create homeserver' }).click();
  await expect(page.getByRole('heading', { name: 'northwind.ems.host is being built' })).toBeVisible();
  await expect(page.locator('#created')).toBeFocused();
  await expect(page.locator('#created')).toContainText('eu-central');
  expect(await violations(page)).toEqual([]);
});

test('a pop-up that was with the service tells its site, and closes', async ({ page, demo }) => {
  await open(page, addressOf(demo, 'element-one.localhost', '/'));
  const heard = page.evaluate(
    () =>
      new Promise((resolve) => new BroadcastChannel('pop-up').addEventListener('message', ({ data }) => resolve(data))),
  );
  const [popUp] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate((address) => void window.open(address, '_blank', 'popup'), `${demo.origin}/sign-in`),
  ]);
  await expect(popUp.locator('ems-sign-in')).toBeVisible();
  // Nothing that opened it holds the window in which a password is typed.
  expect(await popUp.evaluate(() => window.opener as unknown)).toBeNull();
  await popUp.goto(addressOf(demo, 'element-one.localhost', '/sign-up'));
  const closed = popUp.waitForEvent('close');
  await popUp.evaluate(() => {
    new BroadcastChannel('pop-up').postMessage('back');
    window.close();
  });
  expect(await heard).toBe('back');
  await closed;
});
