/**
 * `npm run bench:pictures -- <folder>`: how the served registration and sign-in come on a slow phone (a quarter of this machine's speed,
 * 1.6 Mbit/s, 150 ms), from the first byte until the element has taken its form over. A picture every half second and one of each change
 * between; how much the page moved, and when. What is typed meanwhile has to stand in the last one.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type CDPSession } from '@playwright/test';
import { servedMark } from '../src/adopt/served-state.ts';
import { startDemo } from '../test/e2e/support/demo.ts';
import { findBrowser } from '../test/support/browser.ts';
import { slowDown } from './slow-phone.ts';

interface Frame {
  /** Milliseconds since the page was asked for. */
  at: number;
  picture: Buffer;
}

interface Seen {
  shifts: { at: number; score: number }[];
  adopted?: number;
}

const step = 500;
const typed = 'ada@example.org';

/** Each picture that the browser shows. */
const watch = async (devtools: CDPSession): Promise<Frame[]> => {
  const frames: Frame[] = [];
  devtools.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    void devtools.send('Page.screencastFrameAck', { sessionId });
    const picture = Buffer.from(data, 'base64');
    if (!frames.at(-1)?.picture.equals(picture)) frames.push({ at: (metadata.timestamp ?? 0) * 1000, picture });
  });
  await devtools.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  return frames;
};

/** In the page, before anything else: what moves, and when no served form is left. */
const observe = (mark: string): void => {
  const seen: Seen = { shifts: [] };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { startTime, ...entry } of list.getEntries())
      seen.shifts.push({ at: startTime, score: (entry as unknown as { value: number }).value });
  }).observe({ type: 'layout-shift', buffered: true });
  let served = false;
  const look = (): void => {
    const now = document.querySelector(`[${mark}]`) !== null;
    if (served && !now) seen.adopted = performance.now();
    served = now;
    if (seen.adopted === undefined) requestAnimationFrame(look);
  };
  look();
};

const take = async (browser: Browser, address: string, width: number, folder: string, name: string): Promise<void> => {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(observe, servedMark);
  const devtools = await context.newCDPSession(page);
  await slowDown(devtools);
  const frames = await watch(devtools);
  const asked = Date.now();
  await page.goto(address, { waitUntil: 'commit' });
  const firstByte = Date.now() - asked;
  const email = page.locator('input[name="email"]:visible');
  await email.waitFor();
  const shown = Date.now() - asked;
  await email.pressSequentially(typed);
  const written = Date.now() - asked;
  await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.adopted !== undefined);
  const adopted = Date.now() - asked;
  // What comes after it comes soon.
  await page.waitForLoadState('networkidle');
  await devtools.send('Page.stopScreencast');
  const { shifts } = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  const kept = await email.inputValue();
  await context.close();

  const last = frames.at(-1)?.at ?? asked;
  const save = (at: number, what: string, picture: Buffer): Promise<void> =>
    writeFile(join(folder, `${name}-${String(Math.round(at)).padStart(5, '0')}-${what}.png`), picture);
  for (let at = step; at < last - asked + step; at += step) {
    const frame = frames.findLast((one) => one.at <= asked + at);
    if (frame) await save(at, 'step', frame.picture);
  }
  for (const frame of frames) await save(frame.at - asked, 'change', frame.picture);
  const moved = shifts.map(({ at, score }) => `${score.toFixed(4)} at ${Math.round(at)}`).join(', ') || 'nothing';
  console.log(
    `${name}: first byte ${firstByte}, field ${shown}, typed ${written}, taken over ${adopted} ms; ${frames.length} changes; moved: ${moved}; ${
      kept === typed ? 'what was typed is there' : `LOST: "${kept}"`
    }`,
  );
  if (kept !== typed) process.exitCode = 1;
};

const [folder = 'slow-pictures'] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const demo = await startDemo();
const { executablePath, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, args });
try {
  for (const page of ['register', 'sign-in'])
    for (const width of [1280, 360]) await take(browser, `${demo.origin}/${page}`, width, folder, `${page}-${width}`);
} finally {
  await browser.close();
  await demo.remove();
}
