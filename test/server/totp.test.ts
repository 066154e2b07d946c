import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { enrolmentURI, toBase32 } from '../../src/server/second-factor/enrolment-uri.ts';
import { makeRecoveryCode, normalizeRecoveryCode } from '../../src/server/second-factor/recovery-code-text.ts';
import { codeAt, matchingSteps, stepAt } from '../../src/server/second-factor/totp.ts';
import { codeByOathtool, codeOf } from '../support/totp.ts';

const key = Buffer.from('12345678901234567890');
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('a time-based code', () => {
  it('is that of RFC 6238, appendix B', () => {
    // The last six of the eight digits that stand there.
    const vectors: [number, string][] = [
      [59, '287082'],
      [1111111109, '081804'],
      [1111111111, '050471'],
      [1234567890, '005924'],
      [2000000000, '279037'],
      [20000000000, '353130'],
    ];
    for (const [seconds, code] of vectors) assert.equal(codeAt(key, stepAt(at(seconds))), code);
  });

  it('is that of RFC 4226, appendix D', () => {
    const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];
    for (const [counter, code] of codes.entries()) assert.equal(codeAt(key, counter), code);
  });

  it('is that of an application, and of oathtool where it is installed', (t) => {
    const now = at(1_790_000_000);
    const secret = toBase32(key);
    assert.equal(codeAt(key, stepAt(now)), codeOf(secret, now));
    const other = codeByOathtool(secret, now);
    if (other === undefined) t.diagnostic('oathtool is not installed');
    else assert.equal(codeAt(key, stepAt(now)), other);
  });

  it('matches in its step and the ones beside it', () => {
    const present = stepAt(at(59));
    for (const offset of [-1, 0, 1]) assert.deepEqual(matchingSteps(key, codeAt(key, present + offset), at(59)), [present + offset]);
    for (const code of [codeAt(key, present + 2), '', '28708', '2870821', '２８７０８２', 'x'.repeat(1000)]) assert.deepEqual(matchingSteps(key, code, at(59)), []);
  });
});

describe('the key for an application', () => {
  it('is Base32 without padding (RFC 4648 section 10)', () => {
    const vectors = ['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'];
    for (const [length, text] of vectors.entries()) assert.equal(toBase32(Buffer.from('foobar'.slice(0, length))), text);
    assert.equal(toBase32(Buffer.alloc(20, 255)), '7'.repeat(32));
  });

  it('is in a URI that every application reads', () => {
    const uri = enrolmentURI({ issuer: 'Ümlaut & Co. (EMS)', account: "o'neill:ada+x@exämple.org", secret: 'MZXW6YTB' });
    assert.equal(
      uri,
      'otpauth://totp/%C3%9Cmlaut%20%26%20Co.%20%28EMS%29:o%27neill%3Aada%2Bx%40ex%C3%A4mple.org' +
        '?secret=MZXW6YTB&issuer=%C3%9Cmlaut%20%26%20Co.%20%28EMS%29&algorithm=SHA1&digits=6&period=30',
    );
    const { protocol, searchParams, pathname } = new URL(uri);
    assert.deepEqual([protocol, searchParams.get('issuer')], ['otpauth:', 'Ümlaut & Co. (EMS)']);
    assert.equal(decodeURIComponent(pathname.split(':')[0]?.replace('/', '') ?? ''), searchParams.get('issuer'));
  });
});

describe('a recovery code', () => {
  it('is the same however it was written down', () => {
    for (let i = 0; i < 200; i += 1) {
      const code = makeRecoveryCode();
      const tidy = normalizeRecoveryCode(code);
      assert.match(tidy, /^[0-9A-HJKMNP-TV-Z]{16}$/);
      const typed = [code.toLowerCase(), code.replaceAll('-', '  '), code.replaceAll('-', '–'), code.replaceAll('0', 'O').replaceAll('1', 'i'), `\u00a0${code}\n`];
      for (const each of typed) assert.equal(normalizeRecoveryCode(each), tidy);
    }
  });
});
