import { deviceNameKey } from '../../src/rules/device-name.ts';
import { isEmail, normalizeEmail } from '../../src/rules/email.ts';
import { emailText } from '../../src/rules/email-text.ts';
import { isName, normalizeName } from '../../src/rules/name.ts';
import { normalizeOneTimeCode } from '../../src/rules/one-time-code.ts';
import { emails, noEmails } from '../../src/testing/emails.ts';
import { keptNames, noNames, tidiedNames, unusualNames } from '../../src/testing/names.ts';
import { expect } from '../support/elements.ts';

/** What rests on the engine's Unicode and on its URL parser: Node is asked the same in `test/rules`. */
describe('the rules in this browser', () => {
  it('bring addresses into shape, and refuse the others', () => {
    expect(emails.map(([typed]) => normalizeEmail(typed))).to.deep.equal(emails.map(([, sent]) => sent));
    expect(emails.filter(([typed]) => !isEmail(typed))).to.deep.equal([]);
    expect(noEmails.filter((typed) => isEmail(typed))).to.deep.equal([]);
  });

  it('show a domain in Unicode where it passes for no other one', () => {
    expect(emailText('ann@xn--r8jz45g.xn--zckzah')).to.equal('ann@例え.テスト');
    expect(emailText('ann@xn--80ak6aa92e.com')).to.equal('ann@xn--80ak6aa92e.com');
  });

  it('tidy names, and refuse those that show nothing', () => {
    expect(tidiedNames.map(([typed]) => normalizeName(typed))).to.deep.equal(tidiedNames.map(([, kept]) => kept));
    expect(
      [...keptNames, ...unusualNames].filter((name) => !isName(name) || normalizeName(name) !== name),
    ).to.deep.equal([]);
    expect(noNames.filter((name) => isName(name))).to.deep.equal([]);
    expect(deviceNameKey('Große Uhr')).to.equal(deviceNameKey('GROSSE  UHR'));
  });

  it('read codes in the digits of every script', () => {
    for (const typed of ['１２３.４５６', '١٢٣–٤٥٦', '۱۲۳\u200b۴۵۶', '१२३ ४५६', '𝟏𝟐𝟑_𝟜𝟝𝟞'])
      expect(normalizeOneTimeCode(typed)).to.equal('123456');
  });
});
