import { expect, test } from './fixtures.ts';
import { newPerson } from './support/person.ts';
import {
  alert,
  button,
  expectAccountOf,
  expectProblem,
  expectWaitingScreen,
  field,
  heading,
  signOut,
  submitSignIn,
} from './support/pages.ts';
import { register, settle, settleActive, signIn } from './support/service.ts';
import { expectEndOfSession } from './support/trouble.ts';

test('an unknown address and a wrong password are told in the same words', async ({
  page,
  demo,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/sign-in/email', as: 401, times: 2 });
  await settle(demo, person);
  await page.goto(at('/sign-in'));
  const words: (string | null)[] = [];
  for (const credentials of [
    { ...person, password: 'not the password at all' },
    { ...newPerson(), password: person.password },
  ]) {
    await submitSignIn(page, credentials);
    await expectProblem(page, 'Incorrect email address or password.', {
      email: credentials.email,
      password: credentials.password,
    });
    words.push(await alert(page).textContent());
  }
  expect(words[0]).toBe(words[1]);
  await submitSignIn(page, person);
  await expect(page).toHaveURL(at('/terms'));
});

test('an address that is not verified yet leads to the waiting screen and on', async ({
  page,
  context,
  demo,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/sign-in/email', as: 403 });
  const { link } = await register(demo, person);
  await page.goto(at('/sign-in'));
  await submitSignIn(page, person);
  await expectWaitingScreen(page, person.email);
  await expect(heading(page, 'Check your inbox')).toBeFocused();
  const tab = await context.newPage();
  await tab.goto(link);
  await button(tab, 'Click here to proceed').click();
  await expect(field(page, 'password')).toHaveValue(person.password);
  await expect(field(page, 'email')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(at('/terms'));
});

test('a wrong password of an unverified address says nothing of the address', async ({
  page,
  demo,
  person,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/sign-in/email', as: 401 });
  await register(demo, person);
  await page.goto(at('/sign-in'));
  await submitSignIn(page, { ...person, password: 'not the password at all' });
  await expectProblem(page, 'Incorrect email address or password.', { email: person.email });
});

for (const path of ['/sign-in', '/register']) {
  test(`a live session is noticed on ${path}: go on, or use another account`, async ({
    page,
    context,
    demo,
    person,
    at,
  }) => {
    await settleActive(demo, context, person);
    await page.goto(at(path));
    await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
    await button(page, 'Continue').click();
    await expect(page).toHaveURL(at('/account'));

    await page.goto(at(path));
    await button(page, 'Use another account').click();
    await expect(field(page, 'email')).toBeVisible();
    await page.goto(at('/account'));
    await expect(page).toHaveURL(at('/sign-in'));
    await expect(field(page, 'password')).toBeVisible();
  });
}

test('signing out in one tab is noticed in the other', async ({ page, context, demo, person, at, trouble }) => {
  expectEndOfSession(trouble);
  await settleActive(demo, context, person);
  const other = await context.newPage();
  await page.goto(at('/account'));
  await other.goto(at('/account'));
  for (const tab of [page, other]) await expectAccountOf(tab, person);
  await signOut(page);
  await expect(other.getByText('You’re not signed in.')).toBeVisible();
});

test('signing in in one tab is noticed in another, unless somebody is typing there', async ({
  page,
  context,
  demo,
  person,
  at,
}) => {
  await settle(demo, person);
  const waiting = await context.newPage();
  const typing = await context.newPage();
  for (const tab of [waiting, typing]) {
    await tab.goto(at('/sign-in'));
    await expect(field(tab, 'email')).toBeVisible();
  }
  await field(typing, 'email').pressSequentially('somebody@example.org');
  await page.goto(at('/sign-in'));
  await submitSignIn(page, person);
  await expect(page).toHaveURL(at('/terms'));
  await expect(waiting.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await expect(field(typing, 'email')).toHaveValue('somebody@example.org');
  await expect(typing.getByText('Signed in as')).toHaveCount(0);
});

test('a second account replaces the session of the first', async ({ page, context, demo, person, at }) => {
  const second = newPerson();
  await settle(demo, person);
  await settle(demo, second);
  await signIn(demo, context, person);
  await page.goto(at('/sign-in'));
  await button(page, 'Use another account').click();
  await submitSignIn(page, second);
  await expect(page).toHaveURL(at('/terms'));
  await page.goto(at('/sign-in'));
  await expect(page.getByText(`Signed in as ${second.email}`)).toBeVisible();
});
