import { expect, test } from './fixtures.ts';
import { button, expectWaitingScreen, field, heading, submitRegistration, submitSignIn } from './support/pages.ts';

const day = 24 * 3600 * 1000;

for (const [name, difference] of Object.entries({ 'a day slow': -day, 'a day fast': day })) {
  test(`with a clock ${name} everything works as ever`, async ({ page, person, inbox, at }) => {
    await page.clock.install({ time: Date.now() + difference });
    await page.goto(at('/register'));
    expect(await page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + difference - 1000);
    await submitRegistration(page, person);
    await expectWaitingScreen(page, person.email);
    await expect(button(page, /^Resend in 0:0\d$/)).toBeVisible();
    await button(page, 'Resend email').click();
    await expect(page.getByText('A new email is on its way.')).toBeVisible();
    const [{ link }] = await inbox(person.email, 2);
    await page.goto(link);
    await button(page, 'Click here to proceed').click();
    await expect(heading(page, 'Your address is verified')).toBeVisible();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await submitSignIn(page, person);
    await field(page, 'accept').check();
    await button(page, 'Accept and continue').click();
    await expect(page).toHaveURL(at('/account'));
  });
}
