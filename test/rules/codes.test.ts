import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recoveryCodesInSet } from '../../src/rules/limits.ts';
import { normalizeOneTimeCode } from '../../src/rules/one-time-code.ts';
import { makeRecoveryCodes, normalizeRecoveryCode } from '../../src/rules/recovery-code.ts';

describe('a one-time code', () => {
  const ways = {
    'as it is': '123456',
    'with a space within': '123 456',
    'with a no-break space within': '123\u00a0456',
    'with a thin space within': '123\u2009456',
    'with an ideographic space within': '123\u3000456',
    'with a dot': '123.456',
    'with a dash': '123-456',
    'with an en dash': '123–456',
    'with a non-breaking hyphen': '123\u2011456',
    'with an underscore': '123_456',
    'with commas': '123,456,',
    'with quotation marks around': '“123456”',
    'with a tab and a line break': '\t123456\r\n',
    'with a zero-width space': '123\u200b456',
    'with a byte order mark': '\ufeff123456',
    'with a soft hyphen': '123\u00ad456',
    'in a left-to-right isolate': '\u2066123456\u2069',
    'with direction marks': '\u200e123456\u200f',
    'in full-width digits': '１２３４５６',
    'in full-width digits with a full-width dash': '１２３－４５６',
    'in Arabic-Indic digits': '١٢٣٤٥٦',
    'in Persian digits': '۱۲۳۴۵۶',
    'in Devanagari digits': '१२३४५६',
    'in Bengali and Thai digits': '১২৩๔๕๖',
    'in mathematical digits': '𝟏𝟐𝟑𝟜𝟝𝟞',
    'in digits of two scripts whose ranges touch': '\u{116d1}\u{116d2}\u{116d3}\u{116de}\u{116df}\u{116e0}',
    'in superscript digits': '¹²³⁴⁵⁶',
    'with keycaps': '1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e35\ufe0f\u20e36\ufe0f\u20e3',
  };
  for (const [how, typed] of Object.entries(ways)) {
    it(`is the same ${how}`, () => assert.equal(normalizeOneTimeCode(typed), '123456'));
  }

  it('keeps every digit of every script', () => {
    for (const digit of '0123456789') {
      for (const zero of ['0', '٠', '۰', '߀', '०', '๐', '０', '᠐', '𝟎', '𝟘', '𝟢', '𝟬', '𝟶', '🯰']) {
        assert.equal(normalizeOneTimeCode(String.fromCodePoint(zero.codePointAt(0)! + Number(digit))), digit);
      }
    }
  });

  it('is no code any more with letters in it', () => {
    for (const typed of ['12345б', 'l23456', 'O12345', 'code 123456', '一二三四五六', '１２３４５Ｏ'])
      assert.notEqual(normalizeOneTimeCode(typed), '123456');
    assert.equal(normalizeOneTimeCode('m9s3-46q3'), 'm9s346q3');
  });

  it('is nothing where there was nothing', () => {
    for (const typed of ['', ' ', '---', '\u200b', '…']) assert.equal(normalizeOneTimeCode(typed), '');
  });
});

describe('a recovery code', () => {
  const code = 'M9S3-46Q3-D25V-T4F5';
  const tidy = 'M9S346Q3D25VT4F5';
  const ways = {
    'as it is': code,
    'in small letters': code.toLowerCase(),
    'without dashes': tidy,
    'with spaces': ` ${code.replaceAll('-', '  ')} `,
    'with dots': code.replaceAll('-', '.'),
    'with en dashes': code.replaceAll('-', '–'),
    'with em dashes and spaces': code.replaceAll('-', ' — '),
    'with minus signs': code.replaceAll('-', '−'),
    'with underscores': code.replaceAll('-', '_'),
    'with slashes': code.replaceAll('-', '/'),
    'with no-break spaces': code.replaceAll('-', '\u00a0'),
    'with zero-width spaces': code.replaceAll('-', '\u200b'),
    'with a line break in the middle': code.replace('Q3-', 'Q3-\r\n'),
    'behind the point of a list': `• ${code}`,
    'in full-width letters': [...code]
      .map((character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0))
      .join(''),
    'with Arabic-Indic digits': 'M٩S٣-٤٦Q٣-D٢٥V-T٤F٥',
  };
  for (const [how, typed] of Object.entries(ways)) {
    it(`is the same ${how}`, () => {
      assert.equal(normalizeRecoveryCode(typed), tidy);
      assert.equal(normalizeRecoveryCode(normalizeOneTimeCode(typed)), tidy, 'after the form has normalized it');
    });
  }

  it('is the same with the letters that are taken for its digits', () => {
    for (const typed of ['OOOO-IIII-LLLL-0101', 'oooo iiii llll oioi', '0000-1111-1111-0101'])
      assert.equal(normalizeRecoveryCode(typed), '0000111111110101');
  });

  it('is another one with anything else in it', () => {
    for (const typed of [`1. ${code}`, `${code}X`, code.replace('M', 'М'), code.slice(1), code.replace('S', 'U')])
      assert.notEqual(normalizeRecoveryCode(typed), tidy);
  });

  it('comes in a set of different ones, each of 80 random bits in four groups', () => {
    const sets = Array.from({ length: 20 }, makeRecoveryCodes);
    for (const set of sets) assert.equal(set.length, recoveryCodesInSet);
    const all = sets.flat();
    assert.equal(new Set(all).size, all.length);
    for (const each of all) {
      assert.match(each, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      assert.equal(normalizeRecoveryCode(each), each.replaceAll('-', ''));
    }
  });
});
