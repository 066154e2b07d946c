import { expect, test } from './fixtures.ts';
import { begin, expectDone, expectStep, finish, goToVerification, journeySites, linkOf, signUpOf, verify } from './support/journey.ts';

for (const site of journeySites) {
  test(`${site.journey}: the link is opened on another device; both go on and end well`, async ({ page, browser, demo, person, inbox }) => {
    await begin(page, demo, site);
    await goToVerification(page, site, person);

    const [mail] = await inbox(person.email);
    const device = await browser.newContext();
    const phone = await device.newPage();
    await phone.goto(linkOf(demo, site, mail));
    await verify(phone);
    await expect(phone.getByText('Your address is verified.')).toBeVisible();
    // The journey is the one that was begun, and the address is known.
    await finish(phone, site, person);

    await finish(page, { ...site, steps: site.steps.filter((step) => step !== 'terms') }, person);
    await device.close();
  });

  test(`${site.journey}: reloaded at every step, nothing is asked twice`, async ({ page, demo, person, inbox }) => {
    await begin(page, demo, site);
    await page.reload();
    const stops: (() => Promise<void>)[] = [];
    for (const step of site.steps.slice(0, site.steps.indexOf('verify'))) {
      await expectStep(page, step);
      await page.reload();
      await expectStep(page, step);
      await goToVerification(page, { ...site, steps: [step, 'verify'], ...(step === 'register' && site.steps.includes('email') && { steps: ['email', 'register', 'verify'] }) }, person).catch((error: unknown) => {
        throw error;
      });
      stops.push(async () => undefined);
    }
    await page.reload();
    await expectStep(page, 'verify');
    const [mail] = await inbox(person.email);
    await page.goto(linkOf(demo, site, mail));
    await page.reload();
    await verify(page);
    await expectStep(page, 'sign-in');
    await page.reload();
    await expectStep(page, 'sign-in');
    await finish(page, site, person);
    await page.goto(signUpOf(demo, site));
    await expectDone(page, site);
  });
}
