/** The export condition `development`, by three bundlers and what they make in a browser. Runs on what was built. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from '@playwright/test';
import { bundlers } from '../../bench/bundlers.ts';
import { texts } from '../../src/development/texts.ts';
import { findBrowser } from '../support/find-browser.ts';

const folder = resolve(import.meta.dirname, '../../.cache/development');
type Bundler = keyof typeof bundlers;
type Mode = 'production' | 'development';

const form = `import 'ems-elements/define/ems-register.js';`;
const client = `import { setDefaultClient } from 'ems-elements';
import { createMemoryClient } from 'ems-elements/client/memory';
setDefaultClient(createMemoryClient());`;

/** By the names that consumers import, so that the conditions of `package.json` decide. */
const bundle = (bundler: Bundler, mode: Mode, source: string) => {
  const entry = join(folder, 'entry.js');
  mkdirSync(folder, { recursive: true });
  writeFileSync(entry, source);
  return bundlers[bundler](entry, mode);
};

type Made = Awaited<ReturnType<typeof bundle>>;

const names = Object.keys(texts);
/** What every warning is said with. */
const marks = ['[ems-elements]', 'ems-elements.development', '/troubleshooting.md#'];
const textOf = ({ code }: Made): string => [...code.values()].join('\n');

let browser: Browser;
before(async () => {
  browser = await chromium.launch(await findBrowser());
});
after(() => browser.close());

/** What a page of these scripts writes to the console until a warning of this name is there. */
const consoleOf = async (made: Record<string, Made>, awaited: string): Promise<string[]> => {
  const files = new Map<string, string>();
  for (const [path, { code }] of Object.entries(made))
    for (const [file, text] of code) files.set(`/${path}/${file}`, text);
  const scripts = Object.entries(made).flatMap(([path, { first }]) => first.map((file) => `/${path}/${file}`));
  const html = `<!doctype html><html lang="en"><ems-register></ems-register>${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}</html>`;
  const server = createServer(({ url = '' }, response) => {
    const code = files.get(url);
    response.setHeader('content-type', code === undefined ? 'text/html' : 'text/javascript');
    response.end(code ?? html);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const page = await browser.newPage();
  try {
    const written: string[] = [];
    page.on('console', (message) => written.push(message.text()));
    const said = page.waitForEvent('console', (message) => message.text().includes(`#${awaited}`));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await said;
    return written.filter((text) => text.startsWith('[ems-elements]'));
  } finally {
    await page.close();
    server.close();
    server.closeAllConnections();
  }
};

for (const name of Object.keys(bundlers) as Bundler[]) {
  describe(`the development warnings, bundled by ${name}`, () => {
    it('cost nothing in production: not a word of them is there', async () => {
      const text = textOf(await bundle(name, 'production', form + client));
      assert.match(text, /ems-register/);
      for (const word of [...marks, ...names]) assert.ok(!text.includes(word), word);
    });

    it('are all there in development, and are said', async () => {
      const made = await bundle(name, 'development', form);
      const text = textOf(made);
      for (const word of [...marks, ...names]) assert.ok(text.includes(word), word);
      const said = await consoleOf({ site: made }, 'no-client');
      assert.equal(said.length, 1);
      assert.match(said[0]!, /No client found for <ems-register>/);
    });

    it('come with the classes too, for tags of the page’s own', async () => {
      const own = `import { EmsRegister } from 'ems-elements/elements'; customElements.define('ems-register', EmsRegister);`;
      const said = await consoleOf({ site: await bundle(name, 'development', own) }, 'no-client');
      assert.equal(said.length, 1);
    });
  });
}

describe('two copies of the package on a page', () => {
  it('are told from a page without a client, each warning once', async () => {
    const made = {
      header: await bundle('rolldown', 'development', form),
      site: await bundle('esbuild', 'development', form + client),
    };
    const said = await consoleOf(made, 'client-of-another-copy');
    assert.equal(said.length, 2);
    assert.match(said[0]!, /Another copy of ems-elements had already defined <ems-register>/);
    assert.match(said[1]!, /No client found for <ems-register>, but setDefaultClient\(\) was called in another copy/);
  });

  it('are told apart also where one of them was built for production', async () => {
    const made = {
      header: await bundle('rolldown', 'production', form),
      site: await bundle('esbuild', 'development', form + client),
    };
    const said = await consoleOf(made, 'two-copies');
    assert.equal(said.length, 1);
  });

  it('may both be there when each has elements of its own', async () => {
    const made = {
      header: await bundle(
        'rolldown',
        'development',
        `import 'ems-elements/define/ems-sign-in.js'; document.body.append(document.createElement('ems-sign-in'));`,
      ),
      site: await bundle('esbuild', 'development', form),
    };
    const said = await consoleOf(made, 'no-client');
    assert.equal(said.length, 1);
  });
});
