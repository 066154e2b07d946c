import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { after, before } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'esbuild';
import de from 'ems-elements/locales/de.js';
import { formCss, renderElement, type RenderOptions } from 'ems-elements/server-render';
import { findBrowser } from '../support/find-browser.ts';

/** The parts of the page, each sent when the one before has been let go. */
let parts: AsyncIterable<string>;
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  void pipeline(Readable.from(parts), response);
});

let browser: Browser;
let origin = '';
before(async () => {
  browser = await chromium.launch(await findBrowser());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(async () => {
  await browser.close();
  server.close();
});

const bundles = new Map<string, Promise<Map<string, string>>>();

/** The page's script and the chunks that it fetches later. */
const bundle = (tag: string, adopting: boolean | 'early'): Promise<Map<string, string>> => {
  const key = `${tag} ${adopting}`;
  if (!bundles.has(key))
    bundles.set(
      key,
      build({
        stdin: {
          contents: `
            ${adopting ? "import 'ems-elements/adopt';" : ''}
            import 'ems-elements/define/${tag}.js';
            import { registerLocale, setDefaultClient } from 'ems-elements';
            import { createMemoryClient } from 'ems-elements/client/memory';
            import de from 'ems-elements/locales/de.js';
            registerLocale(de);
            setDefaultClient(createMemoryClient());`,
          resolveDir: import.meta.dirname,
        },
        // By the names that consumers import, and not as the tests are compiled.
        tsconfigRaw: {},
        bundle: true,
        write: false,
        format: 'esm',
        splitting: true,
        outdir: '/',
        entryPoints: adopting === 'early' ? ['ems-elements/adopt'] : [],
        entryNames: '[name]',
      }).then(
        ({ outputFiles }) =>
          new Map(
            outputFiles.map(({ path, text }) => [
              path.replace(/^.*stdin/, '/site').replace(/^\/index\.js$/, '/adopt.js'),
              text,
            ]),
          ),
      ),
    );
  return bundles.get(key)!;
};

/** Of Lit's development build, and of a form for a password that tells nobody's name. */
const ofBrowsers = /Lit is in dev mode|optionally hidden\) username/;

interface Opened {
  page: Page;
  /** Lets the script come, and waits until the element has drawn itself. */
  adopt(): Promise<void>;
  /** Sends the rest of the page. */
  rest(): void;
  /** What the console said. */
  said: string[];
}

/** Where the list of what is wrong and the controls stand, and in which colours. Of pixels a rounded corner may be smoothed in two ways. */
export const looksOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.ems-errors, .ems-errors *, input, button')]
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        const { color, backgroundColor, borderColor, outline, font } = getComputedStyle(one);
        return [one.localName, x, y, width, height, color, backgroundColor, borderColor, outline, font].join(' ');
      }),
  );

/** Holds something back until it is opened. */
const gate = (): { opened: Promise<void>; open: () => void } => {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => (open = done));
  return { opened, open };
};

interface Setting {
  /** Where the page is cut: what comes after is held back. */
  cut?: string;
  /** Whether the page loads what takes the form over; `early`: with the page and not with the elements. */
  adopting?: boolean | 'early';
}

const script = '<script type="module" src="/site.js"></script>';
const adoptScript = '<script type="module" src="/adopt.js"></script>';

/** A page with an element as a server has rendered it; its script is held back until it is asked to come. */
export const open = async (
  tag: string,
  options: Partial<RenderOptions> = {},
  setting: Setting = {},
): Promise<Opened> => {
  const { cut, adopting = true } = setting;
  const language = options.language ?? 'en';
  const markup = await renderElement(tag, { language, locales: [de], form: { action: '/post' }, ...options });
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Join</title><link rel="icon" href="data:,">
    <style>${formCss(tag)}</style>${cut ? script.replace('src', 'async src') : ''}
    ${adopting === 'early' ? adoptScript : ''}<p id="before">Before</p><main>${markup}</main><p id="after">After</p>${cut ? '' : script}</html>`;
  const sent = gate();
  parts = (async function* () {
    const at = cut ? html.indexOf(cut) : html.length;
    yield html.slice(0, at);
    if (!cut) return;
    await sent.opened;
    yield html.slice(at);
  })();

  const files = await bundle(tag, adopting);
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => ofBrowsers.test(message.text()) || said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  const coming = gate();
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.continue();
    if (pathname === '/site.js') await coming.opened;
    const body = files.get(pathname);
    return body === undefined ? route.abort() : route.fulfill({ contentType: 'text/javascript; charset=utf-8', body });
  });
  await page.goto(`${origin}/`, { waitUntil: 'commit' });
  await page.locator(cut ? '#before' : '#after').waitFor();
  await page.evaluate(() => {
    const scores: number[] = [];
    Object.assign(window, { shifts: scores });
    new PerformanceObserver((list) =>
      scores.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value)),
    ).observe({ type: 'layout-shift', buffered: true });
  });
  const adopt = async (): Promise<void> => {
    coming.open();
    await page.waitForFunction((name) => document.querySelector(`${name}:defined`) !== null, tag);
    await page.waitForFunction(() => document.querySelector('form[id^="ems-"][id$="-served-0"]') === null);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  };
  return { page, adopt, rest: sent.open, said };
};

/** What layout shifts there were, by their score. */
export const shifts = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as never as { shifts: number[] }).shifts);
