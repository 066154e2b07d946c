/**
 * Every story in light and dark: accessible, with the tree that is kept of it, without an error on the console, and no
 * wider than a small phone.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { compareAria } from './aria.ts';
import { findOrphans } from './aria-file.ts';
import { readStories } from './stories.ts';
import { expect, test } from './test.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A story is a component and no page: its main landmark and the content around it are the site's. */
const rulesOfPages = ['region', 'landmark-one-main'];

const violations = async (page: Page): Promise<string[]> => {
  const builder = new AxeBuilder({ page }).include('#storybook-root').withTags(tags).disableRules(rulesOfPages);
  // There is no frame to look into, for which the other mode opens a page of its own each time.
  const { violations } = await builder.setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary ?? ''}`),
  );
};

const small = { width: 320, height: 568 };

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

const entries = readStories();

test('every kept tree has its story', () => {
  expect(findOrphans(entries)).toEqual([]);
});

for (const entry of entries) {
  const { id, title, name, type } = entry;
  if (type === 'docs') {
    test(`${title}, documentation`, async ({ preview }) => {
      await preview.showDocs(id);
      expect(preview.errors).toEqual([]);
    });
    continue;
  }

  test(`${title}: ${name}`, async ({ preview }, info) => {
    const { page } = preview;
    await preview.show(id);
    expect(preview.errors, 'errors in light').toEqual([]);
    await compareAria(page, entry, info);
    expect(await violations(page), 'accessibility in light').toEqual([]);

    await preview.setGlobals({ scheme: 'dark' });
    expect(await violations(page), 'accessibility in dark').toEqual([]);

    const large = page.viewportSize()!;
    await page.setViewportSize(small);
    expect(await widthOf(page), 'width on a small phone').toBeLessThanOrEqual(small.width);
    await page.setViewportSize(large);
    expect(preview.errors, 'errors').toEqual([]);
  });
}
