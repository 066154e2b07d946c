/** The first page: what this is and how one begins by the README's own words, and a list of the elements by their classes' comments. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { categories, elementSources } from '../../scripts/generate/elements.ts';
import { docsIdOf, titleOf } from './elements.ts';
import { markdownBlock, sectionOf, withLinks, type Page } from './markdown.ts';

const elementList = (root: string): string =>
  categories
    .map((category) => {
      const rows = elementSources(root)
        .filter((element) => element.category === category)
        .map(
          ({ tag, summary }) =>
            `| [${titleOf(tag, root).split('/')[1]}](?path=/docs/${docsIdOf(tag, root)}) | ${summary} |`,
        );
      return `### ${category}\n\n${markdownBlock(['| element | what it is |', '|---|---|', ...rows].join('\n'))}`;
    })
    .join('');

/** Without its pictures: here the form is live. */
const readme = (heading: string, pages: readonly Page[], root: string): string => {
  const body = sectionOf(readFileSync(join(root, 'README.md'), 'utf8'), heading).replace(/^!\[.*\n/gm, '');
  return markdownBlock(withLinks(body, 'README.md', pages, root));
};

export const startPage = (pages: readonly Page[], root: string): string =>
  readFileSync(join(import.meta.dirname, 'start.template.mdx'), 'utf8')
    .replace(/\{\/\* README: (.+?) \*\/\}/g, (_, heading: string) => readme(heading, pages, root))
    .replace('{/* elements */}', () => elementList(root));
