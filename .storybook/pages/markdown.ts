/**
 * A page of Storybook from a Markdown file of the repository. Its headings stay headings, so that the sidebar's search has them and
 * links find them by the names that GitHub gives; what stands between them is shown by Storybook's own block.
 */
import { basename, dirname, join } from 'node:path';
import { withAbsoluteLinks } from '../../scripts/repository.ts';

export interface Page {
  /** Of the file, from the root of the repository. */
  path: string;
  id: string;
  title: string;
}

/** What MDX takes for markup, and a heading doesn't mean so. */
const asWords = (heading: string): string => heading.replaceAll('`', '').replace(/[\\<{*_[\]]/g, '\\$&');

/** A file by its headings: before each of them the lines that belong to the one before. */
const sections = (markdown: string): { depth: number; heading: string; body: string }[] => {
  const found = [{ depth: 0, heading: '', lines: [] as string[] }];
  let inCode = false;
  for (const line of markdown.split('\n')) {
    if (/^ *(```|~~~)/.test(line)) inCode = !inCode;
    const [, marks, heading] = (!inCode && /^(#{1,6}) (.+)$/.exec(line)) || [];
    if (heading) found.push({ depth: marks!.length, heading, lines: [] });
    else found.at(-1)!.lines.push(line);
  }
  return found.map(({ lines, ...section }) => ({ ...section, body: lines.join('\n').trim() }));
};

const outsideCode = (markdown: string, change: (text: string) => string): string =>
  markdown
    .split(/(^ *```[\s\S]*?^ *```$)/m)
    .map((part, index) => (index % 2 ? part : change(part)))
    .join('');

/** Leads links to the page that shows a file, where there is one, and to the repository otherwise. */
export const withLinks = (markdown: string, path: string, pages: readonly Page[], root: string): string =>
  outsideCode(markdown, (text) => {
    const led = text.replace(/(\]\()(?!\w+:|#)([^)#\s]+)/g, (whole, open: string, target: string) => {
      const file = join(dirname(path), target).replaceAll('\\', '/').replace(/\/$/, '');
      // Of a folder its README.
      const page = pages.find((other) => other.path === file || other.path === `${file}/README.md`);
      return page ? `${open}page:${page.id}` : whole;
    });
    return withAbsoluteLinks(led, join(root, path), root).replace(/\]\(page:([^)#]+)/g, '](?path=/docs/$1--docs');
  });

/** The body of the section of a heading. */
export const sectionOf = (markdown: string, heading: string): string => {
  const found = sections(markdown).find((section) => section.heading === heading);
  if (!found) throw new Error(`There is no section “${heading}”.`);
  return found.body;
};

export const headingOf = (markdown: string, path: string): string =>
  /^# (.+)$/m.exec(markdown)?.[1]?.replaceAll('`', '') ?? basename(path, '.md');

export const markdownBlock = (body: string): string =>
  body ? `<Markdown>{${JSON.stringify(body)}}</Markdown>\n\n` : '';

export const asMdx = (markdown: string, { id, title }: Pick<Page, 'id' | 'title'>): string => {
  const body = sections(markdown.replace(/^<!--[\s\S]*?-->\n/gm, '')).map(
    (section) =>
      (section.depth ? `${'#'.repeat(section.depth)} ${asWords(section.heading)}\n\n` : '') +
      markdownBlock(section.body),
  );
  return `import { Markdown, Meta } from '@storybook/addon-docs/blocks';

<Meta title="${title.replaceAll('"', '&quot;')}" id="${id}" />

${body.join('')}`;
};
