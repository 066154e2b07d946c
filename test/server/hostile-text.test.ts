import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations, type Operation } from '../../src/contract/operations.ts';
import { withTexts } from '../contract/support/samples.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { signIn } from '../support/person.ts';
import { addPhone } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

/** What databases, hashes, mails and logs are known to stumble over. */
const hostile = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e',
  '\ufeff',
  '\uffff',
  '%00',
  '%',
  '\r\n',
  '\u2028',
  '__proto__',
  '${x}',
  "'; --",
  'x'.repeat(30_000),
  '💥'.repeat(5_000),
  'e\u0301'.repeat(5_000),
];

describe('text that nobody would type', () => {
  let service: TestService;
  let somebody: Browser;
  before(async () => {
    service = await startTestService();
    ({ browser: somebody } = await signIn(service));
    await addPhone(service, somebody);
  });
  after(() => service.stop());

  for (const [name, operation] of Object.entries(operations) as [string, Operation][]) {
    const bodies = operation.body ? withTexts(operation.body, hostile) : [];
    if (bodies.length === 0) continue;
    it(`${name} answers as it says, whatever is sent`, async () => {
      const browser = operation.session === 'required' ? somebody : openBrowser(service);
      for (const body of bodies) {
        const { status } = await browser.post(operation.http.path, body);
        assert.ok(status < 500, `${JSON.stringify(body).slice(0, 300)}: ${status}`);
      }
    });
  }
});
