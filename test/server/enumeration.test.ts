import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { passwords } from '../../demo/service/passwords.ts';
import { newPerson, openBrowser } from '../support/browser.ts';
import { expectProblem, shapeOf } from '../support/expect.ts';
import { settle } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { rowsOf } from '../support/tables.ts';

/** Of one length, so that what holds an address has one length too. */
const email = (name: string): string => `${name.padEnd(8, 'x')}@example.org`;

describe('nobody learns who has an account', () => {
  let service: TestService;
  const known = newPerson({ email: email('known') });
  // Asked of it by the one that Better Auth is given.
  const verified = mock.method(passwords, 'verify');
  const hashed = mock.method(passwords, 'hash');
  after(() => mock.restoreAll());
  before(async () => {
    service = await startTestService();
    await settle(service, { email: known.email });
    const { status } = await openBrowser(service).post('/sign-up/email', newPerson({ email: email('pending') }));
    assert.equal(status, 200);
    service.advance(120);
  });
  after(() => service.stop());

  it('answers a registration alike for a free, a pending and a taken address', async () => {
    const browser = openBrowser(service);
    const [free, ...others] = await Promise.all(
      ['free', 'pending', 'known'].map((name) => browser.post('/sign-up/email', newPerson({ email: email(name) }))),
    );
    assert.ok(free);
    for (const answer of others) assert.deepEqual(shapeOf(answer), shapeOf(free));
  });

  it('mails the owner of a taken address that there is an account, and no link', async () => {
    const mail = (await service.finalInbox(known.email)).at(-1);
    assert.equal(mail?.subject, 'You already have an account');
    assert.equal(mail.token, '');
    assert.ok(mail.text.includes(`${service.origin}/sign-in`));
  });

  it('keeps the name and the password of the account when somebody registers its address', async () => {
    const browser = openBrowser(service);
    const other = { ...known, firstName: 'Mallory', password: 'another password entirely' };
    await browser.post('/sign-up/email', other);
    expectProblem(await browser.post('/sign-in/email', other), 403, 'email_unverified');
    const { body } = await browser.post('/sign-in/email', known);
    assert.equal((body.account as { firstName: string }).firstName, 'Ada');
  });

  it('never tells the ticket of a taken address that it is verified', async () => {
    const browser = openBrowser(service);
    const { body } = await browser.post('/sign-up/email', known);
    const status = await browser.post('/email-verification/status', { ticket: body.ticket });
    assert.deepEqual(status.body, { verified: false, email: known.email });
  });

  it('answers a resend alike for an unknown, a pending and a verified address, also too early', async () => {
    service.advance(120);
    const browser = openBrowser(service);
    for (const round of [200, 429]) {
      const [nobody, ...others] = await Promise.all(
        ['nobody', 'pending', 'known'].map((name) => browser.post('/email-verification/send', { email: email(name) })),
      );
      assert.ok(nobody);
      assert.equal(nobody.status, round);
      for (const answer of others) assert.deepEqual(shapeOf(answer), shapeOf(nobody));
    }
    assert.deepEqual(await service.finalInbox(email('nobody')), []);
  });

  it('answers a sign-in alike for an unknown address, a pending one and a wrong password', async () => {
    const browser = openBrowser(service);
    const [nobody, ...others] = await Promise.all(
      ['nobody', 'pending', 'known'].map((name) =>
        browser.post('/sign-in/email', { email: email(name), password: 'not the password' }),
      ),
    );
    assert.ok(nobody);
    expectProblem(nobody, 401, 'credentials_invalid');
    for (const answer of others) assert.deepEqual(shapeOf(answer), shapeOf(nobody));
  });

  it('gives the unverified state away only to who knows the password', async () => {
    const browser = openBrowser(service);
    const answer = await browser.post('/sign-in/email', newPerson({ email: email('pending') }));
    expectProblem(answer, 403, 'email_unverified');
    assert.equal(typeof answer.body.ticket, 'string');
    assert.equal(browser.cookies.size, 0);
  });

  /** How often a password was compared and hashed meanwhile. */
  const workOf = async (work: () => Promise<unknown>): Promise<number[]> => {
    const before = [verified.mock.callCount(), hashed.mock.callCount()];
    await work();
    return [verified.mock.callCount() - before[0]!, hashed.mock.callCount() - before[1]!];
  };
  const names = ['free2', 'pending', 'known'];

  it('answers whoever registered an address and signs in to it alike, with a ticket that does the same', async () => {
    const browser = openBrowser(service);
    const password = 'chosen by a stranger';
    const answers = [];
    const later = [];
    for (const name of names) {
      const person = newPerson({ email: email(name), password });
      const registered = await browser.post('/sign-up/email', person);
      const signedIn = await browser.post('/sign-in/email', person);
      expectProblem(signedIn, 403, 'email_unverified');
      const wrong = await browser.post('/sign-in/email', { ...person, password: 'something else' });
      answers.push([registered, signedIn, wrong].map(shapeOf));
      service.advance(61);
      for (const { body } of [registered, signedIn]) {
        const { ticket } = body;
        const status = await browser.post('/email-verification/status', { ticket });
        assert.deepEqual(status.body, { verified: false, email: person.email });
        const sent = await browser.post('/email-verification/send', { email: person.email, ticket });
        const named = await browser.post('/sign-in/email', { ...person, ticket });
        later.push([sent, named].map(shapeOf));
      }
    }
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.deepEqual([later[2], later[4]], [later[0], later[0]]);
    assert.deepEqual([later[3], later[5]], [later[1], later[1]]);
  });

  it('goes on to answer alike after the address got an account', async () => {
    const browser = openBrowser(service);
    const stranger = newPerson({ email: email('later'), password: 'chosen by a stranger' });
    const { body } = await browser.post('/sign-up/email', stranger);
    const before = shapeOf(await browser.post('/sign-in/email', stranger));
    await settle(service, { email: stranger.email, password: 'the own one of the owner' }, { mails: 2 });
    assert.deepEqual(shapeOf(await browser.post('/sign-in/email', stranger)), before);
    const { body: status } = await browser.post('/email-verification/status', { ticket: body.ticket });
    assert.equal(status.verified, false);
  });

  it('never lets a registration of a taken address become anything', async () => {
    const browser = openBrowser(service);
    const stranger = newPerson({ email: known.email, password: 'chosen by a stranger' });
    await browser.post('/sign-up/email', stranger);
    for (const { token } of await service.finalInbox(known.email)) {
      if (!token) continue;
      const { status } = await browser.post('/email-verification/verify', { token, password: stranger.password });
      assert.ok(status >= 400);
    }
    assert.equal((await browser.post('/sign-in/email', known)).status, 200);
    expectProblem(await browser.post('/sign-in/email', stranger), 403, 'email_unverified');
  });

  it('compares a password as often for every address, registered again or not', async () => {
    const browser = openBrowser(service);
    const signIn = (name: string, password: string) =>
      workOf(() => browser.post('/sign-in/email', { email: email(name), password }));
    // The first one of all makes the hash that stands in for those that there aren't.
    await signIn('nobody', 'not the password');
    for (const registered of [0, 1, 3]) {
      for (const name of names) {
        for (let i = 0; i < registered; i += 1) {
          const person = newPerson({ email: email(name), password: `the stranger's number ${i}` });
          assert.deepEqual(await workOf(() => browser.post('/sign-up/email', person)), [0, 1]);
        }
        const wrong = await signIn(name, 'not the password');
        assert.deepEqual([name, ...wrong], [name, 3, 0]);
        const right = await signIn(name, `the stranger's number ${registered - 1}`);
        assert.deepEqual([name, ...right], [name, 3, 0]);
      }
      assert.deepEqual(await signIn('nobody', 'not the password'), [3, 0]);
    }
  });

  it('writes as many rows for every address', async () => {
    const browser = openBrowser(service);
    service.advance(3700);
    // Mails go as they are sent, and counters were begun before.
    const passing = new Set(['outgoingMail', 'requestLimit']);
    const counts = async (): Promise<Map<string, number>> =>
      new Map(
        [...(await rowsOf(service))].flatMap(([table, rows]) => (passing.has(table) ? [] : [[table, rows.length]])),
      );
    const paths = ['/sign-up/email', '/email-verification/send', '/password-reset/request', '/sign-in/device-link'];
    for (const path of paths) {
      const written = [];
      for (const name of names) {
        service.advance(61);
        const before = await counts();
        assert.equal((await browser.post(path, newPerson({ email: email(name) }))).status, 200, `${path} ${name}`);
        const more = [...(await counts())].map(([table, count]) => [table, count - (before.get(table) ?? 0)] as const);
        written.push(Object.fromEntries(more.filter(([, count]) => count !== 0)));
      }
      for (const each of written) assert.deepEqual(each, written[0], path);
      assert.ok(Object.keys(written[0]!).length > 0, path);
    }
  });

  it('waits as long between mails for every address', async () => {
    const browser = openBrowser(service);
    service.advance(61);
    for (const name of names) {
      const answers = [];
      for (const path of ['/sign-up/email', '/email-verification/send', '/email-verification/send'])
        answers.push((await browser.post(path, newPerson({ email: email(name) }))).status);
      assert.deepEqual(answers, [200, 429, 429]);
    }
  });
});
