import { expect, test } from './fixtures.ts';
import { begin, expectDone, finish, goToVerification, journeySites, linkOf, verify } from './support/journey.ts';

for (const site of journeySites) {
  test(`${site.journey}: a new person goes from the first page to the end`, async ({
    page,
    context,
    demo,
    person,
    inbox,
  }) => {
    await begin(page, demo, site);
    await goToVerification(page, site, person);

    // The link is opened beside the page that waits, which goes on by itself.
    const [mail] = await inbox(person.email);
    const tab = await context.newPage();
    await tab.goto(linkOf(demo, site, mail));
    await expect(tab).not.toHaveURL(/token=/);
    await verify(tab);
    await expect(tab.getByText(/^Your address is verified\./)).toBeVisible();
    await tab.close();

    await finish(page, site, person);
    // It is over: loaded again, it stays so.
    await page.reload();
    await expectDone(page, site);
    await page.locator('ems-account-menu').getByRole('button', { name: 'Your account' }).click();
    await expect(page.locator('ems-account-menu').getByText(person.email)).toBeVisible();
  });
}
