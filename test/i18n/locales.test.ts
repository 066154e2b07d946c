/** Every language says everything that English says, in the same shape and with the same numbers. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { describe, it } from 'node:test';
import { problemCodes } from '../../src/client/problem.ts';
import type { Locale } from '../../src/i18n/localizer.ts';
import de from '../../src/locales/de.ts';
import { english } from './english.ts';

const languages: Locale[] = [de];

/** Stands for whatever number or time a message speaks of; no text has it by chance. */
const number = 7391;
const facts = { minLength: 7391, maxLength: 7392, missing: 7393, reference: 'ref-7394' };

type Words = string | string[] | ((value: unknown) => string);

const groupOf = (locale: Locale, group: string): Record<string, Words> =>
  (locale.groups[group] ?? {}) as Record<string, Words>;

const kind = (words: Words | undefined): string =>
  typeof words === 'function'
    ? `function of ${words.length}`
    : Array.isArray(words)
      ? `list of ${words.length}`
      : typeof words;

const texts = (words: Words, argument: unknown): string[] =>
  typeof words === 'function' ? [words(argument)] : typeof words === 'string' ? [words] : words;

const figures = (text: string): string[] => (text.match(/(?:ref-)?\d{4}/g) ?? []).sort();

for (const language of languages) {
  describe(`the language ${language.code}`, () => {
    it('has exactly the groups of English', () => {
      assert.deepEqual(Object.keys(language.groups).sort(), Object.keys(english).sort());
    });

    for (const [name, group] of Object.entries(english)) {
      const words = groupOf(language, name);
      const originals = Object.entries(group as Record<string, Words>);
      const argument = name === 'problems' ? facts : number;

      it(`${name}: no word is missing, none is left over, and each is of the same kind`, () => {
        const kinds = (entries: [string, Words][]) =>
          Object.fromEntries(entries.map(([key, value]) => [key, kind(value)]));
        assert.deepEqual(kinds(Object.entries(words)), kinds(originals));
      });

      it(`${name}: no word is empty or starts or ends with a space`, () => {
        for (const [key, value] of Object.entries(words)) {
          for (const text of texts(value, argument)) assert.match(text, /^\S(.*\S)?$/s, key);
        }
      });

      it(`${name}: numbers and times that English says are said`, () => {
        for (const [key, original] of originals) {
          const [said, expected] = [words[key]!, original].map((value) => texts(value, argument).map(figures));
          assert.deepEqual(said, expected, key);
        }
      });
    }

    it('has words for every problem', () => {
      const problems = groupOf(language, 'problems');
      for (const code of problemCodes) assert.ok(problems[code], code);
    });

    it('says a problem without its optional facts too', () => {
      const problems = groupOf(language, 'problems');
      for (const [key, words] of Object.entries(problems)) {
        for (const text of texts(words, { minLength: 12, maxLength: 256, missing: 1 })) {
          assert.doesNotMatch(text, /undefined|null|NaN|\[object/, key);
        }
      }
    });
  });
}

describe('English', () => {
  it('has a group for every file of messages', async () => {
    const root = new URL('../../src/', import.meta.url);
    const known = Object.assign({}, ...Object.values(english)) as Record<string, unknown>;
    for (const file of globSync('**/*.messages.ts', { cwd: root })) {
      const messages = Object.values((await import(new URL(file, root).href)) as Record<string, object>);
      assert.ok(messages.length > 0, `${file} exports no messages`);
      for (const key of messages.flatMap(Object.keys))
        assert.ok(key in known, `${file}: "${key}" is in no group of english.ts`);
    }
  });

  it('has words for every problem', () => {
    const problems: Record<string, unknown> = english.problems;
    for (const code of problemCodes) assert.ok(problems[code], code);
  });
});
