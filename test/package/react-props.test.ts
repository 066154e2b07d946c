/** What React keeps to itself, and what is said of it while a site is developed. Real Reacts, on what was built. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { findBrowser } from '../support/find-browser.ts';

const origin = 'http://site.localhost';
const react18 = { react: 'react-18', 'react-dom': 'react-dom-18' };

const define = `import 'ems-elements/define/ems-register.js'; import 'ems-elements/define/ems-provider.js';`;
const given = `{ messages: { heading: 'Join us' }, 'onems-registered': () => {} }`;

interface Site {
  /** What the server sends of the component. */
  html?: string;
  /** What comes before the rest of the script. */
  first?: string;
  /** A component `Site`, and when it starts. */
  script: string;
  react?: Record<string, string>;
  mode?: 'production' | 'development';
}

const bundle = async ({ first = define, script, react = {}, mode = 'development' }: Site): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        ${first}
        import { setDefaultClient } from 'ems-elements';
        import { createMemoryClient } from 'ems-elements/client/memory';
        import { createElement as h, useEffect, useState, useSyncExternalStore } from 'react';
        import { createRoot, hydrateRoot } from 'react-dom/client';
        const main = document.querySelector('main');
        const hydrate = () => hydrateRoot(main, h(Site));
        const create = () => createRoot(main).render(h(Site));
        const client = createMemoryClient();
        setDefaultClient(client);
        ${script}`,
      resolveDir: import.meta.dirname,
    },
    // By the names that consumers import, and not as the tests are compiled.
    tsconfigRaw: {},
    bundle: true,
    write: false,
    format: 'esm',
    conditions: [mode],
    alias: react,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
  });
  return outputFiles[0]!.text;
};

let browser: Browser;
before(async () => {
  browser = await chromium.launch(await findBrowser());
});
after(() => browser.close());

/** A page that had its time, and what our elements have said on it. */
const open = async (site: Site): Promise<{ page: Page; said: string[]; later(): Promise<void> }> => {
  const code = await bundle(site);
  const html = `<!doctype html><html lang="en"><title>Join</title><main>${site.html ?? ''}</main><script type="module" src="/site.js"></script></html>`;
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('[ems-elements]')) said.push(message.text());
  });
  await page.clock.install();
  await page.route(`${origin}/**`, (route) =>
    route.fulfill(
      route.request().url().endsWith('.js')
        ? { contentType: 'text/javascript', body: code }
        : { contentType: 'text/html', body: html },
    ),
  );
  const later = async (): Promise<void> => {
    // React has its turn before the time goes on.
    await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(undefined))));
    await page.clock.runFor(6000);
  };
  await page.goto(origin);
  await page.locator('input[name="firstName"]').first().waitFor();
  await later();
  return { page, said, later };
};

const tag = '<ems-register></ems-register>';
const lost = (what: string, element = 'ems-register'): RegExp =>
  new RegExp(`^\\[ems-elements\\] React has ${what} for <${element}> but .*/docs/troubleshooting\\.md#lost-in-react`);

const expectLost = (said: readonly string[], ...what: RegExp[]): void => {
  assert.equal(said.length, what.length, said.join('\n'));
  what.forEach((words, index) => assert.match(said[index]!, words));
};

describe('what React 19 has for an element and never gives it', () => {
  it('is named once where it forgets it while it hydrates', async () => {
    const { said } = await open({
      html: tag + tag,
      script: `const Site = () => [h('ems-register', { key: 1, ...${given} }), h('ems-register', { key: 2, ...${given} })]; hydrate();`,
    });
    expectLost(said, lost('messages, onems-registered'));
  });

  it('is named where a property isn’t written like its attribute', async () => {
    const { said } = await open({
      html: '<ems-register confirmPassword=""></ems-register>',
      script: `const Site = () => h('ems-register', { confirmPassword: true }); hydrate();`,
    });
    expectLost(said, lost('confirmPassword'));
  });

  it('is named of a provider around the elements', async () => {
    const { said } = await open({
      html: `<ems-provider>${tag}</ems-provider>`,
      script: `const Site = () => h('ems-provider', { client }, h('ems-register')); hydrate();`,
    });
    expectLost(said, lost('client', 'ems-provider'));
  });

  it('is named where the tag is hydrated, or made, before it is defined', async () => {
    const script = (start: string): string => `const Site = () => h('ems-register', ${given});
        ${start}();
        const later = () =>
          Object.keys(main.firstElementChild ?? {}).some((name) => name.startsWith('__reactProps$'))
            ? import('ems-elements/define/ems-register.js')
            : requestAnimationFrame(later);
        later();`;
    for (const [start, html] of [
      ['hydrate', tag],
      ['create', ''],
    ] as const)
      expectLost((await open({ first: '', html, script: script(start) })).said, lost('messages'));
  });

  it('is named once somebody comes to a form that was hydrated late', async () => {
    const { page, said, later } = await open({
      html: tag,
      script: `const Site = () => h('ems-register', ${given}); addEventListener('late', hydrate);`,
    });
    assert.deepEqual(said, []);
    await page.evaluate(() => dispatchEvent(new Event('late')));
    await page.locator('input[name="firstName"]').focus();
    await later();
    expectLost(said, lost('messages, onems-registered'));
  });

  for (const [what, site] of Object.entries<Site>({
    'React makes the tag': { script: `const Site = () => h('ems-register', ${given}); create();` },
    'what was forgotten is passed one render later': {
      html: tag,
      script: `
        const useHydrated = () => useSyncExternalStore(() => () => {}, () => true, () => false);
        const Site = () => h('ems-register', useHydrated() ? ${given} : {}); hydrate();`,
    },
    'another render has passed it': {
      html: tag,
      script: `
        const Site = () => {
          const [, again] = useState(0);
          useEffect(() => again(1), []);
          return h('ems-register', ${given});
        };
        hydrate();`,
    },
    'it is an attribute': {
      html: '<ems-register confirm-password="" sign-in-href="/in"></ems-register>',
      script: `const Site = () => h('ems-register', { 'confirm-password': true, 'sign-in-href': '/in', onClick() {} }); hydrate();`,
    },
    'the site is in production': {
      html: tag,
      script: `const Site = () => h('ems-register', ${given}); hydrate();`,
      mode: 'production',
    },
  }))
    it(`isn’t there where ${what}`, async () => assert.deepEqual((await open(site)).said, []));
});

describe('what React 18 has for an element', () => {
  it('is named, since it writes attributes only', async () => {
    const { said } = await open({
      react: react18,
      script: `const Site = () => h('ems-register', ${given}); create();`,
    });
    expectLost(said, lost('messages, onems-registered'));
  });

  it('isn’t where a ref sets it', async () => {
    const { said } = await open({
      react: react18,
      script: `
        const ref = (element) => {
          if (!element) return;
          element.messages = { heading: 'Join us' };
          element.addEventListener('ems-registered', () => {});
        };
        const Site = () => h('ems-register', { ref }); create();`,
    });
    assert.deepEqual(said, []);
  });
});
