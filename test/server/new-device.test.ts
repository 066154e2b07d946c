import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, type Browser, type newPerson } from '../support/browser.ts';
import { settle, signIn } from '../support/person.ts';
import { challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

type Person = ReturnType<typeof newPerson>;

const subject = 'New sign-in to your account';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('a sign-in on a device that the account does not know', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const told = async ({ email }: { email: string }) =>
    (await service.finalInbox(email)).filter((mail) => mail.subject === subject);

  it('is told to its owner, with what the device says of itself, and once', async () => {
    const { browser, person } = await signIn(service);
    assert.deepEqual(await told(person), [], 'the first one, after the registration');
    const other = openBrowser(service);
    await other.post('/sign-in/email', person, { 'user-agent': firefox });
    const [mail, ...more] = await told(person);
    assert.equal(more.length, 0);
    assert.match((mail?.text ?? '').replaceAll(/\s+/g, ' '), /a device we haven't seen before: Firefox on Windows\./);
    for (const known of [other, browser]) {
      await known.post('/sign-out', {});
      await known.post('/sign-in/email', person);
    }
    assert.equal((await told(person)).length, 1);
  });

  it('is told in the language that the browser asks for, and names nothing that it makes up', async () => {
    const { person } = await signIn(service);
    const headers = { 'user-agent': 'http://evil.example/ call +1 900', 'accept-language': 'de' };
    await openBrowser(service).post('/sign-in/email', person, headers);
    const [mail] = (await service.finalInbox(person.email)).slice(-1);
    assert.equal(mail?.subject, 'Neue Anmeldung bei Ihrem Konto');
    assert.doesNotMatch(mail?.text ?? '', /evil|900/);
  });

  it('is told when the second factor was shown, and not before', async () => {
    const { person, phone } = await secured(service);
    const { browser, challenge } = await challenged(service, person);
    assert.deepEqual(await told(person), []);
    await browser.post('/sign-in/second-factor', { challenge, code: '000000' });
    assert.deepEqual(await told(person), []);
    await browser.post('/sign-in/second-factor', { challenge, code: await phone.nextCode() });
    assert.equal((await told(person)).length, 1);
  });

  it('is told of an account whose devices aren’t known, unless it was made just now', async () => {
    const { person, browser } = await settle(service);
    service.advance(2 * 3600);
    await browser.post('/sign-in/email', person);
    assert.equal((await told(person)).length, 1);
  });

  const endings = {
    'a new password by mail': async (person: Person) => {
      const browser = openBrowser(service);
      const mails = (await service.finalInbox(person.email)).length;
      await browser.post('/password-reset/request', { email: person.email });
      const { token } = (await service.inbox(person.email, { count: mails + 1 })).at(-1) ?? {};
      const password = 'a completely new password';
      assert.equal((await browser.post('/password-reset/confirm', { token, password })).status, 200);
      return { ...person, password };
    },
    '"end all others"': async (person: Person, owner: Browser) => {
      assert.equal((await owner.post('/account/sessions/end-others', {})).status, 200);
      return person;
    },
    'a command of whoever runs the service': async (person: Person) => {
      assert.equal(await service.signOutEverywhere(person.email), true);
      return person;
    },
  };
  for (const [what, end] of Object.entries(endings))
    it(`is told of a device that is known no more by ${what}: somebody else may have been there`, async () => {
      const { browser: owner, person } = await signIn(service);
      const thief = openBrowser(service);
      await thief.post('/sign-in/email', person);
      service.advance(2 * 3600);
      assert.equal((await owner.post('/sign-in/email', person)).status, 200);
      const since = (await told(person)).length;
      const known = await end(person, owner);
      assert.equal((await thief.post('/sign-in/email', known)).status, 200);
      assert.equal((await told(person)).length, since + 1);
    });

  it('is not told of the owner’s own, which ended all others', async () => {
    const { browser: owner, person } = await signIn(service);
    await owner.post('/account/sessions/end-others', {});
    await owner.post('/sign-in/email', person);
    assert.deepEqual(await told(person), []);
  });

  it('is not one where the session is only made fresh', async () => {
    const { person, browser } = await signIn(service);
    const before = (await told(person)).length;
    browser.cookies.delete('ems.device');
    assert.equal((await browser.post('/account/reauthenticate', { password: person.password })).status, 200);
    assert.equal((await told(person)).length, before);
  });
});
