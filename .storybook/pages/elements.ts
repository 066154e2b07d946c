/** Where the documentation of an element stands in Storybook, by the title of its stories. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const titleOf = (tag: string, root: string): string => {
  const [stories] = globSync(`stories/${tag.replace('ems-', '')}/*.stories.ts`, { cwd: root });
  return /\btitle: '([^']+)'/.exec(stories ? readFileSync(join(root, stories), 'utf8') : '')?.[1] ?? tag;
};

/** `Sign up/Register` has its documentation at `sign-up-register--docs`. */
export const docsIdOf = (tag: string, root: string): string =>
  `${titleOf(tag, root)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')}--docs`;
