import { expect, test } from './fixtures.ts';
import { button, expectAccountOf, expectWaitingScreen, field, heading, submitRegistration } from './support/pages.ts';
import { post, settleActive } from './support/service.ts';
import { expectEndOfSession } from './support/trouble.ts';

test('an account is deleted with all it had and all its sessions, and its address can register again', async ({
  page,
  context,
  browser,
  demo,
  person,
  inbox,
  at,
  trouble,
}) => {
  expectEndOfSession(trouble);
  await settleActive(demo, context, person);
  const elsewhere = await browser.newContext();
  await elsewhere.addCookies(await context.cookies());
  const other = await elsewhere.newPage();
  await other.goto(at('/account'));
  await expectAccountOf(other, person);

  await page.goto(at('/account#delete'));
  const lost = page.locator('.ems-impact');
  for (const title of [
    'Hosts that will be shut down',
    'Integrations that will be removed',
    'Subscriptions that will end',
  ]) {
    await expect(lost).toContainText(title);
  }
  const names = await lost.getByRole('listitem').allTextContents();
  expect(names.length).toBeGreaterThanOrEqual(4);
  expect(names.join(' ')).toContain('.ems.example');

  const destroy = button(page, 'Delete my account');
  await expect(destroy).toHaveAttribute('aria-disabled', 'true');
  await destroy.click({ force: true });
  await expect(page.getByText('Please fill this in.')).toBeVisible();
  await field(page, 'confirmation').fill('delete everything');
  await field(page, 'confirmation').press('Enter');
  await expect(page.getByText('This doesn’t match the phrase above.')).toBeVisible();
  await expect(field(page, 'confirmation')).toHaveValue('delete everything');

  await field(page, 'confirmation').fill('  Delete  MY account ');
  await expect(destroy).not.toHaveAttribute('aria-disabled', 'true');
  await destroy.click();
  await expect(heading(page, 'Your account has been deleted')).toBeFocused();
  await expect(page.locator('nav')).toHaveCount(0);

  // Its session elsewhere is over, and its password opens nothing.
  await other.reload();
  await expect(other).toHaveURL(at('/sign-in'));
  await elsewhere.close();
  expect((await post(demo, '/sign-in/email', person)).status).toBe(401);

  const mails = await inbox(person.email, 2);
  expect(mails.at(-1)?.subject).toBe('Your account was deleted');

  await page.getByRole('link', { name: 'Continue' }).click();
  await expect(page).toHaveURL(at('/register'));
  await submitRegistration(page, person);
  await expectWaitingScreen(page, person.email);
  expect((await inbox(person.email, 3)).at(-1)?.subject).toBe('Confirm your email address');
});

test('what is filled in and submitted at once, as by a password manager, deletes nothing', async ({
  page,
  context,
  demo,
  person,
  at,
}) => {
  await settleActive(demo, context, person);
  await page.goto(at('/account#delete'));
  await field(page, 'confirmation').waitFor();
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('input[name="confirmation"]')!;
    input.value = 'delete my account';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.form?.requestSubmit();
  });
  await expect(button(page, 'Delete my account')).not.toHaveAttribute('aria-disabled', 'true');
  expect(sent).toEqual([]);
  await page.reload();
  await expect(field(page, 'confirmation')).toHaveValue('');
});
