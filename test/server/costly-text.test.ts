import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations, type Operation } from '../../src/contract/operations.ts';
import { pickLanguage } from '../../src/server/mail/language.ts';
import { withTexts } from '../contract/support/samples.ts';
import { newPerson, openBrowser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { drawAsData, openFormBrowser } from '../support/form-browser.ts';
import { startTestService, type TestService } from '../support/service.ts';

/** Two kinds of marks, which composing sorts: in a body of 64 KiB that takes a second. */
const piles = {
  'marks of two kinds': `a${'\u0301'.repeat(300)}${'\u0316'.repeat(300)}`,
  'marks in turns': `a${'\u0301\u0316'.repeat(300)}`,
  'marks with between them what shows nothing': `a${'\u0301\u00ad\u0316\u200b'.repeat(200)}`,
  'marks that are some only once they are composed': `a${'\u0301\uff9e'.repeat(300)}`,
};

describe('text that costs more than its length', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ drawPage: drawAsData })));
  after(() => service.stop());

  for (const [kind, pile] of Object.entries(piles)) {
    it(`is refused before anything composes it, by every operation: ${kind}`, async () => {
      const browser = openBrowser(service);
      for (const { body, http } of Object.values<Operation>(operations))
        for (const sent of body ? withTexts(body, [pile]) : [])
          expectProblem(await browser.post(http.path, sent), 400, 'unexpected_answer');
    });

    it(`so it is by every form without a script: ${kind}`, async () => {
      const browser = openFormBrowser(service);
      for (const path of ['/register', '/sign-in', '/verify-email', '/forgot-password', '/reset-password']) {
        const page = await browser.open(path);
        const { status, view } = await browser.press(page, { ...newPerson(), email: pile, token: 'x' });
        assert.deepEqual([status, view.form.problem?.code], [400, 'unexpected_answer'], path);
      }
    });
  }

  it('is not a password of marks, as long as one may be', async () => {
    const typed = { email: newPerson().email, password: '\u0301\u0316'.repeat(128) };
    expectProblem(await openBrowser(service).post('/sign-in/email', typed), 401, 'credentials_invalid');
  });

  it('is not a list of languages with blanks in it', () => {
    const time = (header: string): number => {
      const begun = performance.now();
      for (let i = 0; i < 20; i += 1) assert.equal(pickLanguage(header, ['en', 'de']), 'en');
      return performance.now() - begun;
    };
    const letters = time(`x${'x'.repeat(15_000)}x`);
    const blanks = time(`x${' '.repeat(15_000)}x`);
    assert.ok(blanks < 100 + 10 * letters, `${blanks} and ${letters} ms`);
  });
});
