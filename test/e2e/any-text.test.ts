import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { newPerson, type Person } from './support/person.ts';
import {
  button,
  expectProblem,
  expectWaitingScreen,
  field,
  fill,
  submitRegistration,
  submitSignIn,
} from './support/pages.ts';
import { post } from './support/service.ts';

const goThrough = async (
  page: Page,
  person: Person,
  link: () => Promise<string>,
  at: (path: string) => string,
): Promise<void> => {
  await page.goto(at('/register'));
  await submitRegistration(page, person);
  await expectWaitingScreen(page, person.email);
  await page.goto(await link());
  await button(page, 'Click here to proceed').click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await submitSignIn(page, person);
  await field(page, 'accept').check();
  await button(page, 'Accept and continue').click();
  await expect(page).toHaveURL(at('/account'));
};

const expectName = async (page: Page, firstName: string, lastName: string): Promise<void> => {
  await expect(field(page, 'firstName')).toHaveValue(firstName);
  await expect(field(page, 'lastName')).toHaveValue(lastName);
  await button(page, 'Your account').click();
  await expect(page.locator('ems-account-menu').getByText(`${firstName} ${lastName}`, { exact: true })).toBeVisible();
};

const people: Record<string, Partial<Person>> = {
  'emoji and other scripts': { firstName: '👩🏽‍🚀 Zoë', lastName: 'Ōtsuki-李' },
  'names from right to left': { firstName: 'مريم', lastName: 'בן־גוריון' },
  'combining marks': { firstName: 'e\u0301lodie', lastName: 'Ngũgĩ' },
};

for (const [name, names] of Object.entries(people)) {
  test(`${name} arrive as they were typed`, async ({ page, demo, inbox, at }) => {
    const person = newPerson(names);
    await goThrough(page, person, async () => (await inbox(person.email))[0].link, at);
    await expectName(page, person.firstName.normalize('NFC'), person.lastName.normalize('NFC'));
    // Registered again, so that a mail goes to an address that is confirmed: no other names anybody.
    expect((await post(demo, '/sign-up/email', person)).status).toBe(200);
    const { text, html } = (await inbox(person.email, 2))[1]!;
    const greeting = `Hello ${person.firstName.normalize('NFC')},`;
    expect(text).toContain(greeting);
    const reader = await page.context().newPage();
    await reader.setContent(html);
    await expect(reader.getByText(greeting, { exact: true })).toBeVisible();
  });
}

const markup = '<img src=x onerror=alert(1)>';

test('markup in a name is text: on the account page and in the mail', async ({ page, demo, inbox, at }) => {
  const person = newPerson({ firstName: markup, lastName: '"><script>alert(1)</script>' });
  await goThrough(page, person, async () => (await inbox(person.email))[0].link, at);
  await expectName(page, person.firstName, person.lastName);
  await expect(page.locator('#name *')).toHaveCount(0);
  expect((await post(demo, '/sign-up/email', person)).status).toBe(200);
  const { html, text } = (await inbox(person.email, 2))[1]!;
  expect(text).toContain(markup);
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).not.toMatch(/<(img|script)/i);
});

test('an address with characters that mean something in markup is text', async ({ page, inbox, at, person }) => {
  const email = `o'hara&amp{x}.${person.email}`;
  await page.goto(at('/register'));
  await submitRegistration(page, { ...person, email });
  await expectWaitingScreen(page, email);
  await inbox(email);
});

test('a domain of another script is one account, shown as people write it, and its mail arrives', async ({
  page,
  inbox,
  at,
}) => {
  const person = newPerson();
  const local = person.email.split('@')[0]!;
  const email = `${local}@bücher.example`;
  await page.goto(at('/register'));
  await submitRegistration(page, { ...person, email });
  await expectWaitingScreen(page, email);
  await page.goto((await inbox(email))[0].link);
  await button(page, 'Click here to proceed').click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await submitSignIn(page, { ...person, email: `${local}@xn--bcher-kva.example` });
  await field(page, 'accept').check();
  await button(page, 'Accept and continue').click();
  await expect(page).toHaveURL(at('/account'));
  await button(page, 'Your account').click();
  await expect(page.locator('ems-account-menu').getByText(email)).toBeVisible();
});

test('what shows nothing in a name, and what turns the text around it, is gone from page and mail', async ({
  page,
  demo,
  inbox,
  at,
}) => {
  const person = newPerson({ firstName: '\u202eAnn\u00a0\u3000Marie\u200b', lastName: 'Ng\u2067' });
  await goThrough(page, person, async () => (await inbox(person.email))[0].link, at);
  await expectName(page, 'Ann Marie', 'Ng');
  expect((await post(demo, '/sign-up/email', person)).status).toBe(200);
  expect((await inbox(person.email, 2))[1]?.text).toContain('Hello Ann Marie,');
});

test('markup in every field is refused or shown as text, never interpreted', async ({ page, at, trouble }) => {
  await page.goto(at('/register'));
  const everything = { firstName: markup, lastName: markup, email: markup, password: markup };
  await submitRegistration(page, everything);
  await expect(field(page, 'email')).toHaveAttribute('aria-invalid', 'true');
  for (const name of Object.keys(everything)) await expect(field(page, name)).toHaveValue(markup);
  await expect(page.locator('ems-register img')).toHaveCount(0);
  await page.goto(at('/sign-in'));
  await fill(page, { email: 'nobody@example.org', password: markup });
  trouble.expectFailure({ path: '/sign-in/email', as: 401 });
  await button(page, 'Sign in').click();
  await expectProblem(page, 'Incorrect email address or password.', { password: markup });
});

test('markup in a token is an invalid link and no markup', async ({ page, at, trouble }) => {
  trouble.expectFailure({ path: '/email-verification/verify', as: 404 });
  await page.goto(`${at('/verify-email')}?token=${encodeURIComponent(markup)}`);
  await button(page, 'Click here to proceed').click();
  await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
});
