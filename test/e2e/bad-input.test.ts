import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { alert, button, expectValues, expectWaitingScreen, field, fill, submitRegistration } from './support/pages.ts';

/** The words under a field, as a screen reader reads them with it. */
const errorOf = async (page: Page, name: string): Promise<string> => {
  await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true');
  return field(page, name).evaluate((input) => {
    const ids = (input.getAttribute('aria-describedby') ?? '').split(' ');
    return ids.map((id) => document.getElementById(id)?.textContent?.trim()).join(' ');
  });
};

const wrongAddresses = [
  'ada',
  'ada@',
  '@example.org',
  'ada@example',
  'ada example@example.org',
  'ada@exa mple.org',
  'ada@example..org',
  'ada@@example.org',
];

test('wrong shapes of an address are told at the field, and nothing is sent', async ({ page, at, person }) => {
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  await page.goto(at('/register'));
  for (const email of wrongAddresses) {
    await submitRegistration(page, { ...person, email });
    expect(await errorOf(page, 'email'), email).toContain('Enter an email address like name@example.com.');
    await expect(field(page, 'email')).toBeFocused();
    await expectValues(page, { ...person, email });
    await fill(page, { email: 'ada@example.org' });
    await expect(field(page, 'email')).not.toHaveAttribute('aria-invalid');
  }
  expect(sent).toEqual([]);
});

test('11 characters are one too few, and the twelfth is enough', async ({ page, at, person }) => {
  await page.goto(at('/register'));
  await submitRegistration(page, { ...person, password: 'elevenchars' });
  expect(await errorOf(page, 'password')).toContain('Use at least 12 characters: 1 more to go.');
  await expect(field(page, 'password')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await expect(field(page, 'password')).not.toHaveAttribute('aria-invalid');
  await expect(page.getByText('Long enough')).toBeVisible();
  await button(page, 'Next step').click();
  await expectWaitingScreen(page, person.email);
});

test('characters are counted as people see them', async ({ page, at, person }) => {
  await page.goto(at('/register'));
  await submitRegistration(page, { ...person, password: '🔑'.repeat(11) });
  expect(await errorOf(page, 'password')).toContain('1 more to go.');
  await submitRegistration(page, { ...person, password: ' 🔑 🐟 🚂 🎻 🥐 🪁' });
  await expectWaitingScreen(page, person.email);
});

test('5,000 characters are told at their fields and stay there', async ({ page, at, person }) => {
  const long = 'x'.repeat(5000);
  const everything = { firstName: long, lastName: long, email: `${long}@example.org`, password: long };
  await page.goto(at('/register'));
  await submitRegistration(page, everything);
  expect(await errorOf(page, 'firstName')).toContain('up to 100 characters');
  expect(await errorOf(page, 'lastName')).toContain('up to 100 characters');
  expect(await errorOf(page, 'email')).toContain('Enter an email address');
  expect(await errorOf(page, 'password')).toContain('Use at most 256 characters.');
  await expect(page.getByRole('group', { name: 'Please check 4 fields:' })).toBeFocused();
  await expectValues(page, everything);
  await submitRegistration(page, person);
  await expectWaitingScreen(page, person.email);
});

test('only spaces are no name, no address and no password, but part of one', async ({ page, at, person, trouble }) => {
  trouble.expectFailure({ path: '/sign-up/email', as: 422 });
  await page.goto(at('/register'));
  await submitRegistration(page, { firstName: '   ', lastName: '\t', email: '  ', password: ' '.repeat(12) });
  for (const name of ['firstName', 'lastName', 'email']) expect(await errorOf(page, name), name).not.toBe('');
  await expect(field(page, 'password')).not.toHaveAttribute('aria-invalid');
  const rest = { ...person, firstName: `  ${person.firstName} `, email: ` ${person.email} ` };
  await submitRegistration(page, { ...rest, password: ' '.repeat(12) });
  expect(await errorOf(page, 'password')).toContain('easy to guess');
  await expectValues(page, { password: ' '.repeat(12) });
  await submitRegistration(page, { ...rest, password: ' q v z w b j t h m ' });
  await expectWaitingScreen(page, person.email);
});

test('an empty form names what is missing, in a list that leads to the fields', async ({ page, at }) => {
  await page.goto(at('/register'));
  await button(page, 'Next step').click();
  for (const name of ['firstName', 'lastName', 'email', 'password'])
    expect(await errorOf(page, name), name).not.toBe('');
  const list = page.getByRole('group', { name: 'Please check 4 fields:' });
  await expect(list).toBeFocused();
  await list.getByRole('link', { name: 'Email address' }).click();
  await expect(field(page, 'email')).toBeFocused();
  await expect(alert(page)).toHaveCount(0);
});
