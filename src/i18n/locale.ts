import type { MessageGroups } from './message-groups.ts';

/** Words of some groups; what is missing stays English. */
export type PartialMessageGroups = { readonly [Group in keyof MessageGroups]?: Partial<MessageGroups[Group]> };

/** The words of one language. */
export interface Locale {
  /** BCP 47 tag. `de` serves `de-AT` too; what that adds or says otherwise can be registered as well. */
  code: string;
  /** Words that are there at once. */
  groups: PartialMessageGroups;
  /** Words that are fetched with the element that shows them, by the name of its group. */
  files?: Readonly<Record<string, () => Promise<{ default: PartialMessageGroups }>>>;
}

/** A language that is registered, and what of its files is on its way; `undefined` stands for one that has come, or never will. */
export interface Language extends Locale {
  coming: Map<string, Promise<void> | undefined>;
}

export const languages = new Map<string, Language>();

/** Fetches a file of a language, once. Without it the words stay English. */
export const fetchWords = (language: Language, file: string): Promise<void> | undefined => {
  const { coming, files } = language;
  const fetch = files?.[file];
  if (fetch && !coming.has(file)) {
    const take = (groups: PartialMessageGroups): void => {
      for (const group of Object.keys(groups) as (keyof MessageGroups)[]) {
        // Words that a site has registered at once come before those of the file.
        language.groups = { ...language.groups, [group]: { ...groups[group], ...language.groups[group] } };
      }
    };
    coming.set(
      file,
      fetch()
        .then((words) => take(words.default))
        .catch((error: unknown) => reportError(error))
        .then(() => void coming.set(file, undefined)),
    );
  }
  return coming.get(file);
};

/**
 * A tag that `Intl` takes, or one that is registered, of what pages and systems write: `en_US` and `pt_BR.UTF-8` too. What names no
 * language, such as `C`, is passed over.
 */
export const languageTag = (written: string): string | undefined => {
  const tag = written.replace(/[.@].*/, '').replaceAll('_', '-');
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    return languages.has(tag.toLowerCase()) ? tag : undefined;
  }
};

/** The languages that are registered for a tag, from the general to the particular: `de`, then `de-AT`. */
export const languagesFor = (tag: string): Language[] => {
  const parts = tag.toLowerCase().split('-');
  return parts.flatMap((_, index) => languages.get(parts.slice(0, index + 1).join('-')) ?? []);
};
