import { expect, test } from './fixtures.ts';
import {
  begin,
  doStep,
  expectDone,
  expectStep,
  finish,
  goToVerification,
  journeySites,
  linkOf,
  signUpOf,
  stepsBeforeMail,
  verify,
} from './support/journey.ts';
import { proceedElsewhere } from './support/pages.ts';

for (const site of journeySites) {
  test(`${site.journey}: the link is opened on another device; both go on and end well`, async ({
    page,
    browser,
    demo,
    person,
    inbox,
  }) => {
    await begin(page, demo, site);
    await goToVerification(page, site, person);

    const [mail] = await inbox(person.email);
    const device = await browser.newContext();
    const phone = await device.newPage();
    await phone.goto(linkOf(demo, site, mail));
    await proceedElsewhere(phone, person);
    await expect(phone.getByText('Your address is verified.')).toBeVisible();
    // The journey is the one that was begun, and the address is known.
    await finish(phone, site, person);
    await device.close();

    // What was done there is asked nobody again.
    await finish(page, { ...site, steps: site.steps.filter((step) => step !== 'terms') }, person);
  });

  test(`${site.journey}: reloaded at every step, nothing is lost and nothing asked twice`, async ({
    page,
    demo,
    person,
    inbox,
  }) => {
    await begin(page, demo, site);
    for (const step of stepsBeforeMail(site)) {
      await expectStep(page, step);
      await page.reload();
      await expectStep(page, step);
      await doStep(page, site, person, step);
    }
    await expectStep(page, 'verify');
    await page.reload();
    await expectStep(page, 'verify');
    const [mail] = await inbox(person.email);
    await page.goto(linkOf(demo, site, mail));
    await expect(page.getByRole('button', { name: 'Click here to proceed' })).toBeVisible();
    await page.reload();
    await verify(page);
    await expectStep(page, 'sign-in');
    await page.reload();
    await expectStep(page, 'sign-in');
    await finish(page, site, person);
    await page.goto(signUpOf(demo, site));
    await expectDone(page, site);
  });

  test(`${site.journey}: back and forward at every step, nothing is lost and nothing asked twice`, async ({
    page,
    demo,
    person,
  }) => {
    await begin(page, demo, site);
    const steps = stepsBeforeMail(site);
    for (const [index, step] of steps.entries()) {
      await expectStep(page, step);
      const before = steps[index - 1];
      if (before) {
        await page.goBack();
        // What was accepted is said, and not asked again.
        if (before === 'terms') await expect(page.getByText('You accepted these terms.')).toBeVisible();
        else await expectStep(page, before);
        await page.goForward();
        await expectStep(page, step);
      }
      await doStep(page, site, person, step);
    }
    await expectStep(page, 'verify');
    // A wrong address is noticed here: what was typed is all there, except the password.
    await page.goBack();
    await expectStep(page, 'register');
    for (const name of ['firstName', 'lastName', 'email'] as const) {
      await expect(page.locator(`ems-register input[name="${name}"]`)).toHaveValue(person[name]);
    }
    await page.goForward();
    await expectStep(page, 'verify');
  });
}
