/**
 * A made-up language from right to left, whose words are their own keys in brackets: what has none is a word that no
 * translator can reach. What a message speaks of, such as a name, stands behind the bracket. `ar-XB` is the usual tag of
 * such a language; its dates and numbers are Arabic.
 */
import type { Locale, PartialMessageGroups, WordsLoader } from '../src/i18n/locale.ts';
import de from '../src/locales/de.ts';

/** Of the facts of a problem the numbers; the rest of them is for code and for support. */
const valuesOf = (argument: unknown): unknown[] =>
  typeof argument === 'object' && argument
    ? Object.values(argument).filter((value) => typeof value === 'number')
    : [argument];

const keyInstead = (key: string, words: unknown): unknown => {
  if (Array.isArray(words)) return words.map((_, index) => `[${key} ${index}]`);
  if (typeof words !== 'function') return `[${key}]`;
  return (...about: unknown[]) => [`[${key}]`, ...about.flatMap(valuesOf)].join(' ').trimEnd();
};

const keysInstead = (groups: PartialMessageGroups): PartialMessageGroups =>
  Object.fromEntries(
    Object.entries(groups).map(([group, words]) => [
      group,
      Object.fromEntries(Object.entries(words).map(([key, word]) => [key, keyInstead(`${group}.${key}`, word)])),
    ]),
  );

const fetchKeys =
  (fetch: WordsLoader): WordsLoader =>
  async () => ({ default: keysInstead((await fetch()).default) });

/** In the same files as German, which has every key that English has (test/i18n/locales.test.ts). */
const keys: Locale = {
  code: 'ar-XB',
  groups: keysInstead(de.groups),
  files: Object.fromEntries(Object.entries(de.files!).map(([group, fetch]) => [group, fetchKeys(fetch)])),
  rest: fetchKeys(de.rest!),
};

export default keys;
