import type { BrowserContext, Page, Request } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { tabBackTo, tabTo, typeInto } from './support/keyboard.ts';
import { button, expectAccountOf, field, heading } from './support/pages.ts';

const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
];

/** Every page that is opened in the browser, with the policy it was served with. */
const collectPages = (context: BrowserContext): Map<string, string> => {
  const policies = new Map<string, string>();
  context.on('response', (response) => {
    if (response.request().resourceType() !== 'document') return;
    policies.set(new URL(response.url()).pathname, response.headers()['content-security-policy'] ?? 'none');
  });
  return policies;
};

const expectTokenNowhere = async (page: Page, token: string, requests: readonly Request[]): Promise<void> => {
  expect(page.url()).not.toContain(token);
  expect(await page.evaluate(() => document.referrer)).not.toContain(token);
  // Not even the page's own address: a fragment is sent to nobody.
  const sent = requests.flatMap((request) => [request.url(), request.headers().referer ?? '']);
  expect(sent.filter((text) => text.includes(token))).toEqual([]);
};

test('a person registers, verifies, signs in and accepts the terms by keyboard alone', async ({
  page,
  context,
  person,
  inbox,
  at,
}) => {
  const policies = collectPages(context);
  const requests: Request[] = [];
  context.on('request', (request) => requests.push(request));

  await page.goto(at('/register'));
  await typeInto(page, field(page, 'firstName'), person.firstName);
  await typeInto(page, field(page, 'lastName'), person.lastName);
  await typeInto(page, field(page, 'email'), person.email);
  await typeInto(page, field(page, 'password'), person.password);
  await page.keyboard.press('Tab');
  await expect(button(page, 'Show password')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(field(page, 'password')).toHaveAttribute('type', 'text');
  await tabBackTo(page, field(page, 'password'));
  await expect(field(page, 'password')).toHaveValue(person.password);
  await tabTo(page, button(page, 'Next step'));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Check your inbox')).toBeFocused();
  await expect(page.locator('ems-verify-email bdi')).toHaveText(person.email);

  const [{ link, token }] = await inbox(person.email);
  const second = await context.newPage();
  await second.goto(link);
  await expect(second).toHaveURL(at('/verify-email'));
  await tabTo(second, button(second, 'Click here to proceed'));
  await second.keyboard.press('Enter');
  await expect(heading(second, 'Your address is verified')).toBeFocused();
  await expectTokenNowhere(second, token, requests);

  await expect(page).toHaveURL(at('/sign-in'));
  await expect(field(page, 'email')).toHaveValue(person.email);
  await typeInto(page, field(page, 'password'), person.password);
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(at('/terms'));
  await tabTo(page, page.getByRole('checkbox', { name: 'I have read and accept these terms' }));
  await page.keyboard.press('Space');
  await tabTo(page, button(page, 'Accept and continue'));
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(at('/account'));
  await expectAccountOf(page, person);
  await expect(field(page, 'firstName')).toHaveValue(person.firstName);
  await expect(field(page, 'lastName')).toHaveValue(person.lastName);
  await expectTokenNowhere(page, token, requests);

  expect([...policies.keys()].sort()).toEqual(['/account', '/register', '/sign-in', '/terms', '/verify-email']);
  for (const policy of policies.values()) for (const directive of strictPolicy) expect(policy).toContain(directive);
});
