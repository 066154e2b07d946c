import type { Locale, PartialMessageGroups, WordsLoader } from './locale.ts';
import type { Languages } from './localizer.ts';
import type { MessageGroups } from './message-groups.ts';

/** A language that is registered, and what of its files is on its way; `undefined` stands for one that has come, or never will. */
interface Language extends Locale {
  coming: Map<WordsLoader, Promise<void> | undefined>;
}

const registered = new Map<string, Language>();

/** Fetches the file of a language that has a group, once. Without it the words stay English. */
const fetchWords = (language: Language, group: string): Promise<void> | undefined => {
  const { coming } = language;
  const fetch = language.files?.[group] ?? language.rest;
  if (!fetch) return undefined;
  if (!coming.has(fetch)) {
    const take = (groups: PartialMessageGroups): void => {
      for (const group of Object.keys(groups) as (keyof MessageGroups)[]) {
        // Words that a site has registered at once come before those of the file.
        language.groups = { ...language.groups, [group]: { ...groups[group], ...language.groups[group] } };
      }
    };
    coming.set(
      fetch,
      fetch()
        .then(
          (words) => take(words.default),
          // The browser's console says what could not be fetched.
          () => undefined,
        )
        .then(() => void coming.set(fetch, undefined)),
    );
  }
  return coming.get(fetch);
};

/**
 * The tag that pages and systems mean, as `Intl` takes it: of `en_US` and `pt_BR.UTF-8` too. Nothing for what names no language, such
 * as `C`.
 */
export const languageTag = (written: string): string | undefined => {
  const tag = written.replace(/[.@].*/, '').replaceAll('_', '-');
  try {
    // `Intl` wants a language before a private tag.
    return new Intl.Locale(tag.replace(/^x-/i, 'und-x-')).toString();
  } catch {
    return undefined;
  }
};

export const addLanguage = (locale: Locale): void => {
  registered.set(languageTag(locale.code)?.toLowerCase() ?? '', { ...locale, coming: new Map() });
};

/** The languages that are registered for a tag, from the general to the particular: `de`, then `de-AT`. */
const languagesFor = (tag: string): Language[] => {
  const parts = tag.toLowerCase().split('-');
  return parts.flatMap((_, index) => registered.get(parts.slice(0, index + 1).join('-')) ?? []);
};

export const languages: Languages = {
  tag: languageTag,
  has: (tag) => languagesFor(tag).length > 0,
  group: (tag, name, english) =>
    languagesFor(tag).reduce((words, { groups }) => ({ ...words, ...groups[name] }), english),
  coming: (tag, files) => {
    const coming = languagesFor(tag).flatMap((language) => files.flatMap((file) => fetchWords(language, file) ?? []));
    return coming.length ? Promise.all(coming) : undefined;
  },
};
