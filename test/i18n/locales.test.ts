/** Every language says everything that English says, in the same shape and with the same numbers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locale } from '../../src/i18n/locale.ts';
import { problemCodes } from '../../src/client/problem.ts';
import { groupsOf, languages, type Words } from '../support/words.ts';

const english = await groupsOf('en');
const problemsOf = (groups: typeof english): Record<string, Words> => ({
  ...groups.connectionProblems,
  ...groups.problems,
});

/** Stands for whatever number or time a message speaks of; no text has it by chance. */
const number = 7391;
const facts = { minLength: 7391, maxLength: 7392, missing: 7393, reference: 'ref-7394' };

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
  const own = await groupsOf(language);

  describe(`the language ${language}`, () => {
    it('has exactly the groups of English', () => {
      assert.deepEqual(Object.keys(own).sort(), Object.keys(english).sort());
    });

    it('can be registered as a whole: what is there at once and what is fetched is all of it', async () => {
      const { default: locale } = (await import(`../../src/locales/${language}.ts`)) as { default: Locale };
      assert.equal(locale.code, language);
      const fetched = await Promise.all([...Object.values(locale.files ?? {}), locale.rest!].map((fetch) => fetch()));
      assert.deepEqual(Object.assign({}, locale.groups, ...fetched.map((file) => file.default)), own);
    });

    for (const [name, group] of Object.entries(english)) {
      const words = own[name] ?? {};
      const originals = Object.entries(group);
      const argument = /problems$/i.test(name) ? facts : number;

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
      const problems = problemsOf(own);
      for (const code of problemCodes) assert.ok(problems[code], code);
    });

    it('says a problem without its optional facts too', () => {
      const problems = problemsOf(own);
      for (const [key, words] of Object.entries(problems)) {
        for (const text of texts(words, { minLength: 12, maxLength: 256, missing: 1 })) {
          assert.doesNotMatch(text, /undefined|null|NaN|\[object/, key);
        }
      }
    });
  });
}

describe('English', () => {
  it('has words for every problem', () => {
    const problems = problemsOf(english);
    for (const code of problemCodes) assert.ok(problems[code], code);
  });
});
