import { expect, test as base } from './fixtures.ts';
import { startDemo } from './support/demo.ts';
import { button, expectAccountOf, field, heading, submitSignIn } from './support/pages.ts';
import { settleActive } from './support/service.ts';
import { codeOf } from '../support/totp.ts';

const test = base.extend<object, { demo: Awaited<ReturnType<typeof startDemo>> }>({
  demo: [
    async ({}, use) => {
      const demo = await startDemo({ REQUIRE_SECOND_FACTOR: 'on' });
      await use(demo);
      await demo.remove();
    },
    { scope: 'worker' },
  ],
});

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

  await button(page, 'Get started').click();
  await page.getByText('Unable to scan?').click();
  const secret = ((await page.locator('.ems-key').textContent()) ?? '').replaceAll(' ', '');
  await field(page, 'code').fill(await codeOf(secret, new Date()));
  await field(page, 'deviceName').fill('Phone');
  await button(page, 'Submit').click();
  await expect(heading(page, 'Recovery codes')).toBeVisible();
  await page.getByRole('checkbox', { name: 'I’ve saved these codes' }).check();
  await button(page, 'Done').click();
  await expect(page.locator('ems-sessions')).toBeVisible();
  await page.goto(at('/account'));
  await page.reload();
  await expectAccountOf(page, person);
});
