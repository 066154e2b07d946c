/** Compares what a story gives to assistive technology with the tree that is kept of it. */
import type { Page, TestInfo } from '@playwright/test';
import { readAria } from './aria-file.ts';
import type { StoryEntry } from './stories.ts';
import { expect } from './test.ts';

/** Trees to be written travel from the workers to the reporter as attachments of this type. */
export const ariaContentType = 'application/x-aria-tree';

/** A countdown from `anHour` (stories/support/clients.ts) is said as it began, however long its story has been shown. */
const read = async (page: Page): Promise<string> =>
  (await page.locator('#storybook-root').ariaSnapshot()).replaceAll(/\b59:\d\d\b/g, '59:59');

/** A tree that is the same twice: whatever the story was doing is done. */
const readAtRest = async (page: Page): Promise<string> => {
  let before: string | undefined;
  let tree = await read(page);
  await expect(async () => {
    [before, tree] = [tree, await read(page)];
    expect(tree).toBe(before);
  }).toPass();
  return tree;
};

export const isRenewing = ({ config }: TestInfo): boolean => config.updateSnapshots !== 'none';

export const renewAria = async (page: Page, { id }: StoryEntry, info: TestInfo): Promise<void> =>
  info.attach(id, { body: await readAtRest(page), contentType: ariaContentType });

export const compareAria = async (page: Page, { title, name }: StoryEntry): Promise<void> => {
  const kept = readAria(title).get(name);
  expect(kept, 'a tree is kept of this story; `npm run test:stories -- --update-snapshots` writes it').toBeDefined();
  await expect.poll(() => read(page), 'what assistive technology is given').toBe(kept);
};
