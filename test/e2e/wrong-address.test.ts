import { expect, test } from './fixtures.ts';
import { newPerson } from './support/person.ts';
import {
  button,
  expectValues,
  expectWaitingScreen,
  field,
  fill,
  heading,
  submitRegistration,
} from './support/pages.ts';

test('"Change it" brings the form back with all but the password in it, and the corrected address works', async ({
  page,
  person,
  inbox,
  at,
}) => {
  const slip = newPerson();
  await page.goto(at('/register'));
  await submitRegistration(page, { ...person, email: slip.email });
  await expectWaitingScreen(page, slip.email);
  await button(page, 'Change it').press('Enter');
  await expect(field(page, 'email')).toBeFocused();
  // The password has left the page with the registration.
  await expectValues(page, { ...person, email: slip.email, password: '' });
  await fill(page, { email: person.email, password: person.password });
  await button(page, 'Next step').click();
  await expectWaitingScreen(page, person.email);
  await page.goto((await inbox(person.email))[0].link);
  await button(page, 'Click here to proceed').click();
  await expect(heading(page, 'Your address is verified')).toBeVisible();
});

test('the mail can be sent again after the pause that the service names', async ({ page, person, inbox, at }) => {
  await page.goto(at('/register'));
  await submitRegistration(page, person);
  await expect(button(page, /^Resend in 0:0\d$/)).toHaveAttribute('aria-disabled', 'true');
  await button(page, 'Resend email').click();
  await expect(page.getByRole('status').getByText('A new email is on its way.')).toBeVisible();
  await expect(button(page, /^Resend in 0:0\d$/)).toHaveAttribute('aria-disabled', 'true');
  const mails = await inbox(person.email, 2);
  expect(new Set(mails.map(({ token }) => token)).size).toBe(2);
});

test('who comes to the waiting page without an address enters it there', async ({ page, person, inbox, at }) => {
  await page.goto(at('/register'));
  await submitRegistration(page, person);
  await expectWaitingScreen(page, person.email);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(at('/verify-email'));
  await expect(page.getByText('Enter the address you registered with')).toBeVisible();
  await button(page, 'Resend email').click();
  await expect(field(page, 'email')).toBeFocused();
  await expect(field(page, 'email')).toHaveAttribute('aria-invalid', 'true');
  const stranger = newPerson();
  await fill(page, { email: stranger.email });
  await button(page, 'Resend email').click();
  await expectWaitingScreen(page, stranger.email);
  await inbox(person.email);
});
