/** What languages are registered for a page, and what pages and systems write where a tag belongs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languages, languageTag } from '../../src/i18n/languages.ts';
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
    ['x-made-up', 'und-x-made-up'],
    ['<script>', undefined],
    [' ', undefined],
  ] as const) {
    it(`"${written}" is ${tag ?? 'passed over'}`, () => assert.equal(languageTag(written), tag));
  }

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

const english = { heading: 'Create your account', submit: 'Next step', haveAccount: 'Already have an account?' };
const submitIn = (tag: string): string => languages.group(tag, 'register', english).submit;

describe('words', () => {
  it('are those of the language, with what its region says otherwise, and what both lack stays English', () => {
    registerLocale({ code: 'zh', groups: { register: { submit: 'general', haveAccount: 'said' } } });
    registerLocale({ code: 'zh-Hant', groups: { register: { submit: 'traditional' } } });
    registerLocale({ code: 'zh-Hant-TW', groups: { register: { submit: 'particular' } } });
    assert.deepEqual(['zh-Hant-TW', 'zh-hant-hk', 'zh-Hans', 'fr'].map(submitIn), [
      'particular',
      'traditional',
      'general',
      'Next step',
    ]);
    assert.deepEqual(languages.group('zh-Hant-TW', 'register', english), {
      heading: 'Create your account',
      submit: 'particular',
      haveAccount: 'said',
    });
    assert.equal(languages.has('zh-Hans'), true);
    assert.equal(languages.has('fr'), false);
  });

  it('of a language that only a site knows are found by its tag', () => {
    registerLocale({ code: 'x-made-up', groups: { register: { submit: 'made up' } } });
    assert.equal(submitIn(languageTag('x-made-up')!), 'made up');
  });

  it('of a code that names no language are never shown, and nothing throws', () => {
    registerLocale({ code: 'C', groups: { register: { submit: 'never' } } });
    assert.equal(submitIn('en'), 'Next step');
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
    await Promise.all([languages.coming('fr', ['register', 'other']), languages.coming('fr-CA', ['register'])]);
    assert.equal(languages.coming('fr', ['register']), undefined, 'nothing is left to wait for');
    assert.equal(times, 1);
    assert.deepEqual(languages.group('fr', 'register', english), {
      heading: 'Créer un compte',
      submit: 'Continuer',
      haveAccount: 'Already have an account?',
    });
    assert.equal(languages.group('fr', 'copy', { copied: 'Copied', selected: 'Selected' }).copied, 'Copié');
  });

  it('are fetched once for all groups without a file of their own', async () => {
    const asked: string[] = [];
    registerLocale({
      code: 'pt',
      groups: {},
      files: {
        register: async () => {
          asked.push('register');
          return { default: { register: { submit: 'Seguinte' } } };
        },
      },
      rest: async () => {
        asked.push('rest');
        return { default: { copy: { copied: 'Copiado' }, sessions: { heading: 'Sessões' } } };
      },
    });
    await languages.coming('pt', ['register']);
    assert.deepEqual(asked, ['register']);
    await Promise.all([languages.coming('pt', ['sessions']), languages.coming('pt', ['copy'])]);
    assert.deepEqual(asked, ['register', 'rest']);
    assert.equal(languages.coming('pt', ['sessions', 'copy', 'register']), undefined, 'nothing is left to wait for');
    assert.equal(languages.group('pt', 'copy', { copied: 'Copied', selected: 'Selected' }).copied, 'Copiado');
  });

  it('stay English where the file cannot be fetched, and nobody waits for it again', async () => {
    registerLocale({ code: 'it', groups: {}, files: { register: () => Promise.reject(new Error('offline')) } });
    await languages.coming('it', ['register']);
    assert.equal(languages.coming('it', ['register']), undefined);
    assert.equal(submitIn('it'), 'Next step');
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
