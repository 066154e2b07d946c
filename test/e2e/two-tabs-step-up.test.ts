import { expect, test as base } from './fixtures.ts';
import { startDemo } from './support/demo.ts';
import { button, expectAccountOf, field } from './support/pages.ts';
import { newPerson } from './support/person.ts';
import { growStale, settleActive } from './support/service.ts';
import { expectRenewal } from './support/trouble.ts';

/** A service to which a session is stale at once. */
const test = base.extend({
  demo: [
    async ({}, use) => {
      const demo = await startDemo({ STEP_UP_SECONDS: '4' });
      await use(demo);
      await demo.remove();
    },
    { scope: 'worker' },
  ],
});

test('a proof in one tab puts both under another cookie, and the other tab goes on with what was typed', async ({
  page,
  context,
  demo,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/account/email', as: 403 });
  await settleActive(demo, context, person);
  const typing = await context.newPage();
  for (const tab of [page, typing]) {
    await tab.goto(at('/account'));
    await expectAccountOf(tab, person);
  }
  await field(typing, 'lastName').fill('Byron');
  await growStale(demo, context);
  const cookies = async () => (await context.cookies()).find(({ name }) => name.endsWith('session_token'))?.value;
  const before = await cookies();
  await field(page, 'email').fill(newPerson().email);
  await button(page, 'Save').click();
  const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });
  await dialog.locator('input[name="currentPassword"]').fill(person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Waiting for your confirmation' })).toBeVisible();
  expect(await cookies()).not.toBe(before);
  await typing.bringToFront();
  await typing.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(typing.getByRole('group', { name: 'Waiting for your confirmation' })).toBeVisible();
  await expect(field(typing, 'lastName')).toHaveValue('Byron');
  await expect(typing.getByText('You’ve been signed out.')).toHaveCount(0);
  await button(typing, 'Save').click();
  await expect(typing.getByText('Your name has been saved.')).toBeVisible();
});

test('two tabs that ask for proof at the same time both get it, and neither is signed out', async ({
  page,
  context,
  demo,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/account/email', as: 403, times: 'any' });
  expectRenewal(trouble);
  await settleActive(demo, context, person);
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(at('/account'));
    await expectAccountOf(tab, person);
    await field(tab, 'email').fill(newPerson().email);
  }
  await growStale(demo, context);
  for (const tab of [page, other]) {
    await tab.bringToFront();
    await button(tab, 'Save').click();
    await tab.getByRole('dialog').locator('input[name="currentPassword"]').fill(person.password);
  }
  // A press as such: at the same moment, in pages of which only one is in front.
  await Promise.all(
    [page, other].map((tab) =>
      tab
        .getByRole('dialog')
        .locator('form')
        .evaluate((form: HTMLFormElement) => form.requestSubmit()),
    ),
  );
  for (const tab of [page, other]) {
    await expect(tab.getByRole('dialog')).toBeHidden();
    await expect(tab.getByRole('group', { name: 'Waiting for your confirmation' })).toBeVisible();
    await expect(tab.getByText('You’ve been signed out.')).toHaveCount(0);
  }
});
