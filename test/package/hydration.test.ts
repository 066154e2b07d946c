/** A tag that a server rendered is defined before its framework hydrates it: what was drawn and typed stays. Runs on what was built. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { findBrowser } from '../support/find-browser.ts';
import { stacks, type Shape, type Stack } from './hydration/stacks.ts';

const origin = 'http://site.localhost';

const bundle = async ({ script, alias = {} }: Stack, shape: Shape, mode: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import 'ems-elements/define/ems-register.js';
        import { setDefaultClient } from 'ems-elements';
        import { createMemoryClient } from 'ems-elements/client/memory';
        import { hydrate } from 'hydrate';
        setDefaultClient(createMemoryClient());
        const start = () => hydrate(document.querySelector('main'));
        if (location.search === '?now') start();
        else addEventListener('hydrate', start);`,
      resolveDir: import.meta.dirname,
    },
    // By the names that consumers import, and not as the tests are compiled.
    tsconfigRaw: {},
    bundle: true,
    write: false,
    format: 'iife',
    conditions: [mode],
    alias,
    define: {
      'process.env.NODE_ENV': JSON.stringify(mode),
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    plugins: [
      {
        name: 'hydrate',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^hydrate$/ }, () => ({ path: 'hydrate', namespace: 'stack' }));
          onLoad({ filter: /.*/, namespace: 'stack' }, () => ({
            contents: script(shape),
            resolveDir: import.meta.dirname,
          }));
        },
      },
    ],
  });
  return outputFiles[0]!.text;
};

let browser: Browser;
before(async () => {
  browser = await chromium.launch(await findBrowser());
});
after(() => browser.close());

/** What frameworks and Lit say of themselves. */
const greeting = /Download the React DevTools|Lit is in dev mode/;

/** A page of the stack, and all that it says on the console. */
const open = async (stack: Stack, shape: Shape, mode: string, query = ''): Promise<{ page: Page; said: string[] }> => {
  const code = await bundle(stack, shape, mode);
  const script = '<script src="/site.js"></script>';
  const parts = [`<main>${await stack.html(shape)}</main>`, script];
  if (query === '?head') parts.reverse();
  const html = `<!doctype html><html lang="en"><title>Join</title>${parts.join('')}</html>`;
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => greeting.test(message.text()) || said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.route(`${origin}/**`, (route) =>
    route.fulfill(
      route.request().url().endsWith('.js')
        ? { contentType: 'text/javascript', body: code }
        : { contentType: 'text/html', body: html },
    ),
  );
  await page.goto(`${origin}/${query}`);
  return { page, said };
};

/** When the framework has had its turn, which it takes when the page is idle at the latest. */
const idle = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((done) => requestIdleCallback(() => setTimeout(() => requestIdleCallback(() => done())))),
  );

for (const [name, stack] of Object.entries(stacks))
  for (const mode of ['production', 'development'])
    for (const shape of ['bare', 'with children'] as const)
      describe(`${name}, ${mode}, ${shape}`, () => {
        for (const [when, query] of [
          ['drawn', ''],
          ['drawn before its children were parsed,', '?head'],
        ])
          it(`hydrates what was ${when} and typed before, without a word`, async () => {
            const { page, said } = await open(stack, shape, mode, query);
            const field = page.locator('input[name="firstName"]');
            await field.fill('Ada');
            await field.evaluate((input) => Object.assign(window, { before: input }));
            await page.evaluate(() => dispatchEvent(new Event('hydrate')));
            await idle(page);
            assert.deepEqual(said, []);
            assert.equal(
              await field.evaluate((input) => input === (window as never as { before: Element }).before),
              true,
            );
            assert.equal(await field.inputValue(), 'Ada');
            assert.equal(await page.locator('ems-register button[type="submit"]').count(), 1);
            assert.equal(await page.locator('ems-register > h1').count(), shape === 'bare' ? 0 : 1);
            await page.close();
          });

        it('hydrates at once, without a word', async () => {
          const { page, said } = await open(stack, shape, mode, '?now');
          await page.locator('input[name="firstName"]').fill('Ada');
          await idle(page);
          assert.deepEqual(said, []);
          assert.equal(await page.locator('input[name="firstName"]').inputValue(), 'Ada');
          await page.close();
        });
      });
