import { expect, test } from './fixtures.ts';
import { startDemo } from './support/demo.ts';
import {
  alert,
  button,
  expectAccountOf,
  expectProblem,
  field,
  heading,
  signOut,
  submitSignIn,
  isTakenOver,
} from './support/pages.ts';
import { settle, settleActive, signIn } from './support/service.ts';
import { expectEndOfSession } from './support/trouble.ts';

interface Terms {
  version: string;
  accepted: { version: string; acceptedAt: string } | null;
}

test('the acceptance is stored with version and time, and not asked again', async ({
  page,
  context,
  demo,
  person,
  at,
  trouble,
}) => {
  expectEndOfSession(trouble);
  const before = Date.now();
  await settle(demo, person);
  const cookie = await signIn(demo, context, person);
  const terms = async (): Promise<Terms> =>
    JSON.parse((await demo.send('/api/auth/terms', { headers: { cookie } })).body) as Terms;
  expect((await terms()).accepted).toBeNull();
  await page.goto(at('/terms'));
  await field(page, 'accept').check();
  await button(page, 'Accept and continue').click();
  await expect(page).toHaveURL(at('/account'));

  const { version, accepted } = await terms();
  expect(accepted?.version).toBe(version);
  expect(Date.parse(accepted?.acceptedAt ?? '')).toBeGreaterThanOrEqual(before - 1000);
  expect(Date.parse(accepted?.acceptedAt ?? '')).toBeLessThanOrEqual(Date.now());

  await page.reload();
  await expect(heading(page, 'Your account')).toBeVisible();
  await signOut(page);
  await submitSignIn(page, person);
  await expect(page).toHaveURL(at('/account'));
});

test('without the tick nothing is accepted, and the tick box is led to', async ({
  page,
  context,
  demo,
  person,
  at,
}) => {
  await settle(demo, person);
  await signIn(demo, context, person);
  await page.goto(at('/terms'));
  await button(page, 'Accept and continue').click();
  await expect(field(page, 'accept')).toBeFocused();
  await expect(page.getByText('Please tick the box to continue.')).toBeVisible();
  await page.goto(at('/account'));
  await expect(page).toHaveURL(at('/terms'));
});

test('each document can be read before it is accepted', async ({ page, context, demo, person, at }) => {
  await settle(demo, person);
  await signIn(demo, context, person);
  await page.goto(at('/terms'));
  for (const title of ['Terms of service', 'Privacy policy']) {
    const [document] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: title }).click(),
    ]);
    await expect(document.getByRole('heading', { level: 1 })).toBeVisible();
    await document.close();
  }
  await expect(field(page, 'accept')).toBeVisible();
});

test('a session that ended meanwhile is said, with the way to sign in', async ({
  page,
  context,
  demo,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/terms/accept', as: 401 });
  await settle(demo, person);
  await signIn(demo, context, person);
  await page.goto(at('/terms'));
  await field(page, 'accept').check();
  await context.clearCookies();
  await button(page, 'Accept and continue').click();
  await expectProblem(page, 'Your session has ended.', {});
  await page.getByRole('link', { name: 'Sign in to accept the terms.' }).click();
  await expect(page).toHaveURL(at('/sign-in'));
});

test('a newer version is asked for, also while the older one is on the screen', async ({
  page,
  context,
  person,
  trouble,
}) => {
  trouble.expectFailure({ path: '/terms/accept', as: 409 });
  // Of its own, because it is restarted.
  const demo = await startDemo({ TERMS_VERSION: '2026-01' });
  try {
    await settleActive(demo, context, person);
    await page.goto(`${demo.origin}/account`);
    await expectAccountOf(page, person);
    // The account page asks now and then, also while the service is being restarted.
    await page.goto('about:blank');
    await demo.restart({ TERMS_VERSION: '2026-02' });
    await page.goto(`${demo.origin}/account`);
    await expect(page).toHaveURL(`${demo.origin}/terms`);
    await expect(page.getByText('The terms have changed since you accepted them.')).toBeVisible();
    await isTakenOver(page);
    await field(page, 'accept').check();

    await demo.restart({ TERMS_VERSION: '2026-03' });
    await button(page, 'Accept and continue').click();
    await expect(alert(page)).toContainText('The terms have changed in the meantime. Please read the new version.');
    await expect(field(page, 'accept')).not.toBeChecked();
    await field(page, 'accept').check();
    await button(page, 'Accept and continue').click();
    await expect(page).toHaveURL(`${demo.origin}/account`);
  } finally {
    await page.close();
    await demo.remove();
  }
});
