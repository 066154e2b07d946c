import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { otherSiteTest } from './support/other-site.ts';
import { button, expectAccountOf, field, heading, submitSignIn } from './support/pages.ts';
import { settleActive } from './support/service.ts';
import { expectRenewal } from './support/trouble.ts';
import { codeOf } from '../support/totp.ts';

const test = otherSiteTest({ REQUIRE_SECOND_FACTOR: 'on' });
test.beforeEach(({ trouble }) => expectRenewal(trouble));

const setUp = async (page: Page): Promise<void> => {
  await button(page, 'Get started').click();
  await page.getByText('Unable to scan?').click();
  const secret = ((await page.locator('.ems-key').textContent()) ?? '').replaceAll(' ', '');
  await field(page, 'code').fill(await codeOf(secret, new Date()));
  await field(page, 'deviceName').fill('Phone');
  await button(page, 'Submit').click();
  await expect(heading(page, 'Recovery codes')).toBeVisible();
  await page.getByRole('checkbox', { name: 'I’ve saved these codes' }).check();
  await button(page, 'Done').click();
};

test('whoever signs in without a second factor is led to its set-up, and to the account after it', async ({
  page,
  context,
  demo,
  person,
  at,
}) => {
  await settleActive(demo, context, person);
  await context.clearCookies();
  await page.goto(at('/sign-in'));
  await submitSignIn(page, person);
  await expect(page).toHaveURL(at('/account'));
  await expect(page.getByText('This service requires a second step when you sign in.')).toBeVisible();
  await expect(field(page, 'firstName')).toHaveCount(0);
  // By no address of a section either.
  await page.goto(at('/account#sessions'));
  await expect(heading(page, 'Set up an authenticator app')).toBeVisible();
  await expect(page.locator('ems-sessions')).toHaveCount(0);

  await setUp(page);
  await expect(page.locator('ems-sessions')).toBeVisible();
  await page.goto(at('/account'));
  await page.reload();
  await expectAccountOf(page, person);
});

for (const [how, signedIn] of [
  ['has to sign in', false],
  ['is signed in already', true],
] as const)
  test(`whoever another site sends to sign in, and who ${how}, is led to the set-up, and then on to the site`, async ({
    page,
    context,
    demo,
    person,
    siteURL,
  }) => {
    await settleActive(demo, context, person);
    if (!signedIn) await context.clearCookies();
    await page.goto(siteURL);
    await button(page, 'Sign in').click();
    if (signedIn) await button(page, 'Continue').click();
    else await submitSignIn(page, person);
    await expect(heading(page, 'Set up an authenticator app')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`^${demo.origin}/account\\?`));
    await expect(button(page, /^Continue to/)).toHaveCount(0);
    await setUp(page);
    await button(page, 'Continue to Element One').click();
    await expect(page).toHaveURL(siteURL);
    await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
    await expect(field(page, 'firstName')).toHaveValue(person.firstName);
  });
