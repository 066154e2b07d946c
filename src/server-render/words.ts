import type { Locale, PartialMessageGroups } from '../i18n/locale.ts';
import { languageTag } from '../i18n/languages.ts';
import type { Languages } from '../i18n/localizer.ts';

/** A language with the words of all its files. */
interface WholeLocale {
  code: string;
  groups: PartialMessageGroups;
}

const loaded = new WeakMap<Locale, Promise<WholeLocale>>();

const load = async ({ code, groups, files = {} }: Locale): Promise<WholeLocale> => {
  const words = await Promise.all(Object.values(files).map((fetch) => fetch()));
  const all: Record<string, object> = {};
  // Words that a site gives at once come before those of the files.
  for (const part of [...words.map((file) => file.default), groups])
    for (const [group, messages] of Object.entries(part)) all[group] = { ...all[group], ...messages };
  return { code: languageTag(code)?.toLowerCase() ?? '', groups: all };
};

/** The languages of one rendering, whole: nothing comes later. Each is read once. */
export const languagesOf = async (locales: readonly Locale[]): Promise<Languages> => {
  const all = await Promise.all(
    locales.map((locale) => {
      if (!loaded.has(locale)) loaded.set(locale, load(locale));
      return loaded.get(locale)!;
    }),
  );
  /** From the general to the particular. */
  const languagesFor = (tag: string): WholeLocale[] =>
    all
      .filter(({ code }) => `${tag.toLowerCase()}-`.startsWith(`${code}-`))
      .sort((one, other) => one.code.length - other.code.length);
  return {
    tag: languageTag,
    has: (tag) => languagesFor(tag).length > 0,
    group: (tag, name, english) =>
      languagesFor(tag).reduce((words, { groups }) => ({ ...words, ...groups[name] }), english),
    coming: () => undefined,
  };
};
