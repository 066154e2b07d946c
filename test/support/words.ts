/** The words of every language, read from the files that elements and parts have. */
import { resolve } from 'node:path';
import { languageCodes, wordsFiles } from '../../scripts/generate/messages.ts';

const root = resolve(import.meta.dirname, '../..');

export type Words = string | string[] | ((value: unknown) => string);
export type Groups = Record<string, Record<string, Words>>;

/** The files of a language, by the place where English stands. */
export const filesOf = (language: string): Map<string, string> =>
  new Map(
    wordsFiles(root)
      .filter((file) => file.language === language)
      .map(({ path, group }) => [group, path]),
  );

export const languages = languageCodes(root);

/** The groups of a language. English exports each by its name, the others have them in one object. */
export const groupsOf = async (language: string): Promise<Groups> => {
  const groups: Groups = {};
  for (const path of filesOf(language).values()) {
    const file = (await import(`${root}/${path}`)) as { default?: Groups };
    if (file.default) Object.assign(groups, file.default);
    else for (const [name, words] of Object.entries(file as Groups)) groups[name.replace(/Messages$/, '')] = words;
  }
  return groups;
};
