import { expect, test as base } from '@playwright/test';
import { readMails, waitForMails, type DeliveredMail } from '../support/mail.ts';
import { startDemo, type Demo } from './support/demo.ts';
import { isTakenOver } from './support/pages.ts';
import { newPerson, type Person } from './support/person.ts';
import { watchForTrouble, type Trouble } from './support/trouble.ts';

interface Fixtures {
  /** Pages run scripts; a test of what happens without says no. */
  scripts: boolean;
  /** Somebody new for each test. */
  person: Person;
  /** The mails to an address, once there are `count`; 1 when absent. */
  inbox: (email: string, count?: number) => Promise<[DeliveredMail, ...DeliveredMail[]]>;
  /** The mails to an address once the mail server has got everything that was sent before. */
  finalInbox: (email: string) => Promise<DeliveredMail[]>;
  /** A test fails on whatever its pages complain about, unless it said that it expects it. */
  trouble: Trouble;
  /** Address of a page of the account site. */
  at: (path: string) => string;
}

interface WorkerFixtures {
  demo: Demo;
  /** Whether the browser asks again for a module that didn't come. */
  fetchesAgain: boolean;
}

/** Why a test is left out where it doesn't: what the person does then is to load the page anew. See `docs/reliability.md`. */
export const remembersFailures = 'Chromium before the HTML standard of July 2026 remembers that a module did not come.';

export const test = base.extend<Fixtures, WorkerFixtures>({
  demo: [
    async ({}, use) => {
      const demo = await startDemo();
      await use(demo);
      await demo.remove();
    },
    { scope: 'worker' },
  ],
  fetchesAgain: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      let isThere = false;
      await page.route('http://probe.localhost/**', (route) => {
        if (!route.request().url().endsWith('.js')) return route.fulfill({ contentType: 'text/html', body: '' });
        return route.fulfill(isThere ? { contentType: 'text/javascript', body: '' } : { status: 404 });
      });
      await page.goto('http://probe.localhost/');
      const fetchPart = (): Promise<boolean> =>
        page.evaluate(async (address) => {
          try {
            await import(address);
            return true;
          } catch {
            return false;
          }
        }, 'http://probe.localhost/part.js');
      await fetchPart();
      isThere = true;
      const again = await fetchPart();
      await page.close();
      await use(again);
    },
    { scope: 'worker' },
  ],
  scripts: [true, { option: true }],
  page: async ({ page, scripts }, use) => {
    const { goto } = page;
    if (scripts)
      page.goto = async (...address) => {
        const response = await goto.apply(page, address);
        // Some tests let no script come.
        if (!address[1]?.waitUntil) await isTakenOver(page, { timeout: 5000 }).catch(() => undefined);
        return response;
      };
    await use(page);
  },
  person: async ({}, use) => use(newPerson()),
  at: async ({ demo }, use) => use((path) => demo.origin + path),
  inbox: async ({ demo }, use) => use((email, count) => waitForMails(demo.mailPage, email, count)),
  finalInbox: async ({ demo }, use) =>
    use(async (email) => {
      // Mails leave in the order they were written: when a later one has arrived, the earlier ones have too.
      const later = newPerson();
      await demo.send('/api/auth/sign-up/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: demo.origin },
        body: JSON.stringify(later),
      });
      await waitForMails(demo.mailPage, later.email);
      return readMails(demo.mailPage, email);
    }),
  trouble: [
    async ({ context }, use) => {
      const trouble = await watchForTrouble(context);
      await use(trouble);
      expect(trouble.report(), 'what the pages complain about').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
