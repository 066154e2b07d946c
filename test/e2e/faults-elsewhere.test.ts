import type { Page } from '@playwright/test';
import { expect, remembersFailures, test } from './fixtures.ts';
import {
  alert,
  button,
  expectAccountOf,
  expectProblem,
  expectWaitingScreen,
  field,
  fill,
  heading,
  submitRegistration,
  submitSignIn,
} from './support/pages.ts';
import { register, settle, settleActive, signIn } from './support/service.ts';

const api = (path: string): string => `**/api/auth${path}`;
const down = 'We couldn’t reach the service. It’s safe to try again.';
const broken = 'The service is busy or having problems.';

const refuse = (page: Page, path: string): Promise<unknown> =>
  page.route(api(path), (route) => route.abort('connectionrefused'));
const breakDown = (page: Page, path: string): Promise<unknown> =>
  page.route(api(path), (route) =>
    route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
  );

test('signing in works after the service was down, broken and silent', async ({ page, demo, person, at, trouble }) => {
  const path = '/sign-in/email';
  trouble.expectFailure({ path, as: 'ERR_CONNECTION_REFUSED' });
  trouble.expectFailure({ path, as: 502 });
  const credentials = { email: person.email, password: person.password };
  await settle(demo, person);
  await page.clock.install();
  await page.goto(at('/sign-in'));
  await refuse(page, path);
  await submitSignIn(page, person);
  await expectProblem(page, down, credentials);
  await page.unroute(api(path));
  await breakDown(page, path);
  await button(page, 'Sign in').click();
  await expectProblem(page, broken, credentials);
  await page.unroute(api(path));
  await page.route(api(path), () => undefined);
  const asked = page.waitForRequest(api(path));
  await button(page, 'Sign in').click();
  await asked;
  await page.clock.fastForward('00:31');
  await expectProblem(page, 'The service took too long to answer.', credentials);
  await page.unroute(api(path));
  await button(page, 'Sign in').click();
  await expect(page).toHaveURL(at('/terms'));
});

test('a link that could not be spent at first is spent by the next click', async ({
  page,
  context,
  demo,
  person,
  trouble,
  fetchesAgain,
}) => {
  test.skip(!fetchesAgain, remembersFailures);
  const path = '/email-verification/verify';
  // Asked for at all only where what asks is there already.
  trouble.expectFailure({ path, as: 'ERR_INTERNET_DISCONNECTED', times: 'any' });
  trouble.expectFailure({ path, as: 502 });
  trouble.expectFailure({ path, as: 403 });
  const { link } = await register(demo, person);
  await page.goto(link);
  await expect(button(page, 'Click here to proceed')).toBeVisible();
  await context.setOffline(true);
  await button(page, 'Click here to proceed').click();
  await expectProblem(page, 'You’re offline.', {});
  await context.setOffline(false);
  await breakDown(page, path);
  await button(page, 'Click here to proceed').click();
  await expectProblem(page, broken, {});
  await page.unroute(api(path));
  await button(page, 'Click here to proceed').click();
  // Registered in another browser: the link is good, and asks whose registration it is.
  await expect(heading(page, 'Confirm it’s you')).toBeVisible();
  await field(page, 'password').fill(person.password);
  await button(page, 'Continue').click();
  await expect(heading(page, 'Your address is verified')).toBeVisible();
});

test('terms come with their page where they cannot be fetched, and are accepted after a fault', async ({
  page,
  context,
  demo,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/terms', as: 'ERR_CONNECTION_REFUSED', times: 'any' });
  trouble.expectFailure({ path: '/terms/accept', as: 502 });
  await settle(demo, person);
  await signIn(demo, context, person);
  await refuse(page, '/terms');
  await page.goto(at('/terms'));
  await field(page, 'accept').check();
  await breakDown(page, '/terms/accept');
  await button(page, 'Accept and continue').click();
  await expectProblem(page, broken, {});
  await expect(field(page, 'accept')).toBeChecked();
  await page.unroute(api('/terms/accept'));
  await button(page, 'Accept and continue').click();
  await expect(page).toHaveURL(at('/account'));
});

test('the waiting page survives an outage: it notices the click afterwards', async ({
  page,
  demo,
  person,
  inbox,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/email-verification/status', as: 502, times: 'any' });
  await page.goto(at('/register'));
  await breakDown(page, '/email-verification/status');
  await submitRegistration(page, person);
  await expectWaitingScreen(page, person.email);
  const [{ token }] = await inbox(person.email);
  await page.waitForResponse((response) => response.status() === 502);
  await demo.send('/api/auth/email-verification/verify', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: demo.origin },
    body: JSON.stringify({ token, password: person.password }),
  });
  await page.unroute(api('/email-verification/status'));
  await expect(page).toHaveURL(at('/sign-in'));
});

test('a form is there although the session could not be asked for', async ({ page, person, at, trouble }) => {
  trouble.expectFailure({ path: '/account/session', as: 502, times: 3 });
  await breakDown(page, '/account/session');
  let refused = 0;
  page.on('response', (response) => (refused += response.status() === 502 ? 1 : 0));
  await page.goto(at('/register'));
  await fill(page, { ...person });
  await expect.poll(() => refused).toBe(3);
  await page.unroute(api('/account/session'));
  await button(page, 'Next step').click();
  await expectWaitingScreen(page, person.email);
});

test('the account page says that it could not be read, and tries again', async ({
  page,
  context,
  demo,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/account/session', as: 'ERR_CONNECTION_REFUSED', times: 'any' });
  await settleActive(demo, context, person);
  await refuse(page, '/account/session');
  await page.goto(at('/account'));
  await expect(alert(page)).toContainText(down);
  await page.unroute(api('/account/session'));
  await button(page, 'Try again').click();
  await expectAccountOf(page, person);
});

test('using another account, when signing out fails, says so and stays signed in', async ({
  page,
  context,
  demo,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/sign-out', as: 502 });
  await settleActive(demo, context, person);
  await page.goto(at('/sign-in'));
  await breakDown(page, '/sign-out');
  await button(page, 'Use another account').click();
  await expect(page.getByRole('alert')).toContainText(broken);
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await page.unroute(api('/sign-out'));
  await button(page, 'Use another account').click();
  await expect(field(page, 'email')).toBeVisible();
});
