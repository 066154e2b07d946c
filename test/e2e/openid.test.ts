import { expect } from './fixtures.ts';
import { expectNoTokens, watchAddresses } from './support/addresses.ts';
import { otherSiteTest } from './support/other-site.ts';
import { alert, button, field, submitSignIn } from './support/pages.ts';
import { newPerson } from './support/person.ts';
import { settle, settleActive } from './support/service.ts';

const test = otherSiteTest();

test('a person signs in to another site on the account page, and comes back', async ({
  page,
  context,
  demo,
  person,
  siteURL,
}) => {
  await settle(demo, person);
  const watch = watchAddresses(context);
  await page.goto(siteURL);
  await expect(page.getByText('come back here')).toBeVisible();
  await button(page, 'Sign in').click();
  await expect(page).toHaveURL(new RegExp(`^${demo.origin}/sign-in\\?`));
  await expect(field(page, 'email')).toHaveValue('hint@example.org');
  await submitSignIn(page, person);
  await expect(page).toHaveURL(siteURL);
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await expect(field(page, 'firstName')).toHaveValue(person.firstName);
  await expectNoTokens(page, watch);
  // The tab's next page knows the session too.
  await page.reload();
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await button(page, 'Use another account').click();
  await expect(page.getByText('come back here')).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(`${demo.origin}/sign-in`);
  await expect(button(tab, 'Sign in')).toBeVisible();
});

test('whoever is signed in at the service says so once, and is there', async ({
  page,
  context,
  demo,
  person,
  siteURL,
}) => {
  await settleActive(demo, context, person);
  await page.goto(siteURL);
  await button(page, 'Sign in').click();
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`^${demo.origin}/sign-in\\?`));
  await button(page, 'Continue').click();
  await expect(page).toHaveURL(siteURL);
  await expect(field(page, 'firstName')).toHaveValue(person.firstName);
});

test('the fragment of the page that was left is there again', async ({ page, context, demo, person, siteURL }) => {
  await settleActive(demo, context, person);
  await page.goto(`${siteURL}#delete`);
  await button(page, 'Sign in').click();
  await button(page, 'Continue').click();
  await expect(page).toHaveURL(`${siteURL}#delete`);
  await expect(field(page, 'firstName')).toHaveValue(person.firstName);
});

test('a site gets nobody but whom the page shows', async ({ page, context, demo, person, siteURL, trouble }) => {
  trouble.expectFailure({ path: '/openid/continue', as: 409 });
  await settleActive(demo, context, person);
  await page.goto(siteURL);
  await button(page, 'Sign in').click();
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  // In this browser too, where no page hears of it.
  const other = newPerson();
  await settleActive(demo, context, other);
  await button(page, 'Continue').click();
  await expect(page.getByText(`Signed in as ${other.email}`)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`^${demo.origin}/sign-in\\?`));
  await button(page, 'Continue').click();
  await expect(page).toHaveURL(siteURL);
});

test('a site that wants a younger sign-in than there is gets one', async ({
  page,
  context,
  demo,
  person,
  siteURL,
  trouble,
}) => {
  trouble.expectFailure({ path: '/openid/continue', as: 403 });
  await settleActive(demo, context, person);
  await page.route('**/oauth2/authorize?*', (route) => route.continue({ url: `${route.request().url()}&max_age=0` }));
  await page.goto(siteURL);
  await button(page, 'Sign in').click();
  await button(page, 'Continue').click();
  await expect(page.getByText('Please enter your password again.')).toBeVisible();
  await expect(page.locator(':focus')).toHaveAttribute('name', 'password');
  await submitSignIn(page, person);
  await expect(page).toHaveURL(siteURL);
  await expect(field(page, 'firstName')).toHaveValue(person.firstName);
});

test('the sign-in page says which site it leads on to', async ({ page, demo, siteURL }) => {
  await page.goto(`${demo.origin}/sign-in`);
  await expect(page.getByText('to continue to')).toBeHidden();
  await page.goto(siteURL);
  await button(page, 'Sign in').click();
  await expect(page.getByText('Sign in to your EMS account to continue to Element One.')).toBeVisible();
});

test('a pop-up does the same and closes, though the strict page is cut off from it', async ({
  page,
  context,
  demo,
  person,
  siteURL,
}) => {
  await settleActive(demo, context, person);
  const watch = watchAddresses(context);
  await page.goto(`${siteURL}?mode=popup`);
  await expect(page.getByText('come back here')).toBeVisible();
  const [popup] = await Promise.all([context.waitForEvent('page'), button(page, 'Sign in').click()]);
  const closed = popup.waitForEvent('close');
  await button(popup, 'Continue').click();
  await closed;
  await expect(page).toHaveURL(`${siteURL}?mode=popup`);
  await expect(field(page, 'firstName')).toHaveValue(person.firstName);
  await expectNoTokens(page, watch);
});

test('an answer that belongs to no sign-in is refused in words, with the button to begin one', async ({
  page,
  demo,
  siteURL,
}) => {
  await page.goto(`${siteURL}?code=stolen&state=invented&iss=${encodeURIComponent(`${demo.origin}/api/auth`)}`);
  await expect(alert(page).first()).toContainText('Please sign in again');
  await expect(button(page, 'Sign in')).toBeVisible();
  await expect(page).toHaveURL(siteURL);
});

test('a request that the service refuses ends on a page with words', async ({ page, demo }) => {
  await page.goto(
    `${demo.origin}/api/auth/oauth2/authorize?client_id=element-one&response_type=code&redirect_uri=https://evil.example/`,
  );
  await expect(page.getByRole('heading', { name: 'We couldn’t sign you in' })).toBeVisible();
  await expect(page.locator('#reason')).toContainText('an address we don’t recognise');
});
