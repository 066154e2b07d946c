import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface StoryEntry {
  id: string;
  title: string;
  name: string;
  type: 'story' | 'docs';
  /** The headings of a page. */
  anchors?: { id: string }[];
}

/** Where `npm run build-storybook` puts it. */
export const storybookFolder = resolve(import.meta.dirname, '../../storybook-static');

export const readStories = (): StoryEntry[] => {
  const index = resolve(storybookFolder, 'index.json');
  if (!existsSync(index))
    throw new Error('There is no Storybook yet: `npm run test:stories` builds it and runs these tests.');
  const { entries } = JSON.parse(readFileSync(index, 'utf8')) as { entries: Record<string, StoryEntry> };
  return Object.values(entries);
};
