/**
 * The browser's Back, with the page as it was left: each engine keeps the pages of the demo (its back/forward cache), and a test fails
 * where it doesn't. Somebody else may press it, on a computer that others use.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo, type Demo } from '../e2e/support/demo.ts';
import { newPerson } from '../e2e/support/person.ts';
import { waitForMails } from '../support/mail.ts';
import { chromium } from './chromium.ts';
import type { Browser } from './engine.ts';
import { firefox } from './firefox.ts';
import { Tab } from './tab.ts';
import { webkit } from './webkit.ts';

for (const engine of [chromium, firefox, webkit]) {
  const missing = engine.missing();
  describe(`Back in ${engine.name}`, { skip: missing && `${engine.name} isn’t there: ${missing}` }, () => {
    let demo: Demo;
    let browser: Browser;
    const person = newPerson();
    const at = (path: string): string => demo.origin + path;
    const openTab = async (path: string): Promise<Tab> => {
      const tab = new Tab(await browser.openTab());
      await tab.open(at(path));
      return tab;
    };
    /** Another device of the same person. */
    const openDevice = () => {
      let cookie = '';
      return async (path: string, body?: object): Promise<Record<string, unknown>> => {
        const answer = await demo.send(`/api/auth${path}`, {
          method: body ? 'POST' : 'GET',
          headers: { origin: demo.origin, 'content-type': 'application/json', cookie },
          ...(body && { body: JSON.stringify(body) }),
        });
        assert.equal(answer.status, 200, `${path}: ${answer.body}`);
        const set = [answer.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0]!);
        if (set.length) cookie = set.join('; ');
        return JSON.parse(answer.body) as Record<string, unknown>;
      };
    };
    const signIn = async (tab: Tab): Promise<void> => {
      await tab.fill('email', person.email);
      await tab.fill('password', person.password);
      await tab.press('Sign in');
      await tab.at(at('/account'));
      await tab.holds('email', person.email);
    };
    const leave = async (tab: Tab): Promise<void> => {
      await tab.mark();
      await tab.idle();
      await tab.press('Terms');
      await tab.at(at('/legal/terms'));
    };
    /** What was left is there again, and nothing else. */
    const comeBack = async (tab: Tab): Promise<void> => {
      await tab.back();
      await tab.left(at('/legal/terms'));
      assert.equal(await tab.kept(), true, 'the page comes from the cache');
    };

    before(async () => {
      [demo, browser] = await Promise.all([startDemo(), engine.start()]);
      console.log(`${engine.name}: ${browser.version}`);
      const ask = openDevice();
      const { ticket } = await ask('/sign-up/email', person);
      const [{ link }] = await waitForMails(demo.mailPage, person.email);
      await ask('/email-verification/verify', { ticket, token: /token=([\w-]+)/.exec(link)?.[1] });
      await ask('/sign-in/email', person);
      await ask('/terms/accept', { version: (await ask('/terms'))['version'] });
    });
    after(async () => {
      await browser?.close();
      await demo?.remove();
    });

    it('shows a form as it was left, but for the password, and it works', async () => {
      const tab = await openTab('/register');
      const other = newPerson();
      for (const name of ['firstName', 'lastName', 'email', 'password'] as const) await tab.fill(name, other[name]);
      await leave(tab);
      await comeBack(tab);
      await tab.holds('email', other.email);
      await tab.holds('password', '');
      await tab.fill('password', other.password);
      await tab.press('Next step');
      await tab.sees('Check your inbox');
      await tab.expectQuiet();
    });

    it('shows nothing of an account that was signed out in another tab', async () => {
      const tab = await openTab('/sign-in');
      await signIn(tab);
      await leave(tab);
      const other = await openTab('/account');
      await other.press('Your account');
      await other.press('Sign out');
      await other.at(at('/sign-in'));
      await other.close();
      // Whether it is loaded anew (`Clear-Site-Data`, a message to a page that sleeps) is for the engine.
      await tab.back();
      await tab.left(at('/legal/terms'));
      await tab.shows(person.email, false);
      await tab.shows(person.firstName, false);
    });

    it('shows nothing of an account whose session ended on another device', async () => {
      const tab = await openTab('/sign-in');
      await signIn(tab);
      await leave(tab);
      const ask = openDevice();
      await ask('/sign-in/email', person);
      await ask('/account/sessions/end-others', {});
      await comeBack(tab);
      await tab.shows(person.email, false);
      await tab.shows(person.firstName, false);
      await tab.sees('Sign in to see and change your account');
    });

    it('brings no password back to the page of a sign-in that was left, or done', async () => {
      const tab = await openTab('/sign-in');
      await tab.fill('email', person.email);
      await tab.fill('password', `${person.password} with a slip`);
      await leave(tab);
      await comeBack(tab);
      await tab.holds('password', '');
      await signIn(tab);
      await tab.press('Your account');
      await tab.press('Sign out');
      await tab.at(at('/sign-in'));
      await tab.back();
      await tab.shows(person.firstName, false);
      await tab.shows(person.password, false);
    });
  });
}
