import { expect, test } from './fixtures.ts';
import { newPerson } from './support/person.ts';
import {
  button,
  proceedElsewhere,
  expectAccountOf,
  expectWaitingScreen,
  field,
  fill,
  heading,
  submitRegistration,
  submitSignIn,
} from './support/pages.ts';
import { post, register, settle, settleActive } from './support/service.ts';

test('a mail is in the language of the page, whatever the browser asks for', async ({ page, person, inbox, at }) => {
  await page.goto(at('/register'));
  await page.evaluate(() => {
    document.documentElement.lang = 'de-CH';
  });
  await fill(page, person);
  await page.locator('ems-register button[type=submit]').click();
  const [mail] = await inbox(person.email);
  expect(mail.subject).toBe('Bestätigen Sie Ihre E-Mail-Adresse');
  expect(mail.headers['content-language']).toBe('de');
});

test('a mail scanner that fetches the link ten times spends nothing', async ({ page, demo, person, at, trouble }) => {
  const { link, token } = await register(demo, person);
  trouble.expectFailure({ path: '/email-verification/verify', as: 403 });
  const { pathname, search } = new URL(link);
  const paths = [
    pathname + search,
    `/api/auth/email-verification/verify?token=${token}`,
    `/api/auth/email-verification/verify/${token}`,
    `/api/auth/email-verification/status?token=${token}`,
    `/api/auth/verify-email?token=${token}`,
  ];
  for (const path of paths) {
    for (let round = 0; round < 5; round += 1) {
      const got = await demo.send(path);
      const head = await demo.send(path, { method: 'HEAD' });
      expect(got.status, path).toBe(path.startsWith('/api/') ? 404 : 200);
      expect([head.status, head.body], path).toEqual([got.status, '']);
    }
  }
  await page.goto(link);
  await proceedElsewhere(page, person);
  await expect(heading(page, 'Your address is verified')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await submitSignIn(page, person);
  await expect(page).toHaveURL(at('/terms'));
});

test('a scanner that runs scripts but clicks nothing spends nothing', async ({
  page,
  context,
  demo,
  person,
  trouble,
}) => {
  const { link } = await register(demo, person);
  const posts: string[] = [];
  context.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  for (let round = 0; round < 3; round += 1) {
    await page.goto(link);
    await expect(button(page, 'Click here to proceed')).toBeVisible();
  }
  expect(posts).toEqual([]);
  trouble.expectFailure({ path: '/email-verification/verify', as: 403 });
  await proceedElsewhere(page, person);
  await expect(heading(page, 'Your address is verified')).toBeVisible();
});

test('a link opened a second time says so and leads to the sign-in', async ({ page, demo, person, at, trouble }) => {
  trouble.expectFailure({ path: '/email-verification/verify', as: 410 });
  const { link, token } = await register(demo, person);
  await post(demo, '/email-verification/verify', { token, password: person.password });
  await page.goto(link);
  await button(page, 'Click here to proceed').press('Enter');
  await expect(heading(page, 'This link has already been used')).toBeFocused();
  await expect(field(page, 'email')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(at('/sign-in'));
});

test('the older of two links still works, and the newer one then says that all is done', async ({
  page,
  demo,
  person,
  inbox,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/email-verification/verify', as: 409 });
  await page.goto(at('/register'));
  await submitRegistration(page, person);
  await button(page, 'Resend email').click();
  await expect(page.getByText('A new email is on its way.')).toBeVisible();
  const [first, second] = await inbox(person.email, 2);
  expect(
    (await post(demo, '/email-verification/verify', { token: first.token, password: person.password })).status,
  ).toBe(200);
  await page.goto(second?.link ?? '');
  await button(page, 'Click here to proceed').click();
  await expect(heading(page, 'Already verified')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(at('/sign-in'));
});

test('a link that was cut off leads to a new one', async ({ page, demo, person, inbox, trouble }) => {
  trouble.expectFailure({ path: '/email-verification/verify', as: 404 });
  // The pause since the first mail may not be over.
  trouble.expectFailure({ path: '/email-verification/send', as: 429, times: 'any' });
  const { link } = await register(demo, person);
  await page.goto(link.slice(0, -5));
  await button(page, 'Click here to proceed').click();
  await expect(heading(page, 'This link doesn’t work')).toBeVisible();
  await fill(page, { email: person.email });
  const again = button(page, 'Send a new link');
  const [answer] = await Promise.all([page.waitForResponse('**/email-verification/send'), again.click()]);
  if (answer.status() === 429) {
    await expect(button(page, /Try again in/)).toBeVisible();
    await again.click();
  }
  await expectWaitingScreen(page, person.email);
  const [, second] = await inbox(person.email, 2);
  await page.goto(second?.link ?? '');
  // It was registered in another browser.
  trouble.expectFailure({ path: '/email-verification/verify', as: 403 });
  await proceedElsewhere(page, person);
  await expect(heading(page, 'Your address is verified')).toBeVisible();
});

test("another account's link leaves the session of who is signed in untouched", async ({
  page,
  context,
  demo,
  person,
  at,
  trouble,
}) => {
  await settleActive(demo, context, person);
  const other = newPerson({ firstName: 'Grace', lastName: 'Hopper' });
  const { link } = await register(demo, other);
  await page.goto(link);
  trouble.expectFailure({ path: '/email-verification/verify', as: 403 });
  await proceedElsewhere(page, other);
  await expect(heading(page, 'Your address is verified')).toBeVisible();
  await page.goto(at('/account'));
  await expectAccountOf(page, person);
});

test('an address that has an account is answered alike, and its owner is told by mail', async ({
  page,
  demo,
  person,
  inbox,
  at,
}) => {
  await settle(demo, person);
  await page.goto(at('/register'));
  await submitRegistration(page, { ...person, firstName: 'Mallory', password: 'another horse battery staple' });
  await expectWaitingScreen(page, person.email);
  const [, notice] = await inbox(person.email, 2);
  expect(notice?.subject).toBe('You already have an account');
  expect(notice?.text).not.toContain('Mallory');
  await page.goto(notice?.link ?? '');
  await submitSignIn(page, person);
  await expect(page).toHaveURL(at('/terms'));
});

test('links of all kinds that were spoiled on their way are whole again', async ({
  page,
  demo,
  person,
  inbox,
  at,
  trouble,
}) => {
  // Whose it is, asked when it is opened.
  trouble.expectFailure({ path: '/password-reset/confirm', as: 403, times: 'any' });
  const spoilings: ((link: string) => string)[] = [
    (link) => `${link}.`,
    (link) => `${link}%3E`,
    (link) => link.replace('token=', 'token=3D'),
    (link) => link.replace('#', '?utm_source=mail&amp;'),
    (link) => `${link}?utm_source=mail`,
    (link) => link.replace(/(token=.{9})/, '$1%20=%0D%0A'),
  ];
  await page.goto(at('/register'));
  await submitRegistration(page, person);
  await expectWaitingScreen(page, person.email);
  const [{ link }] = await inbox(person.email);
  for (const spoil of spoilings) {
    await page.goto(spoil(link));
    await expect(heading(page, 'Verify your address')).toBeVisible();
    expect(page.url()).not.toContain('token');
  }
  await button(page, 'Click here to proceed').click();
  await expect(heading(page, 'Your address is verified')).toBeVisible();

  await post(demo, '/password-reset/request', { email: person.email });
  const reset = (await inbox(person.email, 2))[1]!.link;
  for (const spoil of spoilings) await page.goto(spoil(reset));
  await field(page, 'password').fill('four other quite long words');
  await page.locator('ems-reset-password button[type=submit]').click();
  await expect(heading(page, 'Your password has been changed')).toBeVisible();
});
