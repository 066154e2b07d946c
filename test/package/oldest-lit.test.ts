/** A site that has Lit already has one: the range takes the first release of Lit 3, and the elements work with it. Runs on what was built. */
import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from '@playwright/test';
import { build } from 'esbuild';
import manifest from '../../package.json' with { type: 'json' };
import { findBrowser } from '../support/find-browser.ts';
import { installOnce } from './install-once.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.cache/oldest-lit');
const oldest = { lit: '3.0.0', 'lit-html': '3.0.0', 'lit-element': '4.0.0', '@lit/reactive-element': '2.0.0' };

describe('the first release of Lit 3', () => {
  let browser: Browser;
  before(async () => {
    installOnce(folder, oldest);
    browser = await chromium.launch(await findBrowser());
  });
  after(() => browser.close());

  it('is in the range', () => assert.equal(manifest.dependencies.lit, `^${oldest.lit}`));

  it('is all the Lit that a site with it has, and a person registers', async () => {
    const { outputFiles, metafile } = await build({
      stdin: {
        contents: `
          import 'ems-elements/define/all.js';
          import { setDefaultClient } from 'ems-elements';
          import { createMemoryClient } from 'ems-elements/client/memory';
          setDefaultClient(createMemoryClient());`,
        resolveDir: import.meta.dirname,
      },
      tsconfigRaw: {},
      bundle: true,
      write: false,
      metafile: true,
      format: 'iife',
      alias: Object.fromEntries(Object.keys(oldest).map((name) => [name, join(folder, 'node_modules', name)])),
    });
    const lits = Object.keys(metafile.inputs).filter((file) => /\/(reactive-element|lit-html)\.js$/.test(file));
    assert.deepEqual(
      lits.map((file) => file.startsWith('.cache/oldest-lit/')),
      [true, true],
      lits.join(),
    );
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.route('**/*', (route) =>
      route.fulfill(
        route.request().url().endsWith('.js')
          ? { contentType: 'text/javascript', body: outputFiles[0]!.text }
          : {
              contentType: 'text/html',
              body: '<!doctype html><html lang="en"><title>Join</title><link rel="icon" href="data:,"><ems-provider><ems-register></ems-register></ems-provider><script src="/site.js"></script></html>',
            },
      ),
    );
    await page.goto('http://site.localhost/');
    for (const [name, value] of Object.entries({
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'ada@example.org',
      password: 'four quite long words here',
    }))
      await page.locator(`[name="${name}"]`).fill(value);
    await page.locator('button[type="submit"]').click();
    await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
    assert.deepEqual(said, []);
    await page.close();
  });
});
