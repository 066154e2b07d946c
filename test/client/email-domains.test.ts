import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { ConformanceHarness } from '../../src/testing/index.ts';
import { newPerson, register, signIn, tokenFor, verify } from '../../src/testing/steps.ts';
import { startTestService } from '../support/service.ts';
import { createMemoryHarness } from './support/memory-harness.ts';
import { createServiceHarness } from './support/service-harness.ts';

const service = await startTestService();
after(() => service.stop());

const harnesses: Record<string, ConformanceHarness> = {
  'the memory client': createMemoryHarness(),
  'the service over HTTP': createServiceHarness(service),
};

/** In every way that a browser may write it: Chromium gives the ASCII form out, Firefox what was typed. */
const domains: Record<string, readonly string[]> = {
  'xn--bcher-kva.example': [
    'bücher.example',
    'bu\u0308cher.example',
    'BÜCHER.EXAMPLE',
    'xn--bcher-kva.example',
    'XN--BCHER-KVA.example',
  ],
  'xn--e1afmkfd.xn--p1ai': ['пример.рф', 'ПРИМЕР.РФ', 'пример。рф', 'xn--e1afmkfd.xn--p1ai'],
  'xn--mgba3gch31f060k.com': ['نامه\u200cای.com', 'xn--mgba3gch31f060k.com'],
};

for (const [name, harness] of Object.entries(harnesses)) {
  describe(`${name}: an account with a domain of another script`, () => {
    for (const [ascii, typed] of Object.entries(domains)) {
      it(`has its mail at ${ascii}, and is the same however it is typed`, async () => {
        const local = harness.uniqueEmail().split('@')[0]!;
        const person = newPerson(harness, { email: `${local}@${typed[0]}` });
        const email = `${local}@${ascii}`;
        const browser = await harness.newBrowser();
        assert.equal((await register(browser, person)).email, email);
        assert.equal(await verify(browser, await tokenFor(harness, email)), email);
        for (const domain of typed) {
          const state = await signIn(await harness.newBrowser(), { ...person, email: `${local}@${domain}` });
          assert.equal('account' in state && state.account.email, email);
        }
      });
    }
  });
}
