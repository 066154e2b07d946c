import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromBase32, toBase32 } from '../../src/rules/base32.ts';
import { codeAt, codesAround, enrolmentUri, makeTotpKey, stepAt } from '../../src/rules/totp.ts';
import { codeByOathtool } from '../support/totp.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const key = bytes('12345678901234567890');

describe('a time-based code', () => {
  /** Appendix B of RFC 6238: its times, and the last six of its eight digits. */
  const vectors: [seconds: number, code: string][] = [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ];
  for (const [seconds, code] of vectors) {
    it(`is ${code} after ${seconds} seconds (RFC 6238, appendix B)`, async () => {
      assert.equal(await codeAt(key, stepAt(seconds * 1000)), code);
    });
  }

  it('is that of RFC 4226, appendix D', async () => {
    const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];
    for (const [counter, code] of codes.entries()) assert.equal(await codeAt(key, counter), code);
  });

  it('is that of oathtool where it is installed', async (t) => {
    for (const now of [new Date(59_000), new Date(1_790_000_000_000), new Date(2_145_917_000_000)]) {
      const other = codeByOathtool(toBase32(key), now);
      if (other === undefined) return t.skip('oathtool is not installed');
      assert.equal(await codeAt(key, stepAt(now.getTime())), other);
    }
  });

  it('counts in its step and the ones beside it', async () => {
    const step = stepAt(59_000);
    const around = await codesAround(key, 59_000);
    assert.deepEqual(
      around.map((each) => each.step),
      [step - 1, step, step + 1],
    );
    for (const each of around) assert.equal(each.code, await codeAt(key, each.step));
  });
});

describe('a key', () => {
  it('is 160 random bits', () => {
    const keys = Array.from({ length: 20 }, makeTotpKey);
    for (const each of keys) assert.match(toBase32(each), /^[A-Z2-7]{32}$/);
    assert.equal(new Set(keys.map(toBase32)).size, keys.length);
  });

  it('is Base32 without padding (RFC 4648, section 10), there and back', () => {
    const vectors = ['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'];
    for (const [length, text] of vectors.entries()) {
      const part = bytes('foobar'.slice(0, length));
      assert.equal(toBase32(part), text);
      assert.deepEqual(fromBase32(text), part);
    }
    assert.equal(toBase32(new Uint8Array(20).fill(255)), '7'.repeat(32));
  });

  it('is read in small letters, in groups and with padding', () => {
    for (const text of [
      'gezd gnbv gy3t qojq gezd gnbv gy3t qojq====',
      'GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ',
      'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n',
    ]) {
      assert.deepEqual(fromBase32(text), key);
    }
    for (const text of ['0', '1', '8', 'Ä', 'GEZD_GNBV']) assert.throws(() => fromBase32(text), TypeError);
  });
});

describe('the URI of a key', () => {
  it('is read by every application', () => {
    const uri = enrolmentUri({
      issuer: 'Ümlaut & Co. (EMS)',
      account: "o'neill:ada+x@exämple.org",
      secret: 'MZXW6YTB',
    });
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
