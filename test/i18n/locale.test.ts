/** What languages are registered for a page, and what pages and systems write where a tag belongs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fetchWords, languages, languagesFor, languageTag } from '../../src/i18n/locale.ts';
import { pluralIn } from '../../src/i18n/plural.ts';
import { registerLocale } from '../../src/i18n/register-locale.ts';

describe('a language tag', () => {
  for (const [written, tag] of [
    ['de', 'de'],
    ['DE-at', 'de-AT'],
    ['en_US', 'en-US'],
    ['pt_BR.UTF-8', 'pt-BR'],
    ['de_DE@euro', 'de-DE'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['C', undefined],
    ['C.UTF-8', undefined],
    ['', undefined],
    ['-', undefined],
    ['de-', undefined],
    ['de--AT', undefined],
    ['not a tag', undefined],
    ['x-made-up', undefined],
    ['<script>', undefined],
    [' ', undefined],
  ] as const) {
    it(`"${written}" is ${tag ?? 'passed over'}`, () => assert.equal(languageTag(written), tag));
  }

  it('that only a site knows is one as soon as it is registered', () => {
    registerLocale({ code: 'x-made-up', groups: {} });
    assert.equal(languageTag('x-made-up'), 'x-made-up');
    languages.delete('x-made-up');
  });

  it('that is refused never throws, and what is taken Intl takes', () => {
    for (const written of [
      '*',
      'root',
      'und',
      'i-klingon',
      'a'.repeat(500),
      'de_AT.UTF-8@euro',
      'en-US-u-hc-h12',
      '\0',
      '🇩🇪',
    ]) {
      const tag = languageTag(written);
      if (tag) assert.doesNotThrow(() => new Intl.DateTimeFormat(tag), written);
    }
  });
});

describe('the languages for a tag', () => {
  it('are those that are registered, from the general to the particular', () => {
    for (const code of ['zh', 'zh-Hant', 'zh-Hant-TW']) registerLocale({ code, groups: {} });
    const codes = (tag: string): string[] => languagesFor(tag).map(({ code }) => code);
    assert.deepEqual(codes('zh-Hant-TW'), ['zh', 'zh-Hant', 'zh-Hant-TW']);
    assert.deepEqual(codes('zh-hant-hk'), ['zh', 'zh-Hant']);
    assert.deepEqual(codes('zh-Hans'), ['zh']);
    assert.deepEqual(codes('fr'), []);
    for (const code of ['zh', 'zh-hant', 'zh-hant-tw']) languages.delete(code);
  });
});

describe('the words of a file', () => {
  it('are fetched once, beside those that a site registered at once, which come before them', async () => {
    let times = 0;
    registerLocale({
      code: 'fr',
      groups: { register: { submit: 'Continuer' } },
      files: {
        register: async () => {
          times += 1;
          return {
            default: { register: { submit: 'Suivant', heading: 'Créer un compte' }, copy: { copied: 'Copié' } },
          };
        },
      },
    });
    const [language] = languagesFor('fr');
    await Promise.all([fetchWords(language!, 'register'), fetchWords(language!, 'register')]);
    assert.equal(fetchWords(language!, 'register'), undefined, 'nothing is left to wait for');
    assert.equal(times, 1);
    assert.deepEqual(language!.groups, {
      register: { submit: 'Continuer', heading: 'Créer un compte' },
      copy: { copied: 'Copié' },
    });
    languages.delete('fr');
  });

  it('that is unknown is nothing to wait for', () => {
    registerLocale({ code: 'fr', groups: {}, files: {} });
    assert.equal(fetchWords(languagesFor('fr')[0]!, 'register'), undefined);
    languages.delete('fr');
  });
});

describe('plural forms', () => {
  it('follow the rules of the language', () => {
    const forms = { one: 'kod', few: 'kody', many: 'kodów', other: 'kodu' };
    const polish = [1, 2, 5, 22, 1.5].map((count) => pluralIn('pl')(count, forms));
    assert.deepEqual(polish, ['kod', 'kody', 'kodów', 'kody', 'kodu']);
  });

  it('fall back to the general one', () => {
    assert.equal(pluralIn('en')(1, { other: 'codes' }), 'codes');
  });
});
