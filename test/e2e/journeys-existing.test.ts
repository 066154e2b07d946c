import { expect, test } from './fixtures.ts';
import {
  acceptTerms,
  begin,
  enterEmail,
  expectDone,
  expectStep,
  introduce,
  journeySites,
  originOf,
  signIn,
  signUpOf,
  startSignIn,
} from './support/journey.ts';
import { button } from './support/pages.ts';
import { settle, settleActive, signIn as signInByCookie } from './support/service.ts';

for (const site of journeySites) {
  test(`${site.journey}: who has an account signs in midway, and is asked for nothing more`, async ({
    page,
    browser,
    demo,
    person,
  }) => {
    const elsewhere = await browser.newContext();
    await settleActive(demo, elsewhere, person);
    await elsewhere.close();
    await begin(page, demo, site);
    for (const step of site.steps.slice(0, site.steps.indexOf('register'))) {
      await expect(button(page, 'Sign in').filter({ visible: true }).first()).toBeVisible();
      if (step === 'introduction') await introduce(page);
      else if (step === 'terms') await acceptTerms(page);
      else await enterEmail(page, person);
    }
    await expectStep(page, 'register');
    await page.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
    await signIn(page, site, person);
    await expectDone(page, site);
  });

  test(`${site.journey}: who still owes the terms is asked for them, wherever they stand in the journey`, async ({
    page,
    demo,
    person,
  }) => {
    await settle(demo, person);
    await begin(page, demo, site);
    await page.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
    await signIn(page, site, person);
    await acceptTerms(page);
    await expectDone(page, site);
  });

  test(`${site.journey}: who is signed in skips all of it`, async ({ page, context, demo, person }) => {
    await settleActive(demo, context, person);
    await begin(page, demo, site);
    if (site.signIn === 'inline') {
      await expect(page.locator('ems-signup-flow').getByText(`Signed in as ${person.email}`)).toBeVisible();
      await button(page, 'Continue').click();
      return expectDone(page, site);
    }
    // On another site nobody is known before they say so: one press there, one at the service, and nothing typed.
    await page.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
    const place = await startSignIn(page, site);
    await expect(place.getByText(`Signed in as ${person.email}`)).toBeVisible();
    await button(place, 'Continue').click();
    await expectDone(page, site);
  });
}

test('manual: who forgot the password finds the way to a new one at the sign-in', async ({ page, demo }) => {
  await begin(page, demo, journeySites[0]!);
  await page.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page).toHaveURL(`${demo.origin}/forgot-password`);
});

// The marketing site's leads to the service's own page.
for (const site of journeySites.filter(({ signIn: how }) => how !== 'inline')) {
  test(`${site.journey}: the header’s “Sign in” leads to the sign-in, and it to the end`, async ({
    page,
    browser,
    demo,
    person,
  }) => {
    const elsewhere = await browser.newContext();
    await settleActive(demo, elsewhere, person);
    await elsewhere.close();
    await page.goto(`${originOf(demo, site)}/`);
    await page.locator('ems-account-menu').getByRole('link', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(signUpOf(demo, site));
    await signIn(page, site, person);
    await expectDone(page, site);
  });
}

test('a live session may give way to another account', async ({ page, context, demo, person }) => {
  const [site] = journeySites;
  await settle(demo, person);
  await signInByCookie(demo, context, person);
  await begin(page, demo, site!);
  await button(page, 'Use another account').click();
  await expectStep(page, 'register');
  await expect(page.locator('ems-account-menu').getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('who looks at the page again while the window of the sign-in is open, and then goes on in it, is signed in all the same', async ({
  page,
  context,
  demo,
  person,
}) => {
  const site = journeySites.find(({ signIn: how }) => how === 'popup')!;
  await settleActive(demo, context, person);
  await begin(page, demo, site);
  await page.locator('ems-signup-flow').getByRole('button', { name: 'Sign in' }).click();
  const popup = await startSignIn(page, site);
  await expect(button(popup, 'Continue')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  // As far as the page can tell, the window was closed: the button is there for another try.
  await expect(page.locator('ems-sign-in').getByRole('button', { name: 'Sign in' })).toHaveAttribute(
    'aria-busy',
    'false',
  );
  const closed = popup.waitForEvent('close');
  await button(popup, 'Continue').click();
  await closed;
  await expectDone(page, site);
});
