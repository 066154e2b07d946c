/** An address is one and the same, however it is typed and whatever an engine makes of it in its field. */
import { after, before, describe, it } from 'node:test';
import { startDemo, type Demo } from '../e2e/support/demo.ts';
import { newPerson } from '../e2e/support/person.ts';
import { waitForMails } from '../support/mail.ts';
import { chromium } from './chromium.ts';
import type { Browser } from './engine.ts';
import { firefox } from './firefox.ts';
import { Tab } from './tab.ts';
import { webkit } from './webkit.ts';

const plain = newPerson().email.split('@')[0]!;

/** Registered by the first; signed in with each. */
const accounts: Record<string, { typed: string[]; shown: string }> = {
  'a domain with an umlaut': {
    typed: [`${plain}@bücher.example`, `${plain}@xn--bcher-kva.example`],
    shown: `${plain}@bücher.example`,
  },
  'a domain of another script': {
    typed: [`${plain}@xn--e1afmkfd.xn--p1ai`, `${plain}＠пример。рф`],
    shown: `${plain}@пример.рф`,
  },
  'what shows nothing around it': {
    typed: [`\u200b${plain}@example.org`, `${plain}@example.org\u200b`],
    shown: `${plain}@example.org`,
  },
  'full-width letters': {
    typed: [
      `${plain}.w@example.org`.replace(/[!-~]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)),
      `${plain}.w＠example。org`,
    ],
    shown: `${plain}.w@example.org`,
  },
};

for (const engine of [chromium, firefox, webkit]) {
  const missing = engine.missing();
  describe(`Addresses in ${engine.name}`, { skip: missing && `${engine.name} isn’t there: ${missing}` }, () => {
    let demo: Demo;
    let browser: Browser;
    const at = (path: string): string => demo.origin + path;

    before(async () => {
      [demo, browser] = await Promise.all([startDemo(), engine.start()]);
      console.log(`${engine.name}: ${browser.version}`);
    });
    after(async () => {
      await browser?.close();
      await demo?.remove();
    });

    for (const [what, { typed, shown }] of Object.entries(accounts)) {
      it(`registers with ${what}, gets its mail, and signs in however it is typed`, async () => {
        const person = newPerson();
        const tab = new Tab(await browser.openTab());
        await tab.open(at('/register'));
        for (const name of ['firstName', 'lastName'] as const) await tab.fill(name, person[name]);
        await tab.type('email', typed[0]!);
        await tab.fill('password', person.password);
        await tab.press('Next step');
        await tab.sees('Check your inbox');
        await tab.reads('ems-verify-email bdi', shown);
        const [{ link }] = await waitForMails(demo.mailPage, shown);
        await tab.open(link);
        await tab.press('Click here to proceed');
        await tab.sees('Your address is verified');
        for (const email of typed) {
          await tab.open(at('/sign-in'));
          await tab.type('email', email);
          await tab.fill('password', person.password);
          await tab.press('Sign in');
          await tab.left(at('/sign-in'));
          await tab.press('Your account');
          await tab.press('Sign out');
          await tab.at(at('/sign-in'));
        }
        await tab.expectQuiet();
      });
    }

    it('keeps the password when an address is refused, in words, and when it is corrected', async () => {
      const person = newPerson();
      const tab = new Tab(await browser.openTab());
      await tab.open(at('/register'));
      for (const name of ['firstName', 'lastName'] as const) await tab.fill(name, person[name]);
      await tab.type('email', 'ännchen@bücher.example');
      await tab.fill('password', person.password);
      await tab.press('Next step');
      await tab.sees('Enter an email address like name@example.com');
      await tab.holds('password', person.password);
      await tab.type('email', person.email);
      await tab.holds('password', person.password);
      await tab.press('Next step');
      await tab.sees('Check your inbox');
      await tab.expectQuiet();
    });
  });
}
