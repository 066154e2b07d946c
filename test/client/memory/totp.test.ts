import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeOf, enrolmentUri, matchingSteps, randomSecret, stepAt } from '../../../src/client/memory/totp.ts';

/** RFC 6238 appendix B; its secret, and the last six of its eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors: [seconds: number, code: string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
];

describe('a code', () => {
  for (const [seconds, code] of vectors) {
    it(`is ${code} after ${seconds} seconds (RFC 6238 appendix B)`, async () => {
      assert.equal(await codeOf(secret, stepAt(seconds * 1000)), code);
    });
  }

  it('is the same for a secret in small letters, in groups and with padding', async () => {
    assert.equal(await codeOf('gezd gnbv gy3t qojq gezd gnbv gy3t qojq====', 1), '287082');
  });

  it('counts one step early and one step late', async () => {
    const code = await codeOf(secret, 100);
    for (const [step, counts] of [[98, false], [99, true], [100, true], [101, true], [102, false]] as const) {
      assert.deepEqual(await matchingSteps(secret, code, step * 30_000), counts ? [100] : [], String(step));
    }
  });
});

it('a secret has 160 bits', () => {
  assert.match(randomSecret(), /^[A-Z2-7]{32}$/);
  assert.notEqual(randomSecret(), randomSecret());
});

it('the URI has spaces as %20 and the issuer twice, the same', () => {
  assert.equal(
    enrolmentUri({ issuer: "Ada's Engines (Ltd)", account: 'ada+x@example.org', secret: 'ABC' }),
    'otpauth://totp/Ada%27s%20Engines%20%28Ltd%29:ada%2Bx%40example.org?secret=ABC&issuer=Ada%27s%20Engines%20%28Ltd%29&algorithm=SHA1&digits=6&period=30',
  );
});
