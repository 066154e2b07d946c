/**
 * `npm run bench:served`: how soon the first input is seen of pages of the demo's account site that come with their form
 * (`ems-elements/server-render`), beside pages that are served alike: a blank one that holds one input, one with the site's sheet as well, and
 * one with the registration's form as a site would write it by hand, in turns. Figures, not tests: they depend on the machine.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { startDemo } from '../test/e2e/support/demo.ts';
import { findBrowser } from '../test/support/browser.ts';
import { slowDown } from './slow-phone.ts';

const turns = Number(process.argv[2] ?? 15);
const demo = await startDemo();
// A service that has just started draws its pages three times as slowly as one that has run for a while.
for (let visits = 0; visits < 200; visits++) for (const page of ['/register', '/sign-in']) await demo.send(page);
const { body: account, headers: ofSite } = await demo.send('/account');
const siteSheet = /<link rel="stylesheet"[^>]*href="(\/assets\/[^"]*)"/.exec(account)![1]!;
const { body: css } = await demo.send(siteSheet);

/** What every page of the site is served with: a page that shares its window with no other site starts in a process of its own. */
const headers = Object.fromEntries(
  ['content-security-policy', 'cross-origin-opener-policy', 'referrer-policy', 'x-content-type-options'].map(
    (name) => [name, String(ofSite[name])] as const,
  ),
);

const blankPage = (link = ''): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Blank</title>${link}<input>`;

/** The registration's words and controls in the site's own sheet, without the element's frame, sheets and scripts. */
const byHand = async (): Promise<string> => {
  const { body } = await demo.send('/register');
  const [siteStyle = ''] = /<style>[^]*?<\/style>/.exec(body) ?? [];
  return body
    .replaceAll(/<(template|style|script)\b[^]*?<\/\1>|<link rel="modulepreload"[^>]*>/g, '')
    .replace('</head>', `${siteStyle}</head>`);
};

const contents = new Map([
  ['/', blankPage()],
  ['/with-sheet', blankPage(`<link rel="stylesheet" href="${siteSheet}">`)],
  ['/by-hand', await byHand()],
  [siteSheet, css],
]);

/** Beside the demo: it sends what it is asked for and nothing else, compressed as the demo's pages are. */
const blank = createServer(({ url = '' }, response) => {
  const type = url === siteSheet ? 'css' : 'html';
  response
    .writeHead(200, {
      ...headers,
      'content-type': `text/${type}`,
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
    })
    .end(gzipSync(contents.get(url) ?? ''));
});
await new Promise<void>((listening) => blank.listen(0, '127.0.0.1', listening));
const beside = `http://${new URL(demo.origin).hostname}:${(blank.address() as AddressInfo).port}`;

const pages = {
  'blank page': `${beside}/`,
  'blank page, site’s sheet': `${beside}/with-sheet`,
  'registration, by hand': `${beside}/by-hand`,
  'registration, served': `${demo.origin}/register`,
  'sign-in, served': `${demo.origin}/sign-in`,
};

const browser = await chromium.launch(await findBrowser());
const firstInput = async (address: string, slow: boolean): Promise<number> => {
  const context = await browser.newContext({ bypassCSP: true });
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    const look = (): void => {
      const inputs = [...document.querySelectorAll('input')];
      if (inputs.some((input) => input.offsetHeight)) Object.assign(window, { firstInput: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  if (slow) await slowDown(await context.newCDPSession(tab));
  await tab.goto(address, { waitUntil: 'commit' });
  await tab.waitForFunction('window.firstInput');
  const time = await tab.evaluate<number>('window.firstInput');
  await context.close();
  return time;
};

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
for (const slow of [false, true]) {
  const times: Record<string, number[]> = {};
  for (const address of Object.values(pages)) await firstInput(address, slow);
  for (let turn = 0; turn < turns; turn++)
    for (const [name, address] of Object.entries(pages)) (times[name] ??= []).push(await firstInput(address, slow));
  console.log(`\nfirst input seen, ${slow ? 'slow phone' : 'cold'}: fastest, median of ${turns} (to hold: 1.2)`);
  const [bare = []] = Object.values(times);
  for (const [name, values] of Object.entries(times)) {
    const figures = [Math.min, (...all: number[]) => median(all)].map((of) => [
      of(...values),
      of(...values) / of(...bare),
    ]);
    console.log(
      `  ${name.padEnd(28)} ${figures.map(([time, ratio]) => `${time!.toFixed(0)} ms (x ${ratio!.toFixed(2)})`).join(', ')}`,
    );
  }
}

await browser.close();
blank.close();
await demo.remove();
