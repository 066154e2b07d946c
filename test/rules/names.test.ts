import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deviceNameKey, isDeviceName, maxDeviceNameLength } from '../../src/rules/device-name.ts';
import { isName, maxNameLength, normalizeName } from '../../src/rules/name.ts';
import { isPhrase } from '../../src/rules/phrase.ts';
import { keptNames, noNames, tidiedNames, unusualNames } from '../../src/testing/names.ts';

describe('a name', () => {
  it('is kept as it is where there is nothing to tidy', () => {
    for (const name of [
      ...keptNames,
      ...unusualNames,
      '.',
      '-',
      '\u{f8ff}',
      'Ng\u1ea1c',
      'ש\u05b8\u05c1',
      'a\u0301\u0302\u0303',
    ]) {
      assert.equal(normalizeName(name), name.normalize('NFC'));
      assert.ok(isName(name) && isDeviceName(name), JSON.stringify(name));
    }
  });

  it('is tidied: one space between words, none around, and nothing in it that shows nothing', () => {
    for (const [typed, kept] of tidiedNames) {
      assert.equal(normalizeName(typed), kept);
      assert.equal(normalizeName(kept), kept);
      assert.ok(isName(typed));
    }
    for (const mark of [
      '\u061c',
      '\u200e',
      '\u200f',
      '\u202a',
      '\u202b',
      '\u202c',
      '\u202d',
      '\u202e',
      '\u2066',
      '\u2067',
      '\u2068',
      '\u2069',
      '\ufff9',
      '\u{e0041}',
    ]) {
      assert.equal(normalizeName(`Ann${mark}a`), 'Anna', JSON.stringify(mark));
    }
  });

  it('is refused with nothing to see, with halves of characters and controls, and under a pile of marks', () => {
    for (const name of [
      ...noNames,
      '\u115f',
      '\u1160',
      '\uffa0',
      '\u17b4',
      '\u{1d159}',
      '\ufe0f',
      '\u{e0020}',
      '\u200c\u3164\u0301',
      'A\u001b[2J',
    ]) {
      assert.ok(!isName(name) && !isDeviceName(name), JSON.stringify(name));
    }
  });

  it('is measured in code points, after it was tidied', () => {
    for (const [accepts, length] of [
      [isName, maxNameLength],
      [isDeviceName, maxDeviceNameLength],
    ] as const) {
      for (const letter of ['x', '😀', 'e\u0301']) {
        assert.ok(accepts(letter.repeat(length)));
        assert.ok(!accepts(letter.repeat(length + 1)));
      }
      assert.ok(accepts(`  ${'x'.repeat(length)}\u200b `));
    }
  });
});

describe('names of devices', () => {
  it('are the same without case, form, spaces around and what shows nothing', () => {
    const alike = [
      [
        'Telephone',
        'telephone',
        'TELEPHONE',
        ' Telephone ',
        'Tele\u200bphone',
        'Ｔｅｌｅｐｈｏｎｅ',
        'Tele\u200dphone',
        'Telephone\ufe0f',
      ],
      ['Büro', 'BÜRO', 'Bu\u0308ro'],
      ['Große  Uhr', 'GROSSE UHR', 'große uhr', 'Groẞe Uhr'],
      ['ΟΔΟΣ', 'οδος', 'οδοσ'],
      ['İz', 'iz', 'IZ', 'ız'],
      ['ﬁsh', 'FISH'],
    ];
    for (const names of alike) assert.equal(new Set(names.map(deviceNameKey)).size, 1, names.join());
    assert.equal(new Set(alike.map(([name]) => deviceNameKey(name!))).size, alike.length);
  });

  it('are different with another letter, accent or number', () => {
    const different = ['Buro', 'Büro', 'Bũro', 'Büro 2', 'Büro2', 'Бюро', 'Büro!'];
    assert.equal(new Set(different.map(deviceNameKey)).size, different.length);
  });
});

it('a phrase is the same without case, form, spaces and punctuation', () => {
  for (const typed of [
    'meine straße löschen',
    'MEINE STRASSE  LÖSCHEN',
    ' “Meine Straße lo\u0308schen.” ',
    'meine\u00a0straße\u200b löschen',
  ]) {
    assert.ok(isPhrase(typed, 'Meine Straße löschen'), typed);
  }
  assert.ok(isPhrase('DELETE', 'delete') && isPhrase('delıte', 'DELITE') && isPhrase('delİte', 'delite'));
  for (const typed of ['', 'meine strase löschen', 'meine straße loschen', 'meinestraße löschen'])
    assert.ok(!isPhrase(typed, 'Meine Straße löschen'), typed);
});
