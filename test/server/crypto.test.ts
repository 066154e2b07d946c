import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decrypt, digest, encrypt, encryptAgain, randomToken } from '../../src/server/storage/crypto.ts';
import { pickLanguage } from '../../src/server/mail/language.ts';

describe('what is encrypted', () => {
  it('is decrypted with the same secret and purpose only', () => {
    const encrypted = encrypt(['secret'], 'purpose', { a: 'ü' });
    assert.deepEqual(decrypt(['secret'], 'purpose', encrypted), { a: 'ü' });
    assert.equal(decrypt(['other'], 'purpose', encrypted), undefined);
    assert.equal(decrypt(['secret'], 'other', encrypted), undefined);
    assert.equal(decrypt(['secret'], 'purpose', `${encrypted.slice(0, -3)}AAA`), undefined);
    assert.equal(decrypt(['secret'], 'purpose', encrypted.replace(/^[^.]+/, '')), undefined);
    for (const nothing of ['', '.', `${encrypted}.`]) assert.equal(decrypt(['secret'], 'purpose', nothing), undefined);
    assert.notEqual(encrypt(['secret'], 'purpose', { a: 'ü' }), encrypted);
  });

  it('is decrypted with every secret of a list, and encrypted again with the newest', () => {
    const encrypted = encrypt(['old'], 'purpose', { a: 1 });
    assert.deepEqual(decrypt(['new', 'old'], 'purpose', encrypted), { a: 1 });
    // As an earlier version wrote it.
    assert.deepEqual(decrypt(['new', 'old'], 'purpose', encrypted.split('.')[1] ?? ''), { a: 1 });
    const again = encryptAgain(['new', 'old'], 'purpose', encrypted) ?? '';
    assert.deepEqual(decrypt(['new'], 'purpose', again), { a: 1 });
    assert.equal(encryptAgain(['new', 'old'], 'purpose', again), undefined);
    assert.equal(encryptAgain(['new'], 'purpose', encrypted), undefined);
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
