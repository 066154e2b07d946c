import type { Page } from '@playwright/test';
import { accountMessages } from '../../src/elements/account/messages/en.ts';
import { confirmEmailMessages } from '../../src/elements/confirm-email/messages/en.ts';
import { forgotPasswordMessages } from '../../src/elements/forgot-password/messages/en.ts';
import { resetPasswordMessages } from '../../src/elements/reset-password/messages/en.ts';
import { verifyEmailMessages } from '../../src/elements/verify-email/messages/en.ts';
import { expect, test } from './fixtures.ts';
import { fill, submitRegistration, submitSignIn } from './support/pages.ts';

/** The one heading of the first level, and the title that names it. */
const expectStep = async (page: Page, heading: string, title = heading): Promise<void> => {
  await expect(page).toHaveTitle(`${title} · EMS`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText([heading]);
};

test('each page of the account site has one heading and names it in its title, at each step', async ({
  page,
  context,
  person,
  inbox,
  at,
}) => {
  await page.goto(at('/register'));
  await expectStep(page, 'Create your account');
  await page.locator('ems-register button[type="submit"]').click();
  await expectStep(page, 'Create your account', 'Error: Create your account');
  await submitRegistration(page, person);
  await expectStep(page, verifyEmailMessages.waitingHeading);

  const [{ link }] = await inbox(person.email);
  const second = await context.newPage();
  await second.goto(link);
  await expectStep(second, verifyEmailMessages.clickHeading);
  await second.locator('ems-verify-email button[type="submit"]').click();
  await expectStep(second, verifyEmailMessages.verifiedHeading);
  await second.close();

  // The page that waited has gone on, and says why.
  await expectStep(page, 'Sign in');
  await expect(page.locator('#verified')).toBeFocused();
  await expect(page.locator('#verified')).toHaveText('Your address is verified. Sign in to continue.');
  await page.reload();
  await expect(page.locator('#verified')).toBeHidden();
  await submitSignIn(page, person);
  await expect(page).toHaveURL(at('/terms'));
  const terms = await page.getByRole('heading', { level: 1 }).innerText();
  await expectStep(page, terms);
  await page.getByRole('checkbox').click();
  await page.locator('ems-terms button[type="submit"]').click();
  await expect(page).toHaveURL(/\/account(#.*)?$/);

  for (const section of ['profile', 'security', 'sessions', 'delete'] as const) {
    await page.goto(at(`/account#${section}`));
    await expectStep(page, 'Your account', `${accountMessages[section]} – Your account`);
  }
});

test('so have the pages for a forgotten password and for links that don’t work', async ({
  page,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/account/email/confirm', as: 404 });
  await page.goto(at('/forgot-password'));
  await expectStep(page, forgotPasswordMessages.heading);
  await fill(page, { email: person.email });
  await page.locator('ems-forgot-password button[type="submit"]').click();
  await expectStep(page, forgotPasswordMessages.sentHeading);
  await page.goto(at('/reset-password'));
  await expectStep(page, resetPasswordMessages.invalidHeading);
  await page.goto(at('/reset-password?token=x'));
  await expectStep(page, resetPasswordMessages.heading);
  await page.goto(at('/confirm-email?token=x'));
  await expectStep(page, confirmEmailMessages.clickHeading);
  await page.locator('ems-confirm-email button[type="submit"]').click();
  await expectStep(page, confirmEmailMessages.invalidHeading);
  await page.goto(at('/verify-email'));
  await expectStep(page, verifyEmailMessages.waitingHeading);
});

for (const [host, title] of [
  ['www.ems', 'EMS'],
  ['hosting', 'EMS Hosting'],
  ['element-one', 'Element One'],
  ['on-prem', 'EMS On-Premise'],
] as const) {
  test(`the title of ${host} follows the steps of its sign-up, under one heading of the page`, async ({
    page,
    demo,
  }) => {
    await page.goto(`http://${host}.localhost:${demo.port}/sign-up`);
    const flow = page.locator('ems-signup-flow');
    const step = flow.getByRole('heading').first();
    await expect(step).toBeVisible();
    await expect(page).toHaveTitle(`${await step.innerText()} · ${title}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await flow.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveTitle(`Sign in · ${title}`);
    await page.goBack();
    await expect(page).not.toHaveTitle(`Sign in · ${title}`);
    await expect(page).toHaveTitle(`${await step.innerText()} · ${title}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  });
}
