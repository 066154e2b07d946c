/** The files for a script tag, as a page without any build step loads them. Runs on what was built. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import { integrityOf, singleFiles } from '../../scripts/single-files.ts';
import { findBrowser } from '../support/find-browser.ts';

const dist = 'packages/bundle/dist';
const integrity = JSON.parse(readFileSync(`${dist}/integrity.json`, 'utf8')) as Record<string, string>;

describe('each file', () => {
  for (const { file } of singleFiles()) {
    it(`${file} is minified, names the licences, and is what its digest says`, () => {
      const text = readFileSync(`${dist}/${file}`, 'utf8');
      assert.match(text, /^\/\*! ems-elements .*THIRD-PARTY-NOTICES\.txt/);
      assert.doesNotMatch(text, /^\t|sourceMappingURL|^import\b/m);
      assert.equal(integrity[file], integrityOf(`${dist}/${file}`));
    });
  }

  it('has the notices of what is inside beside it', () => {
    const notices = readFileSync(`${dist}/THIRD-PARTY-NOTICES.txt`, 'utf8');
    for (const name of ['lit', 'lit-html', 'oidc-client-ts', 'lean-qr'])
      assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
  });
});

describe('a page without a build step', () => {
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch(await findBrowser());
  });
  after(() => browser.close());

  const script = (file: string, more: string): string =>
    `<script ${more} src="/${file}" integrity="${integrity[file]}" crossorigin></script>`;
  const pages = {
    module: `${script('ems-elements.min.js', 'type="module"')}<script type="module" src="/module.js"></script>`,
    classic: `${script('ems-elements.iife.min.js', 'defer')}<script defer src="/classic.js"></script>`,
  };
  const scripts: Record<string, string> = {
    '/module.js': `import { createMemoryClient, registerLocale, setDefaultClient } from '/ems-elements.min.js';
      import { createOidcSession } from '/oidc.min.js';
      import { createKeycloakClient } from '/keycloak.min.js';
      import de from '/de.min.js';
      registerLocale(de); setDefaultClient(createMemoryClient());
      document.title = [typeof createOidcSession, typeof createKeycloakClient].join();`,
    '/classic.js': `emsElements.setDefaultClient(emsElements.createMemoryClient()); document.title = 'function,function';`,
  };

  const open = async (head: string, lang: string, look: (page: Page) => Promise<void>): Promise<void> => {
    const server = createServer(({ url = '' }, response) => {
      const path = url.slice(1);
      const code = scripts[url] ?? (path in integrity ? readFileSync(`${dist}/${path}`, 'utf8') : undefined);
      response.setHeader('content-type', code === undefined ? 'text/html' : 'text/javascript');
      response.setHeader(
        'content-security-policy',
        "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
      );
      response.end(code ?? `<!doctype html><html lang="${lang}">${head}<ems-register></ems-register>`);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    try {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/page`);
      await look(page);
      assert.deepEqual(errors, []);
    } finally {
      await page.close();
      server.close();
      server.closeAllConnections();
    }
  };

  for (const [name, head] of Object.entries(pages)) {
    it(`draws the form by a ${name} script, under a strict policy and with digests`, () =>
      open(head, name === 'module' ? 'de' : 'en', async (page) => {
        await page.getByRole('heading', { name: name === 'module' ? /Konto/ : /account/ }).waitFor();
        assert.equal(await page.title(), 'function,function');
      }));
  }

  it('is told by the file for development that it has no client', () =>
    open(script('ems-elements.development.js', 'type="module"'), 'en', async (page) => {
      const said = await page.waitForEvent('console');
      assert.equal(said.type(), 'error');
      assert.match(said.text(), /^\[ems-elements\] No client found for <ems-register>/);
    }));

  it('has no warning in any other file', () => {
    for (const { file, warns } of singleFiles())
      assert.equal(readFileSync(`${dist}/${file}`, 'utf8').includes('No client found for'), warns ?? false, file);
  });
});
