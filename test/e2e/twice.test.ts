import type { Page, Route } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Demo } from './support/demo.ts';
import {
  button,
  expectProblem,
  expectWaitingScreen,
  field,
  fill,
  heading,
  submitRegistration,
  submitSignIn,
} from './support/pages.ts';

const signUp = '**/api/auth/sign-up/email';

/** Holds the requests to a path back, and counts them. */
const holdBack = async (page: Page, path: string): Promise<{ count(): number; letGo(): Promise<void> }> => {
  const held: Route[] = [];
  await page.route(path, (route) => void held.push(route));
  return {
    count: () => held.length,
    async letGo() {
      for (const route of held) await route.continue();
    },
  };
};

test('a double click registers once and sends one mail', async ({ page, person, at, finalInbox }) => {
  const requests: string[] = [];
  page.on('request', (request) => request.url().endsWith('/sign-up/email') && requests.push(request.method()));
  await page.goto(at('/register'));
  await fill(page, { ...person });
  await button(page, 'Next step').dblclick();
  await expectWaitingScreen(page, person.email);
  expect(requests).toEqual(['POST']);
  expect(await finalInbox(person.email)).toHaveLength(1);
});

test('Enter pressed twice registers once and sends one mail', async ({ page, person, at, finalInbox }) => {
  await page.goto(at('/register'));
  const held = await holdBack(page, signUp);
  await fill(page, { ...person });
  await field(page, 'password').press('Enter');
  await field(page, 'password').press('Enter');
  await button(page, /Next step/).press('Enter');
  await expect.poll(held.count).toBe(1);
  await held.letGo();
  await expectWaitingScreen(page, person.email);
  expect(held.count()).toBe(1);
  expect(await finalInbox(person.email)).toHaveLength(1);
});

test('on a slow network the form is locked, its button busy, and the focus stays', async ({ page, person, at }) => {
  await page.goto(at('/register'));
  const held = await holdBack(page, signUp);
  await fill(page, { ...person });
  await button(page, 'Next step').press('Enter');
  const next = button(page, 'Next step');
  await expect(next).toHaveAttribute('aria-busy', 'true');
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await expect(next).not.toHaveAttribute('disabled');
  await expect(next).toBeFocused();
  for (const name of Object.keys(person)) await expect(field(page, name)).toHaveAttribute('readonly');
  await field(page, 'firstName').focus();
  await page.keyboard.type('x');
  await expect(field(page, 'firstName')).toHaveValue(person.firstName);
  await next.press('Enter');
  await next.click({ force: true });
  expect(held.count()).toBe(1);
  await held.letGo();
  await expectWaitingScreen(page, person.email);
  expect(held.count()).toBe(1);
});

test('a link clicked twice at once is spent once and ends well', async ({ page, person, at, inbox }) => {
  await page.goto(at('/register'));
  await submitRegistration(page, person);
  await page.goto((await inbox(person.email))[0].link);
  await button(page, 'Click here to proceed').dblclick();
  await expect(heading(page, 'Your address is verified')).toBeVisible();
});

/** The service carries the first requests out, and their answers get lost on the way. */
const loseAnswers = async (page: Page, demo: Demo, path: string, count: number): Promise<void> => {
  let left = count;
  await page.route(path, async (route) => {
    if (left-- <= 0) return route.continue();
    const request = route.request();
    const answer = await demo.send(new URL(request.url()).pathname, {
      method: request.method(),
      headers: await request.allHeaders(),
      body: request.postData() ?? '',
    });
    expect(answer.status).toBe(200);
    await route.abort('connectionreset');
  });
};

test('an answer that is lost once is fetched again without a word: one account, one mail', async ({
  page,
  demo,
  person,
  at,
  trouble,
  finalInbox,
}) => {
  trouble.expectFailure({ path: '/sign-up/email', as: 'ERR_CONNECTION_RESET' });
  await page.goto(at('/register'));
  await loseAnswers(page, demo, signUp, 1);
  await submitRegistration(page, person);
  await expectWaitingScreen(page, person.email);
  expect(await finalInbox(person.email)).toHaveLength(1);
});

test('when answers keep getting lost, trying again succeeds: one account, one mail', async ({
  page,
  demo,
  person,
  at,
  trouble,
  finalInbox,
}) => {
  trouble.expectFailure({ path: '/sign-up/email', as: 'ERR_CONNECTION_RESET', times: 2 });
  trouble.expectFailure({ path: '/email-verification/verify', as: 'ERR_CONNECTION_RESET', times: 2 });
  await page.goto(at('/register'));
  await loseAnswers(page, demo, signUp, 2);
  await submitRegistration(page, person);
  await expectProblem(page, 'We couldn’t reach the service. It’s safe to try again.', person);
  await button(page, 'Next step').click();
  await expectWaitingScreen(page, person.email);
  const mails = await finalInbox(person.email);
  expect(mails).toHaveLength(1);

  await loseAnswers(page, demo, '**/api/auth/email-verification/verify', 2);
  await page.goto(mails[0]?.link ?? '');
  await button(page, 'Click here to proceed').click();
  await expectProblem(page, 'It’s safe to try again.', {});
  await button(page, 'Click here to proceed').click();
  await expect(heading(page, 'Your address is verified')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await submitSignIn(page, person);
  await expect(page).toHaveURL(at('/terms'));
});
