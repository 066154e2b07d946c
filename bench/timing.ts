/**
 * `npm run bench`: a registration form of ours beside one bare Lit element with the same markup and the same sheets, in the same run: how
 * soon the first input is there (on this machine, and on a slow phone's line), what 200 mounts cost, and whether 10,000 comings and goings
 * leave anything on the heap. `-- --mounts` leaves the first out. Figures, not tests: they depend on the machine. All take turns, so that
 * what else runs here meets each.
 */
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../test/support/browser.ts';
import { slowDown } from './slow-phone.ts';
import { bareElement, bundle, serve } from './timing-pages.ts';

const runs = 5;
const { executablePath, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: [...args, '--js-flags=--expose-gc'] });

const withClient = `import { createEmsServiceClient } from './dist/client/ems-service/index.js';
import { setDefaultClient } from './dist/index.js';
setDefaultClient(createEmsServiceClient({ baseURL: location.origin + '/api/auth' }));`;
const define = `import './dist/define/ems-register.js';`;
const ours = await bundle(define);
const { origin, stop } = await serve({
  bare: ['bare-register', await bundle(await bareElement(browser, ours))],
  ours: ['ems-register', ours],
  client: ['ems-register', await bundle(`${define}\n${withClient}`)],
});

type Variant = 'bare' | 'ours' | 'client';
const variants: [Variant, string][] = [
  ['bare', 'bare Lit, same form and sheets'],
  ['ours', 'ems-register'],
  ['client', 'ems-register with its client'],
];

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** One value for each variant, taken in turns. */
const inTurns = async (
  times: number,
  measure: (variant: Variant) => Promise<number>,
): Promise<Record<Variant, number[]>> => {
  const values: Record<Variant, number[]> = { bare: [], ours: [], client: [] };
  for (let turn = 0; turn < times; turn++)
    for (const [variant] of variants) values[variant].push(await measure(variant));
  return values;
};

/** The figures of each run, and their ratios to the bare element's. */
const tell = (
  what: string,
  budget: string,
  all: Record<Variant, number[]>[],
  of: (values: number[]) => number,
): void => {
  console.log(`\n${what}${budget}`);
  const bare = all.map((run) => of(run.bare));
  for (const [variant, name] of variants) {
    const figures = all.map((run) => of(run[variant]));
    const ratios = figures.map((figure, run) => (figure / bare[run]!).toFixed(2));
    console.log(
      `  ${name.padEnd(32)} ${figures.map((figure) => figure.toFixed(1)).join(', ')} ms; x ${ratios.join(', ')}`,
    );
  }
};

const firstInput = async (variant: Variant, slow: boolean): Promise<number> => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  if (slow) await slowDown(await context.newCDPSession(tab));
  await tab.goto(`${origin}/${variant}`);
  await tab.waitForFunction('window.firstInput');
  const time = await tab.evaluate<number>('window.firstInput');
  await context.close();
  return time;
};

for (const slow of process.argv.includes('--mounts') ? [] : [false, true]) {
  const all = [];
  for (let run = 0; run < runs; run++) all.push(await inTurns(slow ? 5 : 8, (variant) => firstInput(variant, slow)));
  tell(`first input, ${slow ? 'slow phone' : 'cold'}, median of each run`, ' (to hold: 1.15)', all, median);
}

/** Mounts one after another, each laid out and taken away again: milliseconds of the page's own thread, and of script, style and layout. */
const mount = async (tab: Page, count: number): Promise<Record<'total' | 'script' | 'style' | 'layout', number>> => {
  const devtools = await tab.context().newCDPSession(tab);
  // Not by the clock: what else runs on this machine would count.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<Record<string, number>> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  const before = await read();
  await tab.evaluate(async (rounds) => {
    const tag = document.querySelector(':defined:is(ems-register, bare-register)')!.localName;
    for (let round = 0; round < rounds; round++) {
      const element = document.createElement(tag);
      document.body.append(element);
      await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
      void element.querySelector('input')?.offsetHeight;
      element.remove();
    }
  }, count);
  const after = await read();
  await devtools.detach();
  const spent = (name: string): number => after[name]! - before[name]!;
  return {
    total: spent('ThreadTime'),
    script: spent('ScriptDuration'),
    style: spent('RecalcStyleDuration'),
    layout: spent('LayoutDuration'),
  };
};

const tabs = {} as Record<Variant, Page>;
for (const [variant] of variants) {
  tabs[variant] = await browser.newPage();
  await tabs[variant].goto(`${origin}/${variant}`);
  await tabs[variant].waitForFunction('window.firstInput');
  await mount(tabs[variant], 200);
}
const parts: Record<string, Record<Variant, number[]>> = {};
const totals = [];
for (let run = 0; run < runs; run++) {
  totals.push(
    await inTurns(5, async (variant) => {
      await tabs[variant].bringToFront();
      const { total, ...spent } = await mount(tabs[variant], 200);
      for (const [part, time] of Object.entries(spent))
        ((parts[part] ??= { bare: [], ours: [], client: [] })[variant] ??= []).push(time);
      return total;
    }),
  );
}
tell('200 mounts, each laid out, fastest of each run', ' (to hold: 1.5)', totals, (values) => Math.min(...values));
for (const [part, values] of Object.entries(parts))
  tell(`  of it ${part}, fastest of all`, '', [values], (all) => Math.min(...all));

const heapAfter = async (tab: Page, count: number): Promise<number> =>
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

await tabs.ours.bringToFront();
const before = await heapAfter(tabs.ours, 500);
const after = await heapAfter(tabs.ours, 10_000);
console.log(
  `\nheap after 10,000 mounts and unmounts: ${((after - before) / 1024).toFixed(0)} KiB more (${((after - before) / 10_000).toFixed(1)} bytes each)`,
);

await browser.close();
stop();
