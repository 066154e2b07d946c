/** The main job, the account page and a journey in the engines that Chromium isn't: the same steps in each. */
import { after, before, describe, it } from 'node:test';
import { startDemo, type Demo } from '../e2e/support/demo.ts';
import { newPerson } from '../e2e/support/person.ts';
import { waitForMails } from '../support/mail.ts';
import { codeOf } from '../support/totp.ts';
import type { Browser } from './engine.ts';
import { firefox } from './firefox.ts';
import { Tab } from './tab.ts';
import { webkit } from './webkit.ts';

for (const engine of [firefox, webkit]) {
  const missing = engine.missing();
  describe(engine.name, { skip: missing && `${engine.name} isn’t there: ${missing}` }, () => {
    let demo: Demo;
    let browser: Browser;
    const tabs: Tab[] = [];
    const openTab = async (): Promise<Tab> => {
      const tab = new Tab(await browser.openTab());
      tabs.push(tab);
      return tab;
    };
    const person = newPerson();
    const linkTo = async (email: string): Promise<string> => {
      const [{ link }] = await waitForMails(demo.mailPage, email);
      return link;
    };
    const at = (path: string): string => demo.origin + path;

    before(async () => {
      [demo, browser] = await Promise.all([startDemo(), engine.start()]);
      console.log(`${engine.name}: ${browser.version}`);
    });
    after(async () => {
      await browser?.close();
      await demo?.remove();
    });

    it('registers, verifies, signs in and accepts the terms', async () => {
      const tab = await openTab();
      await tab.open(at('/register'));
      for (const name of ['firstName', 'lastName', 'email', 'password'] as const) await tab.fill(name, person[name]);
      await tab.press('Next step');
      await tab.sees('Check your inbox');
      await tab.reads('ems-verify-email bdi', person.email);

      const mailed = await openTab();
      await mailed.open(await linkTo(person.email));
      await mailed.press('Click here to proceed');
      await mailed.sees('Your address is verified');
      await mailed.expectQuiet();

      await tab.at(at('/sign-in'));
      await tab.holds('email', person.email);
      await tab.fill('password', person.password);
      await tab.press('Sign in');
      await tab.at(at('/terms'));
      await tab.tick('accept');
      await tab.press('Accept and continue');
      await tab.at(at('/account'));
      await tab.holds('email', person.email);
      await tab.expectQuiet();
    });

    it('changes names, sets up a second factor and signs in with it', async () => {
      const tab = await openTab();
      await tab.open(at('/account'));
      await tab.holds('firstName', person.firstName);
      await tab.fill('firstName', 'Augusta');
      await tab.press('Save');
      await tab.sees('Your name has been saved.');

      await tab.open(at('/account#security'));
      await tab.press('Set up an authenticator app');
      await tab.press('Unable to scan?');
      const key = (await tab.textOf('.ems-key')).replaceAll(' ', '');
      await tab.fill('code', await codeOf(key, new Date()));
      await tab.fill('deviceName', 'Telephone');
      await tab.press('Submit code and device name');
      await tab.sees('Recovery codes');
      await tab.tick('saved');
      await tab.press('Done');
      await tab.sees('Telephone');

      await tab.press('Your account');
      await tab.press('Sign out');
      await tab.at(at('/sign-in'));
      await tab.fill('email', person.email);
      await tab.fill('password', person.password);
      await tab.press('Sign in');
      await tab.sees('One more step');
      await tab.fill('code', await codeOf(key, new Date(), 1));
      await tab.press('Sign in');
      await tab.at(at('/account'));
      await tab.holds('firstName', 'Augusta');
      await tab.expectQuiet();
    });

    it('deletes the account', async () => {
      const tab = await openTab();
      await tab.open(at('/account#delete'));
      await tab.fill('confirmation', 'delete my account');
      await tab.press('Delete my account');
      await tab.sees('Your account has been deleted');
      await tab.expectQuiet();
    });

    it('goes through a journey on another site, which signs in at the service', async () => {
      const site = `http://on-prem.localhost:${demo.port}`;
      const other = newPerson();
      const tab = await openTab();
      await tab.open(`${site}/sign-up`);
      await tab.press('Register');
      await tab.tick('accept');
      await tab.press('Accept and continue');
      await tab.fill('email', other.email);
      await tab.press('Continue');
      await tab.fill('firstName', other.firstName);
      await tab.fill('lastName', other.lastName);
      await tab.fill('password', other.password);
      await tab.press('Next step');
      await tab.sees('Check your inbox');
      await tab.open(await linkTo(other.email));
      await tab.press('Click here to proceed');
      await tab.sees('You’ll sign in on our account page');
      await tab.press('Sign in');
      await tab.at(at('/sign-in'));
      await tab.fill('password', other.password);
      await tab.press('Sign in');
      await tab.at(`${site}/sign-up`);
      await tab.sees('Go to downloads');
      await tab.expectQuiet();
    });
  });
}
