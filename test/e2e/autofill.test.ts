import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { button, expectWaitingScreen, field, heading } from './support/pages.ts';
import { settle, signIn } from './support/service.ts';

interface SeenInput {
  name: string;
  type: string;
  autocomplete: string;
  label: string;
}

/** The page as a password manager looks at it: from the document alone. */
const look = (page: Page): Promise<{ inputs: SeenInput[]; forms: number; hidden: number }> =>
  page.evaluate(() => {
    const inputs = [...document.querySelectorAll<HTMLInputElement>('form input')];
    const inShadow = (root: ParentNode): number =>
      [...root.querySelectorAll('*')].reduce((count, { shadowRoot }) => {
        return shadowRoot ? count + shadowRoot.querySelectorAll('input').length + inShadow(shadowRoot) : count;
      }, 0);
    return {
      inputs: inputs.map(({ name, type, autocomplete, labels }) => {
        return { name, type, autocomplete, label: labels?.[0]?.textContent?.trim() ?? '' };
      }),
      forms: new Set(inputs.map(({ form }) => form)).size,
      hidden: inShadow(document) + document.querySelectorAll('input').length - inputs.length,
    };
  });

/** As a password manager fills a form in: no focus, no key, no event. */
const setSilently = (page: Page, values: Record<string, string>): Promise<void> =>
  page.evaluate((entries) => {
    for (const [name, value] of entries)
      document.querySelector<HTMLInputElement>(`form input[name="${name}"]`)!.value = value;
  }, Object.entries(values));

const email = { name: 'email', type: 'email', label: 'Email address' };

test('every input of the registration is found, and what is set without events is sent', async ({
  page,
  person,
  at,
  inbox,
}) => {
  await page.goto(at('/register'));
  await expect(field(page, 'firstName')).toBeVisible();
  expect(await look(page)).toEqual({
    inputs: [
      { name: 'firstName', type: 'text', autocomplete: 'given-name', label: 'First name' },
      { name: 'lastName', type: 'text', autocomplete: 'family-name', label: 'Last name' },
      { ...email, autocomplete: 'email' },
      { name: 'password', type: 'password', autocomplete: 'new-password', label: 'Password' },
    ],
    forms: 1,
    hidden: 0,
  });
  await setSilently(page, { ...person });
  await button(page, 'Next step').click();
  await expectWaitingScreen(page, person.email);
  await inbox(person.email);
});

test('every input of the sign-in is found, and what is set without events is sent', async ({
  page,
  demo,
  person,
  at,
}) => {
  await settle(demo, person);
  await page.goto(at('/sign-in'));
  await expect(field(page, 'email')).toBeVisible();
  expect(await look(page)).toEqual({
    inputs: [
      { ...email, autocomplete: 'username' },
      { name: 'password', type: 'password', autocomplete: 'current-password', label: 'Password' },
      { name: 'stay', type: 'checkbox', autocomplete: 'off', label: 'Stay signed in on this device' },
    ],
    forms: 1,
    hidden: 0,
  });
  await setSilently(page, { email: person.email, password: person.password });
  await page.evaluate(() => document.querySelector<HTMLFormElement>('form')!.requestSubmit());
  await expect(page).toHaveURL(at('/terms'));
});

test('the address to send a link to is found', async ({ page, at }) => {
  await page.goto(at('/verify-email'));
  await expect(field(page, 'email')).toBeVisible();
  expect(await look(page)).toEqual({ inputs: [{ ...email, autocomplete: 'email' }], forms: 1, hidden: 0 });
});

test('the consent is found, and a tick set without events is sent', async ({ page, context, demo, person, at }) => {
  await settle(demo, person);
  await signIn(demo, context, person);
  await page.goto(at('/terms'));
  await expect(field(page, 'accept')).toBeVisible();
  const label = 'I have read and accept these terms';
  expect(await look(page)).toEqual({
    inputs: [{ name: 'accept', type: 'checkbox', autocomplete: 'off', label }],
    forms: 1,
    hidden: 0,
  });
  await page.evaluate(() => (document.querySelector<HTMLInputElement>('form input[name="accept"]')!.checked = true));
  await button(page, 'Accept and continue').click();
  await expect(heading(page, 'Your account')).toBeVisible();
});
