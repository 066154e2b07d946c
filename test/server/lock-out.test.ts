import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { failureRules } from '../../src/rules/failures.ts';
import { newPerson, openBrowser, type Answer, type Browser } from '../support/browser.ts';
import { expectProblem, shapeOf } from '../support/expect.ts';
import { settle, signIn } from '../support/person.ts';
import { addPhone } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

const from = (address: string) => ({ 'x-forwarded-for': address });
const wrong = 'not the password';

describe('strangers who guess', () => {
  let service: TestService;
  let address = 0;
  before(async () => {
    service = await startTestService({ env: { RATE_LIMITS: '1', TRUSTED_PROXIES: '127.0.0.1' } });
  });
  after(() => service.stop());

  /** From an address that nobody used before. */
  const elsewhere = () => from(`192.0.${Math.floor((address += 1) / 250)}.${address % 250}`);
  const guess = (email: string, password = wrong): Promise<Answer> =>
    openBrowser(service).post('/sign-in/email', { email, password }, elsewhere());

  /** As many wrong guesses in a row as there may be, each after its wait. */
  const guessOn = async (email: string, times: number = failureRules.most): Promise<void> => {
    for (let wrongs = 0; wrongs < times; wrongs += 1) {
      let answer = await guess(email);
      if (answer.status === 429) {
        service.advance(answer.body.retryAfter as number);
        answer = await guess(email);
      }
      expectProblem(answer, 401, 'credentials_invalid');
    }
  };

  /** The same, most of it written down without being done: a hundred passwords take their time. */
  const guessToTheEnd = async (email: string): Promise<void> => {
    await guessOn(email, 1);
    await service.query(`update failures set count = ${failureRules.most - 1}`);
    await guessOn(email, 1);
    service.advance(failureRules.longestWait);
  };

  const deviceLink = async (email: string, browser = openBrowser(service)): Promise<string> => {
    const mails = (await service.finalInbox(email)).length;
    service.advance(61);
    assert.equal((await browser.post('/sign-in/device-link', { email }, elsewhere())).status, 200);
    const inbox = await service.inbox(email, { count: mails + 1 });
    return /#device=([\w-]+)/.exec(inbox.at(-1)?.text ?? '')?.[1] ?? '';
  };

  it('keep no owner out who signs in where they did before', async () => {
    const { browser, person } = await signIn(service);
    for (let client = 0; client < 10; client += 1) for (let i = 0; i < 10; i += 1) await guess(person.email);
    assert.equal((await browser.post('/sign-in/email', person, elsewhere())).status, 200);
    // Nor where both are behind one address.
    for (let i = 0; i < 101; i += 1)
      await openBrowser(service).post('/sign-in/email', { ...person, password: wrong }, from('198.51.100.1'));
    assert.equal((await browser.post('/sign-in/email', person, from('198.51.100.1'))).status, 200);
    assert.equal((await browser.post('/sign-out', {})).status, 200);
    assert.equal((await browser.post('/sign-in/email', person, from('198.51.100.1'))).status, 200, 'after signing out');
  });

  it('wait longer and longer, at most an hour', async () => {
    const { email } = (await settle(service)).person;
    const waits: number[] = [];
    await guessOn(email, 10);
    for (let i = 0; i < 8; i += 1) {
      const refused = await guess(email);
      expectProblem(refused, 429, 'rate_limited');
      waits.push(refused.body.retryAfter as number);
      service.advance(refused.body.retryAfter as number);
      expectProblem(await guess(email), 401, 'credentials_invalid');
    }
    // Seconds go by while a machine is busy.
    const longest = [60, 120, 240, 480, 960, 1920, 3600, 3600];
    assert.deepEqual(
      waits.map((wait, place) => (wait <= longest[place]! && wait > longest[place]! / 2 ? longest[place] : wait)),
      longest,
    );
  });

  it('begin anew when somebody knew the password', async () => {
    const { person } = await settle(service);
    await guessOn(person.email, 9);
    assert.equal((await guess(person.email, person.password)).status, 200);
    await guessOn(person.email, 9);
    assert.equal((await guess(person.email, person.password)).status, 200);
  });

  it('don’t begin anew by registering the address', async () => {
    const { person } = await settle(service);
    const own = { ...person, password: 'a password of the stranger' };
    await openBrowser(service).post('/sign-up/email', own, elsewhere());
    for (let i = 0; i < 10; i += 1) {
      await guess(person.email, own.password);
      await guess(person.email);
    }
    expectProblem(await guess(person.email), 429, 'rate_limited');
  });

  it('pass one guess at a time when they send many at once', async () => {
    const { email } = (await settle(service)).person;
    const answers = await Promise.all(Array.from({ length: 30 }, () => guess(email)));
    assert.equal(answers.filter(({ status }) => status === 401).length, failureRules.free);
  });

  it('need a mailed link after a hundred in a row, and so does an owner on a device that is new', async () => {
    const { browser: owner, person } = await signIn(service);
    await guessOn(person.email);
    service.advance(3600);
    const another = openBrowser(service);
    expectProblem(await another.post('/sign-in/email', person, elsewhere()), 403, 'device_unconfirmed');
    assert.equal((await owner.post('/sign-in/email', person, elsewhere())).status, 200, 'the owner’s known device');
    const deviceToken = await deviceLink(person.email, another);
    // Each of the two alone opens nothing.
    expectProblem(
      await another.post('/sign-in/email', { ...person, password: wrong, deviceToken }, elsewhere()),
      401,
      'credentials_invalid',
    );
    expectProblem(await guess(person.email, person.password), 403, 'device_unconfirmed');
    assert.equal((await another.post('/sign-in/email', { ...person, deviceToken }, elsewhere())).status, 200);
    assert.equal((await another.post('/sign-in/email', person, elsewhere())).status, 200, 'and again without it');
    // Spent, and good for this account only.
    await guessToTheEnd(person.email);
    const late = { ...person, deviceToken };
    expectProblem(await openBrowser(service).post('/sign-in/email', late, elsewhere()), 403, 'device_unconfirmed');
    const other = await settle(service);
    const foreign = { ...person, deviceToken: await deviceLink(other.person.email) };
    expectProblem(await openBrowser(service).post('/sign-in/email', foreign, elsewhere()), 403, 'device_unconfirmed');
  });

  it('let an owner in who resets the password by mail', async () => {
    const { person } = await settle(service);
    await guessToTheEnd(person.email);
    const another = openBrowser(service);
    const mails = (await service.finalInbox(person.email)).length;
    await another.post('/password-reset/request', { email: person.email }, elsewhere());
    const token = (await service.inbox(person.email, { count: mails + 1 })).at(-1)?.token;
    const password = 'another horse battery staple';
    assert.equal((await another.post('/password-reset/confirm', { token, password }, elsewhere())).status, 200);
    assert.equal((await another.post('/sign-in/email', { ...person, password }, elsewhere())).status, 200);
  });

  it('see the same of an address without an account', async () => {
    const { person } = await settle(service);
    const nobody = newPerson().email;
    const shapes = async (email: string) => {
      const seen = [];
      for (let i = 0; i < 10; i += 1) seen.push(shapeOf(await guess(email)));
      seen.push(shapeOf(await guess(email)));
      service.advance(60);
      await guessToTheEnd(email);
      seen.push(shapeOf(await guess(email)));
      for (let i = 0; i < 2; i += 1)
        seen.push(shapeOf(await openBrowser(service).post('/sign-in/device-link', { email }, elsewhere())));
      return seen;
    };
    assert.deepEqual(await shapes(nobody), await shapes(person.email));
    assert.equal((await service.finalInbox(nobody)).length, 0);
  });

  describe('are forgotten', () => {
    const day = 24 * 3600;
    /** In days, how long what was counted last is kept. */
    const kept = async (): Promise<number> => {
      const [row] = await service.query('select "expiresAt" from failures order by "expiresAt" desc limit 1');
      const left = new Date(row?.['expiresAt'] as string | Date).getTime() - service.now().getTime();
      return left / 1000 / day;
    };
    before(() => service.query('delete from failures'));

    it('within a day where they tried an address once, whether or not it has an account', async () => {
      for (const { email } of [newPerson(), (await settle(service)).person]) {
        await guess(email);
        const days = await kept();
        assert.ok(days > 0.85 && days < 1, `${days}`);
      }
    });

    it('no sooner than a hundred in a row would be in ninety days, so that waiting brings no more guesses', async () => {
      const { email } = newPerson();
      await guessOn(email, 3);
      assert.ok(Math.abs((await kept()) - 2.7) < 0.01);
      await guessToTheEnd(email);
      const days = (await kept()) + failureRules.longestWait / day;
      assert.ok(Math.abs(days - 90) < 0.01, `${days}`);
      service.advance(89 * day);
      expectProblem(await guess(email), 403, 'device_unconfirmed');
    });

    it('by everybody alike: what comes after a pause tells nobody who has an account', async () => {
      const { person } = await settle(service);
      const after = async (email: string, pause: number) => {
        await service.query('delete from failures');
        await guessOn(email, failureRules.free - 1);
        service.advance(pause);
        return [shapeOf(await guess(email)), shapeOf(await guess(email))];
      };
      for (const [pause, last] of [
        [8 * day, 429],
        [8.2 * day, 401],
      ] as const) {
        const known = await after(person.email, pause);
        assert.deepEqual(await after(newPerson().email, pause), known);
        assert.equal(known[1]?.status, last, `${pause}`);
      }
    });

    it('where the password was right and the address unverified, as if nobody had tried', async () => {
      const person = newPerson();
      await openBrowser(service).post('/sign-up/email', person);
      await service.query('delete from failures');
      expectProblem(await guess(person.email, person.password), 403, 'email_unverified');
      assert.ok((await kept()) <= 0);
    });
  });

  it('who know the password keep no owner from the second step', async () => {
    const { browser: owner, person } = await signIn(service);
    const phone = await addPhone(service, owner);
    const challenge = async (browser: Browser): Promise<unknown> =>
      (await browser.post('/sign-in/email', person, elsewhere())).body.challenge;
    const attempt = async (browser: Browser, code: string) =>
      browser.post('/sign-in/second-factor', { challenge: await challenge(browser), code }, elsewhere());
    for (let i = 0; i < 10; i += 1) expectProblem(await attempt(openBrowser(service), '000000'), 422, 'code_invalid');
    expectProblem(await attempt(openBrowser(service), '000000'), 429, 'rate_limited');
    expectProblem(await attempt(openBrowser(service), await phone.nextCode()), 429, 'rate_limited');
    assert.equal((await attempt(owner, await phone.code())).status, 200);
  });

  it('leave the owner the mails that the owner asks for', async () => {
    const { browser: owner, person } = await signIn(service);
    const { email } = person;
    for (const path of ['/password-reset/request', '/email-verification/send', '/sign-in/device-link']) {
      let refused = 0;
      for (let i = 0; i < 12; i += 1) {
        if ((await openBrowser(service).post(path, { email }, elsewhere())).status === 429) refused += 1;
        service.advance(61);
      }
      assert.ok(refused > 0, path);
      await openBrowser(service).post(path, { email }, elsewhere());
      assert.equal((await owner.post(path, { email }, elsewhere())).status, 200, path);
    }
  });

  it('are stopped on a device that the account knows, too', async () => {
    const { browser, person } = await signIn(service);
    const thief = { ...person, password: wrong };
    for (let i = 0; i < 10; i += 1)
      expectProblem(await browser.post('/sign-in/email', thief, elsewhere()), 401, 'credentials_invalid');
    expectProblem(await browser.post('/sign-in/email', thief, elsewhere()), 429, 'rate_limited');
    // A cookie that somebody made up, or another account's, is none.
    const forged = openBrowser(service);
    for (const [name, value] of browser.cookies) forged.cookies.set(name, `x${value}`);
    const stranger = (await signIn(service)).browser;
    for (const other of [forged, stranger])
      expectProblem(await other.post('/sign-in/email', thief, elsewhere()), 401, 'credentials_invalid');
  });

  it('find a device cookie that scripts and other sites can’t read', async () => {
    const { browser, person } = await settle(service);
    const answer = await browser.post('/sign-in/email', person, elsewhere());
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('ems.device='));
    assert.match(cookie ?? '', /^ems\.device=[^;]+\.[^;]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
  });
});
