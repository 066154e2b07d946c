/** Every story in light and dark: accessible, without an error on the console, and no wider than a small phone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readStories } from './stories.ts';
import { expect, test } from './test.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A story is a component and no page: its main landmark and the content around it are the site's. */
const rulesOfPages = ['region'];

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

for (const { id, title, name, type } of readStories()) {
  if (type === 'docs') {
    test(`${title}, documentation`, async ({ preview }) => {
      await preview.showDocs(id);
      expect(preview.errors).toEqual([]);
    });
    continue;
  }

  test(`${title}: ${name}`, async ({ preview }) => {
    const { page } = preview;
    await preview.show(id);
    expect(preview.errors, 'errors in light').toEqual([]);
    expect(await violations(page), 'accessibility in light').toEqual([]);

    await preview.setScheme('dark');
    expect(await violations(page), 'accessibility in dark').toEqual([]);

    const large = page.viewportSize()!;
    await page.setViewportSize(small);
    expect(await widthOf(page), 'width on a small phone').toBeLessThanOrEqual(small.width);
    await page.setViewportSize(large);
    expect(preview.errors, 'errors').toEqual([]);
  });
}
