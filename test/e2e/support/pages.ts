import { expect, type Locator, type Page } from '@playwright/test';
import { servedMark } from '../../../src/adopt/served-state.ts';
import type { Person } from './person.ts';

/** The controls, by the names that are the elements' interface. */
export const field = (page: Page, name: string): Locator => page.locator(`form input[name="${name}"]`);

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

/** The heading of the screen, in the frame or given by the page. */
export const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name, exact: true });

/** The alert of a form; the account page has one that is hidden. */
export const alert = (page: Page): Locator => page.locator('.ems-alert');

export const fill = async (page: Page, values: Partial<Person>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
};

export const expectValues = async (page: Page, values: Partial<Person>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) await expect(field(page, name)).toHaveValue(value);
};

/** The script has taken the served form over: before that the form would be posted. */
export const isTakenOver = async (page: Page, within?: { timeout: number }): Promise<void> => {
  await page.waitForLoadState('domcontentloaded');
  await expect(page.locator(`[${servedMark}]`)).toHaveCount(0, within);
};

export const submitRegistration = async (page: Page, person: Person): Promise<void> => {
  await isTakenOver(page);
  await fill(page, person);
  await button(page, 'Next step').click();
};

/** The click on a mailed link in another browser than the one that asked for it, and the password that goes with it. */
export const proceedElsewhere = async (
  page: Page,
  { password }: Pick<Person, 'password'>,
  press = 'Click here to proceed',
): Promise<void> => {
  await button(page, press).click();
  await expect(heading(page, 'Confirm it’s you')).toBeFocused();
  await page.locator('ems-verify-email, ems-confirm-email').locator('input[name="password"]').fill(password);
  await button(page, 'Continue').click();
};

export const expectWaitingScreen = async (page: Page, email: string): Promise<void> => {
  await expect(heading(page, 'Check your inbox')).toBeVisible();
  await expect(page.locator('ems-verify-email bdi')).toHaveText(email);
};

/** A clear message that nobody misses, and nothing that was typed is gone. */
export const expectProblem = async (page: Page, words: string | RegExp, kept: Partial<Person>): Promise<void> => {
  await expect(alert(page)).toContainText(words);
  await expect(alert(page)).toBeFocused();
  await expect(alert(page)).toHaveAttribute('role', 'alert');
  await expectValues(page, kept);
};

export const submitSignIn = async (page: Page, { email, password }: Person): Promise<void> => {
  await isTakenOver(page);
  await fill(page, { email, password });
  await button(page, 'Sign in').click();
};

/** The account page shows this person's account. */
export const expectAccountOf = async (page: Page, { email }: Person): Promise<void> => {
  await expect(heading(page, 'Your account')).toBeVisible();
  await expect(field(page, 'email')).toHaveValue(email);
};

/** By the menu in the header; the page goes on to the sign-in. */
export const signOut = async (page: Page): Promise<void> => {
  await button(page, 'Your account').click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
};
