/**
 * `npm run bench`: how soon the first input is there, beside a bare Lit element with the same form, in the same run; and
 * whether 10,000 comings and goings leave anything on the heap. Figures, not tests: they depend on the machine.
 */
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import { findBrowser } from '../test/support/browser.ts';

const root = resolve(import.meta.dirname, '..');

const bare = `
import { html, LitElement } from 'lit';
customElements.define('bare-register', class extends LitElement {
  createRenderRoot() { return this; }
  render() {
    return html\`<form method="post"><label>First name <input name="firstName" autocomplete="given-name"></label>
      <label>Last name <input name="lastName" autocomplete="family-name"></label>
      <label>E-mail <input name="email" type="email" autocomplete="email"></label>
      <label>Password <input name="password" type="password" autocomplete="new-password"></label>
      <button>Next step</button></form>\`;
  }
});`;
const ours = `import './dist/define/ems-register.js';`;

const bundle = async (source: string): Promise<string> => {
  const entry = resolve(root, 'bench-entry.js');
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
  const { output } = await built.generate({ format: 'es', minify: true, codeSplitting: false });
  await built.close();
  return output[0].code;
};

const page = (script: string, tag: string): string => `<!doctype html><meta charset="utf-8"><title>bench</title>
<script type="module" src="/${script}"></script><script>
const seen = () => { const input = document.querySelector('input'); if (input?.offsetHeight) window.firstInput = performance.now(); else requestAnimationFrame(seen); };
seen();</script><${tag}></${tag}>`;

const files: Record<string, [type: string, body: string]> = {
  '/bare.js': ['text/javascript', await bundle(bare)],
  '/ours.js': ['text/javascript', await bundle(ours)],
  '/bare': ['text/html', page('bare.js', 'bare-register')],
  '/ours': ['text/html', page('ours.js', 'ems-register')],
};
const server = createServer((request, response) => {
  const [type, body] = files[request.url ?? ''] ?? ['text/plain', ''];
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
});
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

const { executablePath, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: [...args, '--js-flags=--expose-gc'] });

const firstInput = async (path: string): Promise<number> => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(origin + path);
  await tab.waitForFunction('window.firstInput');
  const time = await tab.evaluate<number>('window.firstInput');
  await context.close();
  return time;
};

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

const times = { bare: [] as number[], ours: [] as number[] };
await firstInput('/bare');
await firstInput('/ours');
for (let round = 0; round < 25; round++) {
  times.bare.push(await firstInput('/bare'));
  times.ours.push(await firstInput('/ours'));
}
const [bareTime, ourTime] = [median(times.bare), median(times.ours)];
console.log(
  `first input, median of 25: bare Lit ${bareTime.toFixed(1)} ms, ems-register ${ourTime.toFixed(1)} ms, ratio ${(ourTime / bareTime).toFixed(2)} (to hold: 1.15)`,
);

const mounts = async (tab: Page, count: number): Promise<number> =>
  tab.evaluate(async (rounds) => {
    for (let round = 0; round < rounds; round++) {
      const element = document.createElement('ems-register');
      document.body.append(element);
      await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
      element.remove();
    }
    const { gc } = globalThis as unknown as { gc: () => void };
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((done) => setTimeout(done, 50));
      gc();
    }
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
  }, count);

const tab = await browser.newPage();
await tab.goto(`${origin}/ours`);
await mounts(tab, 500);
const before = await mounts(tab, 0);
const after = await mounts(tab, 10_000);
console.log(
  `heap after 10,000 mounts and unmounts: ${((after - before) / 1024).toFixed(0)} KiB more (${((after - before) / 10_000).toFixed(1)} bytes each)`,
);

await browser.close();
server.close();
