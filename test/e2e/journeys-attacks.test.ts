import { expect, test } from './fixtures.ts';
import { watchAddresses } from './support/addresses.ts';
import { addressNames, expectHarmless, hostileAddresses, hostileJourneys } from './support/hostile.ts';
import { expectStep, finish, goToVerification, journeySites, linkOf, signUpOf, verify } from './support/journey.ts';

for (const site of journeySites) {
  test(`${site.journey}: no address or journey in the page's own address leads anywhere, and the journey is the site's own`, async ({
    page,
    context,
    demo,
    person,
    inbox,
  }) => {
    const home = signUpOf(demo, site);
    const watch = watchAddresses(context);
    const first = site.steps[0]!;
    for (const hostile of hostileAddresses(home)) {
      const query = new URLSearchParams(addressNames.map((name) => [name, hostile]));
      await page.goto(`${home}?${query}#${hostile}`);
      await expectStep(page, first);
      await expectHarmless(page, home);
    }
    for (const hostile of hostileJourneys) {
      await page.goto(
        `${home}?${new URLSearchParams({ journey: hostile, 'journey-param': hostile, journeyParam: hostile })}`,
      );
      await expectStep(page, first);
      await expectHarmless(page, home);
    }
    // With all of it in the address, the journey goes where it always goes.
    const all = new URLSearchParams([
      ...addressNames.map((name) => [name, 'https://evil.example/']),
      ['journey', '__proto__'],
    ]);
    await page.goto(`${home}?${all}`);
    await goToVerification(page, site, person);
    const [mail] = await inbox(person.email);
    await page.goto(`${linkOf(demo, site, mail)}&${all}`);
    await verify(page);
    await finish(page, site, person);
    await expectHarmless(page, home);

    // A page that hands on what it was given is no way out either.
    const flow = page.locator('ems-signup-flow');
    const next = flow.locator('a.ems-button');
    const returnTo = (address: string): Promise<unknown> =>
      flow.evaluate(async (element, given) => {
        const host = element as HTMLElement & { returnTo?: string; updateComplete: Promise<unknown> };
        host.returnTo = given;
        await host.updateComplete;
      }, address);
    for (const hostile of hostileAddresses(home)) {
      await returnTo(hostile);
      await expect(next, hostile).toHaveCount(0);
    }
    await returnTo(`${home}?plan=1`);
    await expect(next).toHaveAttribute('href', `${home}?plan=1`);
    expect(watch.asked.filter((address) => new URL(address).hostname.endsWith('evil.example'))).toEqual([]);
  });

  test(`${site.journey}: whatever was put into the tab's storage, the page draws its first step and nothing of it as markup`, async ({
    page,
    demo,
  }) => {
    const home = signUpOf(demo, site);
    const markup = '<img src=x onerror="document.body.dataset.pwned=1">';
    const kept = [
      'not json',
      '[]',
      '7',
      '{"done":7,"at":{}}',
      '{"__proto__":{"pwned":1,"done":["register","verify"]},"constructor":{"prototype":{"pwned":1}}}',
      JSON.stringify({
        done: ['__proto__', 'constructor'],
        at: '__proto__',
        shown: 'constructor',
        acceptedTerms: markup,
      }),
      JSON.stringify({ done: [], at: markup, shown: markup, email: markup, firstName: markup, lastName: markup }),
    ];
    await page.goto(home);
    for (const text of kept) {
      await page.evaluate(
        ([key, value]) => sessionStorage.setItem(key!, value!),
        [`ems-journey ${site.journey}`, text],
      );
      await page.goto(home);
      await expectStep(page, site.steps[0]!);
      await expectHarmless(page, home);
    }
    // Believed where it is shown: as text.
    await page.evaluate(
      ([key, value]) => sessionStorage.setItem(key!, value!),
      [`ems-journey ${site.journey}`, JSON.stringify({ done: ['register'], email: `${markup}@example.org` })],
    );
    await page.goto(home);
    await expectStep(page, 'verify');
    await expect(page.locator('ems-verify-email bdi')).toHaveText(`${markup}@example.org`);
    await expectHarmless(page, home);
  });
}
