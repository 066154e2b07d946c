/** What is done in a served form before its script comes is there when it has come: each form of the account site, in each engine. */
import { after, before, describe, it } from 'node:test';
import { newPerson } from '../e2e/support/person.ts';
import { waitForMails } from '../support/mail.ts';
import { chromium } from './chromium.ts';
import type { Browser } from './engine.ts';
import { firefox } from './firefox.ts';
import { startLateScripts, type LateScripts } from './late-scripts.ts';
import { Tab } from './tab.ts';
import { webkit } from './webkit.ts';

for (const engine of [chromium, firefox, webkit]) {
  const missing = engine.missing();
  describe(`Typed text in ${engine.name}`, { skip: missing && `${engine.name} isn’t there: ${missing}` }, () => {
    let line: LateScripts;
    let browser: Browser;
    let tab: Tab;
    const person = newPerson();
    const at = (path: string): string => line.origin + path;
    const password = 'four other quite long words';

    /** A page without its script. */
    const open = async (address: string, shown = address): Promise<void> => {
      line.hold();
      await tab.open(address);
      await served(shown);
    };
    const served = async (address: string): Promise<void> => {
      await tab.at(address);
      await tab.isServed(true);
    };
    const adopt = async (): Promise<void> => {
      line.letThrough();
      await tab.isServed(false);
    };
    const type = async (values: Record<string, string>): Promise<void> => {
      for (const [name, value] of Object.entries(values)) await tab.fill(name, value);
    };
    /** All of it, and the caret after the first letter of the last field: what is typed next stands there. */
    const keeps = async (values: Record<string, string>): Promise<void> => {
      await tab.keys('Home', 'ArrowRight');
      await adopt();
      for (const [name, value] of Object.entries(values)) await tab.holds(name, value);
      const [name, value] = Object.entries(values).at(-1)!;
      await tab.keys('x');
      await tab.holds(name, `${value[0]}x${value.slice(1)}`);
      await tab.keys('Backspace');
      await tab.holds(name, value);
    };

    before(async () => {
      [line, browser] = await Promise.all([startLateScripts(), engine.start({ ahead: true })]);
      console.log(`${engine.name}: ${browser.version}`);
      tab = new Tab(await browser.openTab());
    });
    after(async () => {
      await browser?.close();
      await line?.close();
    });

    it('registration: every field, and the caret in a password and in an address', async () => {
      const { firstName, lastName, email, password: chosen } = newPerson();
      const typed = { firstName, lastName, email, password: chosen };
      await open(at('/register'));
      await type(typed);
      await keeps(typed);
      await open(at('/register'));
      await type({ firstName, email });
      await keeps({ firstName, email });
      await tab.expectQuiet();
    });

    it('registration: a password that somebody wanted to see before anything could show it', async () => {
      await open(at('/register'));
      await type({ email: person.email, password: person.password });
      await tab.press('Show password');
      await adopt();
      await tab.holds('password', person.password);
      await tab.press('Show password');
      await tab.sees('Hide');
      await tab.holds('password', person.password);
      await tab.expectQuiet();
    });

    it('registration that was refused: what was typed anew', async () => {
      await open(at('/register'));
      await type({ firstName: person.firstName, email: 'ada@', password: 'short' });
      await tab.press('Next step');
      await tab.sees('7 more to go');
      await tab.isServed(true);
      const again = { email: person.email, password: person.password };
      await type(again);
      await keeps({ firstName: person.firstName, ...again });
      await tab.expectQuiet();
    });

    it('waiting screen: what was opened, and the focus on a button', async () => {
      await open(at('/register'));
      for (const name of ['firstName', 'lastName', 'email', 'password'] as const) await tab.fill(name, person[name]);
      await tab.press('Next step');
      await served(at('/verify-email'));
      await tab.press('Didn’t get the email?');
      await tab.sees('Check your spam folder.');
      await tab.focus('Resend email');
      await adopt();
      await tab.sees('Check your spam folder.');
      await tab.hasFocus('Resend email');
      await tab.expectQuiet();
    });

    it('verification: the focus on its one button, which works then', async () => {
      const [{ link }] = await waitForMails(line.demo.mailPage, person.email);
      await open(link, at('/verify-email'));
      await tab.focus('Click here to proceed');
      await adopt();
      await tab.hasFocus('Click here to proceed');
      await tab.keys('Enter');
      await tab.sees('Your address is verified');
      await tab.expectQuiet();
    });

    it('forgotten password: the address, and the caret in it', async () => {
      await open(at('/forgot-password'));
      await type({ email: person.email });
      await keeps({ email: person.email });
      await tab.expectQuiet();
    });

    it('forgotten password that was asked for: the focus on its button', async () => {
      await open(at('/forgot-password'));
      await type({ email: person.email });
      await tab.press('Send link');
      await tab.sees('Check your inbox');
      await tab.isServed(true);
      await tab.focus('Resend email');
      await adopt();
      await tab.hasFocus('Resend email');
      await tab.expectQuiet();
    });

    it('new password: its caret', async () => {
      const [, mail] = await waitForMails(line.demo.mailPage, person.email, 2);
      await open(mail!.link, at('/reset-password'));
      await type({ password });
      await keeps({ password });
      await tab.keys('Enter');
      await tab.sees('Your password');
      await tab.expectQuiet();
    });

    it('sign-in: address and password, and again where it was refused', async () => {
      await open(at('/sign-in'));
      await type({ email: person.email, password: 'not the password' });
      await tab.press('Sign in');
      await tab.sees('Incorrect email address or password.');
      await tab.isServed(true);
      await type({ password });
      await keeps({ email: person.email, password });
      await open(at('/sign-in'));
      await type({ email: person.email, password });
      await keeps({ email: person.email, password });
      line.hold();
      await tab.press('Sign in');
      await served(at('/terms'));
      await tab.expectQuiet();
    });

    it('terms: the tick, and the focus on it', async () => {
      await tab.tick('accept');
      await adopt();
      await tab.isTicked('accept', true);
      await tab.keys(' ');
      await tab.isTicked('accept', false);
      await tab.keys(' ');
      await tab.isTicked('accept', true);
      await tab.press('Accept and continue');
      await tab.at(at('/account'));
      await tab.expectQuiet();
    });
  });
}
