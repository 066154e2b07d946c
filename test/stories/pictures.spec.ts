/** How a dozen screens look: layout and colours. What they say is checked for every story, in the trees of `aria/`. */
import { drawInOwnFonts, fontsOfMachine } from './fonts.ts';
import { expect, test } from './test.ts';

interface Picture {
  story: string;
  width: number;
  direction?: 'rtl';
  /** The story as a whole, where one card isn't all of it. */
  whole?: boolean;
}

const wide = 1280;
const phone = 360;

const pictures: Record<string, Picture> = {
  'registration-wide': { story: 'sign-up-register--empty', width: wide },
  'registration-phone': { story: 'sign-up-register--filled', width: phone },
  'registration-dark': { story: 'sign-up-register--dark', width: phone },
  'registration-right-to-left': { story: 'sign-up-register--password-too-short', width: phone, direction: 'rtl' },
  'registration-errors': { story: 'sign-up-register--field-errors', width: phone },
  'waiting-for-the-click': { story: 'sign-up-verify-email--waiting', width: phone },
  'sign-in': { story: 'sign-in-sign-in--empty', width: phone },
  'second-factor': { story: 'sign-in-sign-in--second-factor-step', width: phone },
  terms: { story: 'sign-up-terms--due', width: phone },
  'account-wide': { story: 'account-account--profile', width: wide, whole: true },
  'account-phone': { story: 'account-account--profile', width: phone, whole: true },
  'authenticator-set-up': { story: 'account-authenticator-set-up--scan', width: phone },
  'recovery-codes': { story: 'account-recovery-codes--shown', width: phone },
  deletion: { story: 'account-delete-account--empty', width: phone },
  'flow-terms': { story: 'sign-up-sign-up-flow--on-prem-trial-terms', width: phone, whole: true },
};

for (const [name, { story, width, direction = 'ltr', whole }] of Object.entries(pictures)) {
  test(`picture: ${name}`, async ({ preview }) => {
    const { page } = preview;
    const before = page.viewportSize()!;
    await page.setViewportSize({ width, height: 900 });
    const restoreFonts = await drawInOwnFonts(page);
    await preview.show(story);
    expect(preview.errors).toEqual([]);
    await preview.setGlobals({ direction });
    const root = page.locator('#storybook-root');
    expect(await fontsOfMachine(page), 'fonts of this machine').toEqual([]);
    const shown = whole ? root.locator('> *').last() : root.locator('[part~="card"]').first();
    await expect(shown).toHaveScreenshot(`${name}.png`);
    await restoreFonts();
    await page.setViewportSize(before);
  });
}
