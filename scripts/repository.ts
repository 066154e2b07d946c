/** Where the repository can be read. `repository` in package.json is the one place that says so; until its owner fills it in, it is a placeholder. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What stands for whoever the repository belongs to. */
const placeholder = 'OWNER';

/** The address of the repository's page. */
export const repositoryPage = (root: string): string => {
  const { repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    repository: { url: string };
  };
  return repository.url.replace(/^git\+|\.git$/g, '');
};

export const isPlaceholder = (page: string): boolean => page.split('/').includes(placeholder);

/** What is wrong with the repository's address, in words. */
export const repositoryFault = (root: string): string | undefined =>
  isPlaceholder(repositoryPage(root))
    ? `package.json: "repository" still says ${placeholder}. Links of the published pages, "homepage", "bugs" and messages on the console begin with it: fill it in and run npm run generate.`
    : undefined;

/** Links that only a reader of the repository could follow, led to its page: npm shows a README without the files around it. */
export const withAbsoluteLinks = (markdown: string, file: string, root: string): string => {
  const page = repositoryPage(root);
  return markdown.replace(
    /(!?)(\[(?:[^\]`]|`[^`]*`)*\]\()(?!\w+:|#)([^)#\s]+)/g,
    (_, image: string, text: string, target: string) => {
      const path = relative(root, join(dirname(file), target)).replaceAll('\\', '/');
      const kind = image ? 'raw' : statSync(join(root, path)).isDirectory() ? 'tree' : 'blob';
      return `${image}${text}${page}/${kind}/HEAD/${path}`;
    },
  );
};
