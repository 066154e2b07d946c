import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from '@playwright/test';
import { expect, test as base } from './fixtures.ts';
import {
  begin,
  expectDone,
  finish,
  goToVerification,
  journeySites,
  linkOf,
  originOf,
  startSignIn,
  verify,
} from './support/journey.ts';
import { button, field } from './support/pages.ts';
import { heedsSettings, ignoresSettings, openProfile } from './support/profile.ts';

/** A browser whose settings block third-party cookies, instead of Playwright's own. */
const test = base.extend({
  context: async ({}, use) => {
    const { context, remove } = await openProfile('blocked');
    await use(context);
    await remove();
  },
});

const elementOne = journeySites.find(({ journey }) => journey === 'element-one')!;
const hosting = journeySites.find(({ journey }) => journey === 'managed-host')!;

/** The cookies that a page of one site sends along to another one, though they are made for it: `SameSite=None`. */
const sentAcross = async (context: BrowserContext): Promise<string> => {
  const server = createServer(({ headers }, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'access-control-allow-origin': headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
    });
    response.end(headers.cookie ?? '');
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  await context.addCookies([
    { name: 'third', value: 'party', domain: 'third.localhost', path: '/', sameSite: 'None', secure: true },
  ]);
  const page = await context.newPage();
  await page.goto(`http://first.localhost:${port}/`);
  const sent = await page.evaluate(
    async (url) => (await fetch(url, { credentials: 'include' })).text(),
    `http://third.localhost:${port}/`,
  );
  await page.close();
  server.close();
  server.closeAllConnections();
  return sent;
};

test.beforeAll(async () => test.skip(!(await heedsSettings()), ignoresSettings));

test('the setting is what blocks them: without it the same cookie is sent', async ({ context }) => {
  expect(await sentAcross(context)).toBe('');
  const { context: other, remove } = await openProfile('allowed');
  expect(await sentAcross(other)).toBe('third=party');
  await remove();
});

test('third-party cookies blocked: the whole journey of Element One works', async ({
  page,
  context,
  demo,
  person,
  inbox,
}) => {
  await begin(page, demo, elementOne);
  await goToVerification(page, elementOne, person);
  const [mail] = await inbox(person.email);
  const tab = await context.newPage();
  await tab.goto(linkOf(demo, elementOne, mail));
  await verify(tab);
  await expect(tab.getByText('Your address is verified.')).toBeVisible();
  await tab.close();
  // In a window of its own another tab may come to the front, and a page that nobody sees asks nothing.
  await page.bringToFront();
  await finish(page, elementOne, person);
  await page.reload();
  await expectDone(page, elementOne);
});

test('third-party cookies blocked: the account page of the hosting site changes a name', async ({
  page,
  context,
  demo,
  person,
  inbox,
}) => {
  await begin(page, demo, hosting);
  await goToVerification(page, hosting, person);
  const [mail] = await inbox(person.email);
  await page.goto(linkOf(demo, hosting, mail));
  await verify(page);
  await finish(page, hosting, person);

  await page.goto(`${originOf(demo, hosting)}/account`);
  await expect(field(page, 'email')).toHaveValue(person.email);
  await field(page, 'firstName').fill('Augusta');
  await button(page, 'Save').first().click();
  await expect(page.getByText('Saved').filter({ visible: true }).first()).toBeVisible();
  await page.reload();
  await expect(field(page, 'firstName')).toHaveValue('Augusta');

  // Nothing of it is a matter of the tab that signed in: another one does, by a press at the service.
  const tab = await context.newPage();
  await tab.goto(`${originOf(demo, hosting)}/sign-up`);
  await tab.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
  const popup = await startSignIn(tab, hosting);
  await expect(popup.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await button(popup, 'Continue').click();
  await expectDone(tab, hosting);
});
