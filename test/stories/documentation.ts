/** What is wrong with a page of documentation that is shown: Markdown that nobody has made HTML of, links that lead nowhere, code cut off. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { storybookFolder, type StoryEntry } from './stories.ts';

/** Tables, headings, links and emphasis as they are typed. */
const marks = /^\s*\|.*\|\s*$|\|\s*:?-{3,}|^#{1,6} |\]\(|\*\*\S|^\s*```/m;

/** Words of the page that are Markdown still; code may be about anything. */
export const rawMarkdown = async (page: Page): Promise<string[]> => {
  const words = await page.locator('#storybook-docs').evaluate((docs) => {
    const walker = document.createTreeWalker(docs, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement!.closest('code, pre, style, script, .sb-story')) found.push(node.textContent!);
    return found;
  });
  return words.filter((text) => marks.test(text)).map((text) => text.trim().slice(0, 80));
};

/** Why a link leads nowhere; nothing is fetched from other sites. */
const faultOf = (href: string, ids: ReadonlySet<string>, entries: readonly StoryEntry[]): string | undefined => {
  if (/^(https?|mailto):/.test(href)) return undefined;
  if (href.startsWith('#')) return ids.has(decodeURIComponent(href.slice(1))) ? undefined : 'nothing of that name here';
  const { pathname, searchParams, hash } = new URL(href, 'http://storybook/');
  const shown = searchParams.get('path');
  if (shown === null) return existsSync(join(storybookFolder, pathname)) ? undefined : 'no such file';
  const [, type, id] = shown.split('/');
  const entry = entries.find((other) => other.id === id && other.type === type);
  if (!entry) return 'no such page';
  return !hash || entry.anchors?.some((anchor) => anchor.id === decodeURIComponent(hash.slice(1)))
    ? undefined
    : 'no such heading there';
};

export const deadLinks = async (page: Page, entries: readonly StoryEntry[]): Promise<string[]> => {
  const { hrefs, ids } = await page.locator('#storybook-docs').evaluate((docs) => ({
    // A story's own links lead where its site has its pages.
    hrefs: [...docs.querySelectorAll('a[href]')]
      .filter((link) => !link.closest('.sb-story'))
      .map((link) => link.getAttribute('href')!),
    ids: [...docs.querySelectorAll('[id]')].map(({ id }) => id),
  }));
  const known = new Set(ids);
  return [...new Set(hrefs)].flatMap((href) => {
    const fault = faultOf(href, known, entries);
    return fault ? [`${href}: ${fault}`] : [];
  });
};

/** The beginning of each block of code that is wider than its place: Storybook's scroll bar there shows under the pointer only. */
export const cutOffCode = (page: Page): Promise<string[]> =>
  page
    .locator('#storybook-docs .docblock-source')
    .evaluateAll((blocks) =>
      blocks
        .filter((block) =>
          [block, ...block.querySelectorAll('*')].some(
            (box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth,
          ),
        )
        .map((block) => block.textContent.trim().slice(0, 60)),
    );
