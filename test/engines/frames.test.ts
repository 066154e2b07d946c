/** Every form in frames: without an address of its own, and with nothing that a sandbox takes away (an origin, storage, cookies, channels). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { chromium } from './chromium.ts';
import type { Browser } from './engine.ts';
import { firefox } from './firefox.ts';
import { frames, startHost } from './frames/host.ts';
import { webkit } from './webkit.ts';

for (const engine of [chromium, firefox, webkit]) {
  const missing = engine.missing();
  describe(`Frames in ${engine.name}`, { skip: missing && `${engine.name} isn’t there: ${missing}` }, () => {
    let host: Awaited<ReturnType<typeof startHost>>;
    let browser: Browser;

    before(async () => {
      [host, browser] = await Promise.all([startHost(), engine.start()]);
      console.log(`${engine.name}: ${browser.version}`);
    });
    after(async () => {
      await browser?.close();
      host?.close();
    });

    for (const frame of Object.keys(frames)) {
      it(`does all that people ask of it in ${frame}`, async () => {
        const tab = await browser.openTab();
        await tab.open(`${host.origin}/?in=${encodeURIComponent(frame)}`);
        const told = await eventually(
          'what came of it',
          async () => (await tab.evaluate(() => document.documentElement.dataset['told'])) ?? undefined,
          120_000,
        );
        const { results, errors } = JSON.parse(told) as { results: Record<string, string>; errors: string[] };
        assert.deepEqual(
          Object.entries(results).filter(([, result]) => result !== 'done'),
          [],
        );
        assert.ok(Object.keys(results).length > 20);
        assert.deepEqual(errors, []);
      });
    }
  });
}
