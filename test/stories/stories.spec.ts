/**
 * Every story in light and dark: accessible, with the tree that is kept of it, without an error on the console, and no
 * wider than a small phone, with large letters too.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { compareAria, isRenewing, renewAria } from './aria.ts';
import { findOrphans } from './aria-file.ts';
import { cutOffCode, deadLinks, rawMarkdown } from './documentation.ts';
import { faultsOfLargeLetters } from './large-letters.ts';
import type { PreviewPage } from './preview-page.ts';
import { readStories } from './stories.ts';
import { expect, test } from './test.ts';
import { wordsWithoutKey } from './words-without-key.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A story is a component and no page: its main landmark and the content around it are the site's. */
const rulesOfPages = ['region', 'landmark-one-main'];

/** The controls and the colours of code are Storybook's own, and Markdown gives each table a head, empty or not. */
const documentation = (builder: AxeBuilder): AxeBuilder =>
  builder
    .include('#storybook-docs')
    .exclude('.docblock-argstable')
    .exclude('.docblock-source')
    .disableRules([...rulesOfPages, 'empty-table-header']);

const story = (builder: AxeBuilder): AxeBuilder => builder.include('#storybook-root').disableRules(rulesOfPages);

const violations = async (page: Page, part = story): Promise<string[]> => {
  const builder = part(new AxeBuilder({ page }).withTags(tags));
  // There is no frame to look into, for which the other mode opens a page of its own each time.
  const { violations } = await builder.setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary ?? ''}`),
  );
};

const small = { width: 320, height: 568 };

const onSmallPhone = async (page: Page, look: () => Promise<void>): Promise<void> => {
  const large = page.viewportSize()!;
  await page.setViewportSize(small);
  await look();
  await page.setViewportSize(large);
};

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

const entries = readStories();

/** Without those that a story is there to show. */
const errorsIn = ({ errors }: PreviewPage, name: string): string[] =>
  name === 'No Client' ? errors.filter((error) => !error.startsWith('[ems-elements] No client found')) : errors;

test('every kept tree has its story', () => {
  test.skip(isRenewing(test.info()), 'those without a story are dropped afterwards');
  expect(findOrphans(entries)).toEqual([]);
});

test('a word without a key is found, in text and in a name', async ({ preview }) => {
  const { page } = preview;
  await preview.show('sign-in-sign-in--empty');
  await preview.setGlobals({ language: 'ar-XB' });
  await expect(page.getByRole('heading', { name: '[signIn.heading]' })).toBeVisible();
  await page.locator('[part~="card"]').evaluate((card) => {
    card.append('Hello');
    card.setAttribute('title', 'Card');
  });
  expect(await wordsWithoutKey(page)).toEqual([expect.stringContaining('Hello'), 'Card']);
  await page
    .locator('#storybook-root button')
    .first()
    .evaluate((button) => button.append('World'));
  expect(await wordsWithoutKey(page)).toContainEqual(expect.stringContaining('World'));
});

for (const entry of entries) {
  const { id, title, name, type } = entry;
  if (type === 'docs') {
    test(`${title}, documentation`, async ({ preview }) => {
      await preview.showDocs(id);
      expect(preview.errors).toEqual([]);
      expect(await rawMarkdown(preview.page), 'Markdown as text').toEqual([]);
      expect(await deadLinks(preview.page, entries), 'dead links').toEqual([]);
      await onSmallPhone(preview.page, async () => {
        await expect.poll(() => widthOf(preview.page), 'width on a small phone').toBeLessThanOrEqual(small.width);
        expect(await cutOffCode(preview.page), 'code that is cut off').toEqual([]);
      });
      // Decisions look like guides, and are many.
      if (title.startsWith('Decisions/')) return;
      expect(await violations(preview.page, documentation), 'accessibility').toEqual([]);
    });
    continue;
  }

  test(`${title}: ${name}`, async ({ preview }, info) => {
    const { page } = preview;
    await preview.show(id);
    expect(errorsIn(preview, name), 'errors in light').toEqual([]);
    // Nothing else is judged then, so that it is soon done.
    if (isRenewing(info)) return renewAria(page, entry, info);
    await compareAria(page, entry);
    expect(await violations(page), 'accessibility in light').toEqual([]);

    await preview.setGlobals({ scheme: 'dark' });
    expect(await violations(page), 'accessibility in dark').toEqual([]);

    await onSmallPhone(page, async () => {
      expect(await widthOf(page), 'width on a small phone').toBeLessThanOrEqual(small.width);
      expect(await faultsOfLargeLetters(preview), 'large letters on a small phone').toEqual([]);
    });

    await preview.setGlobals({ scheme: 'light', language: 'ar-XB', direction: 'rtl' });
    // What was said in a language stays said in it: how something ended, as a rule.
    if ((await wordsWithoutKey(page)).length) await preview.replay();
    await expect.poll(() => wordsWithoutKey(page), 'words that no language has').toEqual([]);
    expect(errorsIn(preview, name), 'errors').toEqual([]);
  });
}
