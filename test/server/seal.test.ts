import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { digest, open, randomToken, seal } from '../../src/server/storage/seal.ts';
import { pickLanguage } from '../../src/server/registration/language.ts';

describe('what is sealed', () => {
  it('opens with the same secret and purpose only', () => {
    const sealed = seal('secret', 'purpose', { a: 'ü' });
    assert.deepEqual(open('secret', 'purpose', sealed), { a: 'ü' });
    assert.equal(open('other', 'purpose', sealed), undefined);
    assert.equal(open('secret', 'other', sealed), undefined);
    assert.equal(open('secret', 'purpose', `${sealed.slice(0, -3)}AAA`), undefined);
    assert.equal(open('secret', 'purpose', ''), undefined);
    assert.notEqual(seal('secret', 'purpose', { a: 'ü' }), sealed);
  });

  it('is digested part by part', () => {
    assert.notEqual(digest('ab', 'c'), digest('a', 'bc'));
    assert.match(randomToken(), /^[\w-]{43}$/);
  });
});

describe('the language of a mail', () => {
  it('is the best of ours that was asked for', () => {
    const ours = ['en', 'de'];
    const cases: [string | null, string][] = [
      [null, 'en'],
      ['', 'en'],
      ['de', 'de'],
      ['fr, de-CH;q=0.5, en;q=0.4', 'de'],
      ['de;q=0, en', 'en'],
      ['en;q=0.1, de;q=0.9', 'de'],
      ['x'.repeat(1000), 'en'],
    ];
    for (const [header, language] of cases) assert.equal(pickLanguage(header, ours), language);
  });
});
