/** The pages that `timing.ts` compares. */
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import type { Browser } from '@playwright/test';
import { rolldown } from 'rolldown';
import { defaultPolicy } from '../src/client/policy.ts';
import { routes } from '../src/contract/routes.ts';

const root = resolve(import.meta.dirname, '..');

/** A script as a consumer's bundler makes it, with each file that is fetched later. */
export type Bundle = Record<string, string>;

export const bundle = async (source: string): Promise<Bundle> => {
  const entry = resolve(root, 'entry.js');
  const built = await rolldown({
    input: entry,
    platform: 'browser',
    resolve: { conditionNames: ['browser', 'import', 'production', 'default'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
    ],
  });
  const { output } = await built.generate({ format: 'es', minify: true, chunkFileNames: '[name]-[hash].js' });
  await built.close();
  return Object.fromEntries(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])));
};

const page = (name: string, tag: string): string => `<!doctype html><meta charset="utf-8"><title>bench</title>
<script type="module" src="/${name}/entry.js"></script><script>
const seen = () => { const input = document.querySelector('input'); if (input?.offsetHeight) window.firstInput = performance.now(); else requestAnimationFrame(seen); };
seen();</script><${tag}></${tag}>`;

/** What a service answers where nobody is signed in. */
const answers: Record<string, unknown> = {
  [`/api/auth${routes['session.current'].replace('GET ', '')}`]: { status: 'anonymous' },
  [`/api/auth${routes['policy.current'].replace('GET ', '')}`]: defaultPolicy,
};

/** Serves each page at its name, and the client's calls. */
export const serve = async (
  pages: Record<string, [tag: string, bundle: Bundle]>,
): Promise<{ origin: string; stop: () => void }> => {
  const server = createServer((request, response) => {
    const [, name = '', file] = (request.url ?? '').split('/');
    const [tag, code] = pages[name] ?? [];
    const [type, body] =
      tag === undefined
        ? ['application/json', JSON.stringify(answers[request.url ?? ''] ?? null)]
        : ['text/' + (file ? 'javascript' : 'html'), file ? code?.[file] : page(name, tag)];
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    stop: () => server.close(),
  };
};

/**
 * The source of one bare Lit element that draws what ours has drawn, frame and form, as one template each, with the sheets that ours has
 * adopted: taken from the running element, so that it never differs.
 */
export const bareElement = async (browser: Browser, ours: Bundle): Promise<string> => {
  const { origin, stop } = await serve({ ours: ['ems-register', ours] });
  const tab = await browser.newPage();
  await tab.goto(`${origin}/ours`);
  await tab.waitForFunction('window.firstInput');
  const drawn = await tab.evaluate(() => {
    const element = document.querySelector('ems-register')!;
    const markup = (html: string): string => html.replaceAll(/<!--.*?-->/g, '').replaceAll(/([`\\]|\$\{)/g, '\\$1');
    const text = (sheets: CSSStyleSheet[]): string[] =>
      sheets.map((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
    return {
      frame: markup(element.shadowRoot!.innerHTML),
      form: markup(element.innerHTML),
      frameSheets: text(element.shadowRoot!.adoptedStyleSheets),
      formSheets: text(document.adoptedStyleSheets),
    };
  });
  await tab.close();
  stop();
  return `import { html, LitElement, render, unsafeCSS } from 'lit';
for (const text of ${JSON.stringify(drawn.formSheets)}) document.adoptedStyleSheets.push(unsafeCSS(text).styleSheet);
customElements.define('bare-register', class extends LitElement {
  static styles = ${JSON.stringify(drawn.frameSheets)}.map((text) => unsafeCSS(text));
  render() { return html\`${drawn.frame}\`; }
  updated() { render(html\`${drawn.form}\`, this); }
});`;
};
