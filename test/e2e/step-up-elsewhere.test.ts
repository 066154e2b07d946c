import { expect } from './fixtures.ts';
import { expectNoTokens, watchAddresses } from './support/addresses.ts';
import { otherSiteTest } from './support/other-site.ts';
import { button, field } from './support/pages.ts';
import { newPerson } from './support/person.ts';
import { growStale, settleActive } from './support/service.ts';

/** A service to which what was shown is stale at once. */
const test = otherSiteTest({ STEP_UP_SECONDS: '4' });

test('another site’s page, signed in by a pop-up, asks for proof in place, goes on with its tokens, and keeps what was typed', async ({
  page,
  context,
  demo,
  person,
  siteURL,
  trouble,
}) => {
  trouble.expectFailure({ path: '/account/email', as: 401, times: 'any' });
  trouble.expectFailure({ path: '/account/email', as: 403, times: 'any' });
  trouble.expectFailure({ path: '/account/reauthenticate', as: 422 });
  await settleActive(demo, context, person);
  const watch = watchAddresses(context);
  await page.goto(`${siteURL}?mode=popup`);
  const [popup] = await Promise.all([context.waitForEvent('page'), button(page, 'Sign in').click()]);
  const closed = popup.waitForEvent('close');
  await button(popup, 'Continue').click();
  await closed;
  await expect(field(page, 'firstName')).toHaveValue(person.firstName);
  const pages = context.pages().length;
  const email = newPerson().email;
  await page.locator('ems-account-profile input[name="email"]').fill(email);
  await growStale(demo, context);

  const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });
  await button(page, 'Save').click();
  await expect(dialog.locator('input[name="currentPassword"]')).toBeFocused();
  await dialog.locator('input[name="currentPassword"]').fill('not the password');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('That’s not the right password.')).toBeVisible();
  await dialog.locator('input[name="currentPassword"]').fill(person.password);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('group', { name: 'Waiting for your confirmation' })).toContainText(email);
  expect(context.pages().length).toBe(pages);
  await expect(page).toHaveURL(`${siteURL}?mode=popup`);

  // The tokens are other ones by now, and the page goes on with them, as does the tab's next one.
  await field(page, 'lastName').fill('Byron');
  await button(page, 'Save').click();
  await expect(page.getByText('Your name has been saved.')).toBeVisible();
  await page.reload();
  await expect(field(page, 'lastName')).toHaveValue('Byron');
  await expectNoTokens(page, watch);
});

test('a proof in one tab of another site takes nothing from its other tab, which goes on with its own tokens', async ({
  page,
  context,
  demo,
  person,
  siteURL,
  trouble,
}) => {
  trouble.expectFailure({ path: '/account/email', as: 401, times: 'any' });
  trouble.expectFailure({ path: '/account/email', as: 403, times: 'any' });
  await settleActive(demo, context, person);
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(siteURL);
    await button(tab, 'Sign in').click();
    await button(tab, 'Continue').click();
    await expect(field(tab, 'firstName')).toHaveValue(person.firstName);
  }
  await field(other, 'lastName').fill('Byron');
  await growStale(demo, context);
  await page.locator('ems-account-profile input[name="email"]').fill(newPerson().email);
  await button(page, 'Save').click();
  const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });
  await dialog.locator('input[name="currentPassword"]').fill(person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Waiting for your confirmation' })).toBeVisible();
  await other.bringToFront();
  await expect(field(other, 'lastName')).toHaveValue('Byron');
  await button(other, 'Save').click();
  await expect(other.getByText('Your name has been saved.')).toBeVisible();
});
