/** What follows from the files of words: `messages/en.ts` and `messages/<part>.en.ts`, and those of each language beside them. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { elementSources } from './elements.ts';

const generated = '// Written by `npm run generate`.\n';

/** A file of words in a folder `messages`: for its element, or for a part that is fetched later. */
export interface WordsFile {
  /** From the root of the repository. */
  path: string;
  language: string;
  /** The group of the element, or of the part. */
  group: string;
}

const camelCase = (text: string): string => text.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The groups that an English file has. */
const groupsIn = (root: string, path: string): string[] =>
  [...readFileSync(`${root}/${path}`, 'utf8').matchAll(/^export const (\w+)Messages\b/gm)].map(([, group]) => group!);

export const wordsFiles = (root: string): WordsFile[] =>
  globSync('src/**/messages/*.ts', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const [language = '', part] = basename(path, '.ts').split('.').reverse();
      const english = `${dirname(path)}/${part ? `${part}.` : ''}en.ts`;
      const [group] = existsSync(`${root}/${english}`) ? groupsIn(root, english) : [];
      return { path, language, group: group ?? camelCase(part ?? basename(dirname(dirname(path)))) };
    });

const typeOf = (group: string): string => `${group[0]!.toUpperCase()}${group.slice(1)}Messages`;

/** The languages that come with the package, besides English. */
export const languageCodes = (root: string): string[] =>
  [...new Set(wordsFiles(root).map(({ language }) => language))].filter((code) => code !== 'en').sort();

/** The types of all groups, and the languages. */
export const messageOutputs = (root: string): Record<string, string> => {
  const files = wordsFiles(root);
  const groups = files
    .filter(({ language }) => language === 'en')
    .flatMap(({ path }) => groupsIn(root, path).map((group) => ({ group, path })))
    .sort((one, other) => one.group.localeCompare(other.group));
  const fromI18n = (path: string): string => path.replace(/^src\/i18n\//, './').replace(/^src\//, '../');
  const outputs: Record<string, string> = {
    'src/i18n/message-groups.ts': `${generated}${groups
      .map(({ group, path }) => `import type { ${typeOf(group)} } from '${fromI18n(path)}';\n`)
      .join('')}
export type {
${groups.map(({ group }) => `  ${typeOf(group)},\n`).join('')}};

/** The words of every group, as English has them. */
export interface MessageGroups {
${groups.map(({ group }) => `  ${group}: ${typeOf(group)};\n`).join('')}}
`,
  };
  const account = elementSources(root)
    .filter(({ category }) => category === 'Account')
    .map(({ path }) => `${dirname(path)}/messages`);
  for (const code of languageCodes(root)) {
    const own = files.filter(({ language }) => language === code);
    const atOnce = own.filter(({ group }) => group === 'i18n');
    const ofAccount = own.filter(({ path }) => account.includes(dirname(path)));
    const alone = own.filter((file) => !atOnce.includes(file) && !ofAccount.includes(file));
    const from = (path: string): string => path.replace(/^src\//, '../');
    const name = new Intl.DisplayNames('en', { type: 'language' }).of(code);
    outputs[`src/locales/account/${code}.ts`] = `${generated}${ofAccount
      .map(({ group, path }) => `import ${group} from '../${from(path)}';\n`)
      .join('')}
/** ${name}: the words of all elements of an account page, in one file, so that their number costs other pages nothing. */
export default {
${ofAccount.map(({ group }) => `  ...${group},\n`).join('')}};
`;
    outputs[`src/locales/${code}.ts`] = `${generated}${atOnce
      .map(({ path }) => `import groups from '${from(path)}';\n`)
      .join('')}import type { Locale } from '../i18n/locale.ts';

/** ${name}: what every form needs, and the rest by the element that shows it. */
const locale: Locale = {
  code: '${code}',
  groups,
  files: {
${alone.map(({ group, path }) => `    ${group}: () => import('${from(path)}'),\n`).join('')}  },
  rest: () => import('./account/${code}.ts'),
};

export default locale;
`;
  }
  return outputs;
};
