import { expect, test as base } from './fixtures.ts';
import { startDemo } from './support/demo.ts';
import { button, field } from './support/pages.ts';
import { newPerson } from './support/person.ts';
import { growStale, settleActive } from './support/service.ts';

/** A service to which a session is stale at once. */
const test = base.extend<object, { demo: Awaited<ReturnType<typeof startDemo>> }>({
  demo: [
    async ({}, use) => {
      const demo = await startDemo({ STEP_UP_SECONDS: '2' });
      await use(demo);
      await demo.remove();
    },
    { scope: 'worker' },
  ],
});

test('a stale session is asked for the password, once; nothing typed is lost, and the change is made', async ({
  page,
  context,
  demo,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/account/email', as: 403, times: 2 });
  trouble.expectFailure({ path: '/account/reauthenticate', as: 422 });
  await settleActive(demo, context, person);
  await page.goto(at('/account'));
  const email = newPerson().email;
  await field(page, 'email').fill(email);
  await growStale(demo, context);

  await button(page, 'Save').click();
  const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });
  await expect(dialog.locator('input[name="currentPassword"]')).toBeFocused();

  // Given up: nothing has changed, and the focus is where it was.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  await expect(button(page, 'Save')).toBeFocused();
  await expect(field(page, 'email')).toHaveValue(email);

  await page.keyboard.press('Enter');
  await expect(dialog.locator('input[name="currentPassword"]')).toBeFocused();
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('That’s not the right password.')).toBeVisible();
  await expect(dialog.locator('input[name="currentPassword"]')).toBeFocused();
  await dialog.locator('input[name="currentPassword"]').fill(person.password);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('group', { name: 'Waiting for your confirmation' })).toContainText(email);
});
