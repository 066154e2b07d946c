/**
 * The pages of Storybook that follow from files of the repository, written before it reads them: Storybook finds pages as files. Guides
 * are the Markdown of `docs/`, each from its own file.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { namesPage } from './names.ts';
import { startPage } from './start.ts';
import { asMdx, headingOf, withLinks, type Page } from './markdown.ts';
import { wordsPage } from './words.ts';

const repository = resolve(import.meta.dirname, '../..');

export const pagesFolder = join(repository, '.cache/storybook-pages');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `docs/frameworks/react.md` stands in Guides/Frameworks; decisions are no guides. */
const placeOf = (path: string, heading: string): string => {
  const folders = dirname(path).split('/').slice(1).map(capital);
  const group = folders[0] === 'Decisions' ? folders : ['Guides', ...folders];
  const [, number] = /^(\d{4})-/.exec(basename(path)) ?? [];
  if (basename(path) === 'README.md') return [...group, 'Overview'].join('/');
  return [...group, number ? `${number} ${heading.replace(/^\d+:? /, '')}` : heading].join('/');
};

export const guides = (root = repository): Page[] =>
  globSync('docs/**/*.md', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({
      path,
      id: path
        .replace(/^docs\/(?!decisions\/)/, 'guides/')
        .replace(/^docs\//, '')
        .replace(/\.md$/, '')
        .toLowerCase()
        .replaceAll('/', '-'),
      // One more folder would begin at a slash of ASCII.
      title: placeOf(path, headingOf(readFileSync(join(root, path), 'utf8'), path).replaceAll('/', '\u2215')),
    }));

export const writePages = (root = repository): void => {
  rmSync(pagesFolder, { recursive: true, force: true });
  const pages = guides(root);
  for (const page of pages) {
    const file = join(pagesFolder, page.path.replace(/\.md$/, '.mdx'));
    mkdirSync(dirname(file), { recursive: true });
    const markdown = readFileSync(join(root, page.path), 'utf8');
    writeFileSync(file, asMdx(withLinks(markdown, page.path, pages, root), page));
  }
  writeFileSync(join(pagesFolder, 'names.mdx'), namesPage(root));
  writeFileSync(join(pagesFolder, 'words.mdx'), wordsPage(root));
  writeFileSync(join(pagesFolder, 'start.mdx'), startPage(pages, root));
};
