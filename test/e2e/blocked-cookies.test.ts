import { expect, test as base } from './fixtures.ts';
import { alert, field, submitSignIn } from './support/pages.ts';
import { heedsSettings, ignoresSettings, openProfile } from './support/profile.ts';
import { settle } from './support/service.ts';

/** A browser whose settings block all cookies, and with them every storage. */
const test = base.extend({
  context: async ({}, use) => {
    const { context, remove } = await openProfile('none');
    await use(context);
    await remove();
  },
});

test.beforeAll(async () => test.skip(!(await heedsSettings()), ignoresSettings));

test('a browser that keeps no cookies: the sign-in says so, each time, and leads nowhere', async ({
  page,
  demo,
  person,
  at,
}) => {
  await settle(demo, person);
  await page.goto(at('/sign-in'));
  for (let attempt = 0; attempt < 2; attempt++) {
    await submitSignIn(page, person);
    await expect(alert(page)).toContainText('Allow cookies for this site');
    await expect(page).toHaveURL(at('/sign-in'));
    await expect(field(page, 'password')).toHaveValue(person.password);
  }
});
