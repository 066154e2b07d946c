import { expect } from '@open-wc/testing';
import { shownName } from '../../src/mails/shown-name.ts';

const shown = (typed: string): string | undefined => shownName(typed)?.quoted;

describe('a name in a mail', () => {
  it('stays as it is, whatever script it is in', () => {
    for (const name of [
      'Zoë',
      'O’Neill-Müller',
      "D'Angelo",
      'Ann Marie',
      'Dr. Ada',
      'X Æ A-12',
      'Louis XIV.',
      'مريم',
      'Ђорђе',
      '李小龙',
      '👩🏽‍🚀',
      'Work/home phone',
      'Pixel 8 Pro (256 GB)',
      'iPhone, iOS 18.1.2',
      'Backup 2026-11-25',
    ])
      expect(shown(name)).to.equal(name);
  });

  it('gets a space after a dot that a mail program might read as one of an address', () => {
    expect(shown('St.John')).to.equal('St. John');
    expect(shown('J.R.R.')).to.equal('J. R. R.');
    expect(shown('ד.כהן')).to.equal('ד. כהן');
    expect(shown('EVIL.EXAMPLE')).to.equal('EVIL. EXAMPLE');
    expect(shown('例え。テスト')).to.equal('例え。 テスト');
  });

  it('is left out where it looks like an address', () => {
    for (const name of [
      'evil.example',
      'Win at evil.example',
      'https://evil.example',
      'HTTPS://EVIL',
      'http:evil',
      'javascript:alert(1)',
      '//evil',
      '\\\\evil\\share',
      'www.evil.example',
      'evil.eXample',
      'evil．example',
      'evil。example',
      'evil.\u200dexample',
      'evil\u200b.\u202eexample',
      'пример.рф',
      'evil.xn--p1ai',
      'eve@evil',
      'eve＠evil',
      '203.0.113.7',
      'Call +1 (800) 555-0199',
    ])
      expect(shown(name), name).to.equal(undefined);
  });

  it('is left out where it is none, or a message', () => {
    for (const name of ['', ' ', '\u200b', 'a\u0000b', 'x'.repeat(65)]) expect(shown(name)).to.equal(undefined);
  });

  it('has one line and turns nothing around', () => {
    expect(shown('Ada\r\nBcc: Eve')).to.equal('Ada Bcc: Eve');
    expect(shown('\u202eAda\u2066')).to.equal('Ada');
  });
});
