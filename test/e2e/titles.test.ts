import type { Locator, Page } from '@playwright/test';
import { accountMessages } from '../../src/elements/account/messages/en.ts';
import { confirmEmailMessages } from '../../src/elements/confirm-email/messages/en.ts';
import { forgotPasswordMessages } from '../../src/elements/forgot-password/messages/en.ts';
import { resetPasswordMessages } from '../../src/elements/reset-password/messages/en.ts';
import { secondStepMessages } from '../../src/elements/sign-in/messages/second-step.en.ts';
import { verifyEmailMessages } from '../../src/elements/verify-email/messages/en.ts';
import { expect, test } from './fixtures.ts';
import { codeOf } from '../support/totp.ts';
import {
  doStep,
  expectStep as expectJourneyStep,
  finish,
  journeySites,
  linkOf,
  originOf,
  signUpOf,
  stepsBeforeMail,
  verify,
} from './support/journey.ts';
import { button, field, fill, heading, signOut, submitRegistration, submitSignIn } from './support/pages.ts';
import { settleActive } from './support/service.ts';
import { expectRenewal } from './support/trouble.ts';

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
  await expectStep(page, resetPasswordMessages.invalidHeading);
  await page.goto(at('/confirm-email?token=x'));
  await expectStep(page, confirmEmailMessages.clickHeading);
  await page.locator('ems-confirm-email button[type="submit"]').click();
  await expectStep(page, confirmEmailMessages.invalidHeading);
  await page.goto(at('/verify-email'));
  await expectStep(page, verifyEmailMessages.waitingHeading);
});

const titles: Record<string, string> = {
  manual: 'EMS',
  'element-one': 'Element One',
  'on-prem-trial': 'EMS On-Premise',
  'managed-host': 'EMS Hosting',
};

for (const site of journeySites) {
  const named = async (page: Page, heading: Locator): Promise<void> => {
    await expect(async () => {
      expect(await page.title()).toBe(`${await heading.innerText()} · ${titles[site.journey]}`);
    }).toPass();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  };
  const stepOf = (page: Page): Locator =>
    page.locator('ems-signup-flow').getByRole('heading').filter({ visible: true }).first();

  test(`the title of ${site.host} follows its journey from the first step to the last, and back`, async ({
    page,
    demo,
    person,
    inbox,
  }) => {
    await page.goto(signUpOf(demo, site));
    await named(page, stepOf(page));
    await page.locator('ems-signup-flow').getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveTitle(/^Sign in · /);
    await page.goBack();
    for (const step of stepsBeforeMail(site)) {
      await expectJourneyStep(page, step);
      await named(page, stepOf(page));
      await doStep(page, site, person, step);
    }
    await expectJourneyStep(page, 'verify');
    await named(page, stepOf(page));
    const [mail] = await inbox(person.email);
    await page.goto(linkOf(demo, site, mail));
    await expect(button(page, 'Click here to proceed')).toBeVisible();
    await named(page, stepOf(page));
    await verify(page);
    await expectJourneyStep(page, 'sign-in');
    await named(page, stepOf(page));
    await finish(page, site, person);
    await named(page, stepOf(page));
    if (site.journey !== 'managed-host') return;

    // The console has the account page too, under a heading of its own.
    for (const section of ['profile', 'security', 'sessions', 'delete'] as const) {
      await page.goto(`${originOf(demo, site)}/account#${section}`);
      await expect(page).toHaveTitle(`${accountMessages[section]} – Account · EMS Hosting`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(['Account']);
    }
  });
}

test('the title names the set-up of an authenticator, the second step, and what is left after a deletion', async ({
  page,
  context,
  demo,
  person,
  at,
  trouble,
}) => {
  expectRenewal(trouble);
  await settleActive(demo, context, person);
  await page.goto(at('/account#security'));
  await button(page, 'Set up an authenticator app').click();
  await page.getByText('Unable to scan?').click();
  const secret = (await page.locator('.ems-key').innerText()).replace(/\s/g, '');
  await field(page, 'code').fill(await codeOf(secret, new Date()));
  await field(page, 'deviceName').fill('Phone');
  await button(page, 'Submit').click();
  await expect(heading(page, 'Recovery codes')).toBeFocused();
  // A part of the page: the section's heading stays the one in the title.
  await expectStep(page, 'Your account', `${accountMessages.security} – Your account`);
  await page.getByRole('checkbox', { name: 'I’ve saved these codes' }).check();
  await button(page, 'Done').click();

  await signOut(page);
  await submitSignIn(page, person);
  await expectStep(page, secondStepMessages.heading);
  await field(page, 'code').fill(await codeOf(secret, new Date(), 1));
  await button(page, 'Sign in').click();
  await expect(page).toHaveURL(at('/account'));

  await page.goto(at('/account#delete'));
  await field(page, 'confirmation').fill('delete my account');
  await expect(button(page, 'Delete my account')).not.toHaveAttribute('aria-disabled', 'true');
  await button(page, 'Delete my account').click();
  await expect(page).toHaveTitle('Your account has been deleted · EMS');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(['Your account']);
});
