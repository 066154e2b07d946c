import type { BrowserContext, Page, Route } from '@playwright/test';
import { expect, remembersFailures, test } from './fixtures.ts';
import type { ExpectedFailure } from './support/trouble.ts';
import { alert, button, expectProblem, expectWaitingScreen, fill } from './support/pages.ts';

const path = '**/api/auth/sign-up/email';

const answerWith = (page: Page, answer: (route: Route) => Promise<void>): Promise<unknown> => page.route(path, answer);

const json = (body: string) => (route: Route) => route.fulfill({ status: 200, contentType: 'application/json', body });

interface Fault {
  name: string;
  begin(page: Page, context: BrowserContext): Promise<unknown>;
  /** What happens while the answer is waited for: the request is on its way. */
  meanwhile?(page: Page): Promise<void>;
  words: string;
  failure?: Omit<ExpectedFailure, 'path'>;
}

const faults: Fault[] = [
  {
    name: 'the service is down',
    begin: (page) => answerWith(page, (route) => route.abort('connectionrefused')),
    words: 'We couldn’t reach the service. It’s safe to try again.',
    failure: { as: 'ERR_CONNECTION_REFUSED', times: 2 },
  },
  {
    name: 'a proxy answers 502 with HTML',
    begin: (page) =>
      answerWith(page, (route) =>
        route.fulfill({ status: 502, contentType: 'text/html', body: '<!doctype html><h1>Bad gateway</h1>' }),
      ),
    words: 'The service is busy or having problems. Please try again in a few minutes.',
    failure: { as: 502 },
  },
  {
    name: 'the answer is no JSON',
    begin: (page) => answerWith(page, json('{"email": "a')),
    words: 'Something went wrong. Please try again.',
  },
  {
    name: 'the answer is JSON of another shape',
    begin: (page) => answerWith(page, json('{"data": {"mail": 7}}')),
    words: 'Something went wrong. Please try again.',
  },
  {
    name: 'a portal answers 200 with HTML',
    begin: (page) =>
      answerWith(page, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<h1>Sign in to our wireless network</h1>' }),
      ),
    words: 'Something went wrong. Please try again.',
  },
  {
    name: 'nothing is answered for a long time',
    begin: (page) => answerWith(page, () => Promise.resolve()),
    meanwhile: async (page) => {
      await expect(button(page, 'Next step')).toHaveAttribute('aria-busy', 'true');
      await page.clock.fastForward('00:31');
    },
    words: 'The service took too long to answer. It’s safe to try again.',
  },
  {
    name: 'the machine is off line',
    begin: (_page, context) => context.setOffline(true),
    words: 'You’re offline.',
    failure: { as: 'ERR_INTERNET_DISCONNECTED' },
  },
];

for (const { name, begin, meanwhile, words, failure } of faults) {
  test(`${name}: it is said, nothing typed is lost, and trying again works`, async ({
    page,
    context,
    person,
    at,
    trouble,
    finalInbox,
  }) => {
    if (failure) trouble.expectFailure({ path: '/sign-up/email', ...failure });
    await page.clock.install();
    await page.goto(at('/register'));
    await fill(page, { ...person });
    await begin(page, context);
    const asked = meanwhile && page.waitForRequest(path);
    await button(page, 'Next step').click();
    // The button is busy earlier: while what sends the form is fetched.
    await asked;
    await meanwhile?.(page);
    await expectProblem(page, words, person);
    await expect(button(page, 'Next step')).not.toHaveAttribute('aria-disabled');

    await page.unroute(path);
    await context.setOffline(false);
    await button(page, 'Next step').click();
    await expectWaitingScreen(page, person.email);
    expect(await finalInbox(person.email)).toHaveLength(1);
  });
}

test('too many tries: the button counts down, and works when the time is over', async ({
  page,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/sign-up/email', as: 429 });
  await page.clock.install();
  await page.goto(at('/register'));
  await fill(page, { ...person });
  await answerWith(page, (route) =>
    route.fulfill({
      status: 429,
      contentType: 'application/problem+json',
      headers: { 'retry-after': '90' },
      body: JSON.stringify({ code: 'rate_limited', status: 429 }),
    }),
  );
  await button(page, 'Next step').click();
  await expectProblem(page, 'Too many attempts. Please wait a while and try again.', person);
  const waiting = button(page, /^Try again in 1:\d\d$/);
  await expect(waiting).toHaveAttribute('aria-disabled', 'true');
  await page.unroute(path);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await waiting.press('Enter');
  await page.clock.fastForward('01:00');
  await expect(button(page, /^Try again in 0:\d\d$/)).toHaveAttribute('aria-disabled', 'true');
  expect(requests).toEqual([]);
  await page.clock.fastForward('00:31');
  await button(page, 'Next step').click();
  await expectWaitingScreen(page, person.email);
  await expect(alert(page)).toHaveCount(0);
});

test('the next screen, when it could not be fetched at first, is fetched again', async ({
  page,
  person,
  at,
  trouble,
  fetchesAgain,
}) => {
  test.skip(!fetchesAgain, remembersFailures);
  const chunk = /\/assets\/waiting-screen-[^/]*\.js$/;
  const aborted: string[] = [];
  trouble.expectFailure({ path: '.js', as: 'ERR_FAILED' });
  await page.route(chunk, (route) => {
    aborted.push(route.request().url());
    return route.abort();
  });
  await page.goto(at('/register'));
  await fill(page, { ...person });
  await expect.poll(() => aborted.length).toBe(1);
  await page.unroute(chunk);
  await button(page, 'Next step').click();
  await expectWaitingScreen(page, person.email);
});

test('the rules of the form, when they cannot be fetched, keep nobody from registering', async ({
  page,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '.js', as: 'ERR_FAILED', times: 'any' });
  trouble.expectFailure({ path: '/sign-up/email', as: 422 });
  await page.route(/\/assets\/read-form-[^/]*\.js$/, (route) => route.abort());
  await page.goto(at('/register'));
  await fill(page, { ...person, firstName: '' });
  await button(page, 'Next step').click();
  // The service has the same rules.
  await expect(page.getByText('Enter a name of up to 100 characters.')).toBeVisible();
  await fill(page, { ...person });
  await button(page, 'Next step').click();
  await expectWaitingScreen(page, person.email);
});
