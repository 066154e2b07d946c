import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { failureRules } from '../../src/rules/failures.ts';
import { newPerson, openBrowser, password, type Browser } from '../support/browser.ts';
import { expectProblem, shapeOf } from '../support/expect.ts';
import { settle, signIn } from '../support/person.ts';
import { addPhone, beginPhone, challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('a changed e-mail address', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  /** On another device, where the account's password goes with the click. */
  const confirm = (token: string | undefined, headers?: Record<string, string>) =>
    openBrowser(service).post('/account/email/confirm', { token: token ?? '', password }, headers);

  /** Seconds go by while a machine is busy. */
  const expectPending = async (browser: Browser, email: string): Promise<void> => {
    const { pending } = (await browser.get('/account/email')).body as {
      pending: { email: string; retryAfter: number };
    };
    assert.equal(pending.email, email);
    assert.ok(pending.retryAfter > 0 && pending.retryAfter <= 60);
  };

  const changing = async () => {
    const { browser, person } = await signIn(service);
    const { email } = newPerson();
    const asked = await browser.post('/account/email', { email: ` ${email.toUpperCase()}` });
    assert.deepEqual([asked.status, asked.body], [200, { email, retryAfter: 60 }]);
    const [mail] = await service.inbox(email);
    return { browser, person, email, mail, token: mail.token };
  };

  it('waits until the mail to it is answered, and then is in force; the session stays', async () => {
    const { browser, person, email, mail, token } = await changing();
    assert.ok(mail.text.includes(`${service.origin}/confirm-email#token=`));
    await expectPending(browser, email);
    assert.equal((await openBrowser(service).post('/sign-in/email', person)).status, 200);
    expectProblem(await openBrowser(service).post('/sign-in/email', { ...person, email }), 401, 'credentials_invalid');

    const confirmed = await confirm(token);
    assert.deepEqual([confirmed.status, confirmed.body], [200, { email }]);
    assert.deepEqual((await browser.get('/account/email')).body, { pending: null });
    assert.equal(((await browser.get('/account/session')).body.account as { email: string }).email, email);
    expectProblem(await openBrowser(service).post('/sign-in/email', person), 401, 'credentials_invalid');
    assert.equal((await openBrowser(service).post('/sign-in/email', { ...person, email })).status, 200);
    const subjects = (await service.finalInbox(person.email)).map(({ subject }) => subject);
    const signedIn = 'New sign-in to your account';
    assert.deepEqual(
      subjects.slice(1).filter((subject) => subject !== signedIn),
      ['Your email address is about to change', 'Your email address was changed'],
    );
    // The link, and the sign-in after it.
    assert.deepEqual((await service.finalInbox(email)).map(({ subject }) => subject).slice(1), [signedIn]);
  });

  it('is confirmed once by its link, also after it was changed back', async () => {
    const { browser, person, token } = await changing();
    await confirm(token);
    expectProblem(await confirm(token), 410, 'token_used');
    await browser.post('/account/email', { email: person.email });
    await confirm((await service.finalInbox(person.email)).at(-1)?.token);
    expectProblem(await confirm(token), 410, 'token_used');
    assert.equal(((await browser.get('/account/session')).body.account as { email: string }).email, person.email);
  });

  it('is confirmed by one of ten clicks at the same moment, and a lost answer is given again', async () => {
    const { token } = await changing();
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(token)));
    const refused = answers.filter(({ status }) => status !== 200);
    assert.equal(refused.length, 9);
    for (const answer of refused) expectProblem(answer, 410, 'token_used');
    const other = await changing();
    const headers = { 'idempotency-key': randomUUID() };
    for (let i = 0; i < 3; i += 1) assert.deepEqual((await confirm(other.token, headers)).body, { email: other.email });
  });

  it('is dead after a cancel', async () => {
    const { browser, person, token } = await changing();
    for (let i = 0; i < 2; i += 1) assert.deepEqual((await browser.post('/account/email/cancel', {})).body, {});
    assert.deepEqual((await browser.get('/account/email')).body, { pending: null });
    expectProblem(await confirm(token), 404, 'token_invalid');
    expectProblem(await browser.post('/account/email/resend', {}), 404, 'not_found');
    assert.equal(((await browser.get('/account/session')).body.account as { email: string }).email, person.email);
  });

  it('is dead after another change, and after a change of the password', async () => {
    const { browser, token } = await changing();
    const second = newPerson().email;
    await browser.post('/account/email', { email: second });
    expectProblem(await confirm(token), 404, 'token_invalid');
    const [{ token: newer }] = await service.inbox(second);
    const change = { currentPassword: password, password: 'a completely new password', endOtherSessions: false };
    assert.equal((await browser.post('/account/password', change)).status, 200);
    expectProblem(await confirm(newer), 404, 'token_invalid');
  });

  it('of ten at the same moment leaves one that waits', async () => {
    const { browser } = await signIn(service);
    const emails = Array.from({ length: 10 }, () => newPerson().email);
    await Promise.all(emails.map((email) => browser.post('/account/email', { email })));
    const tokens = await Promise.all(emails.map(async (email) => (await service.inbox(email))[0].token));
    const answers = await Promise.all(tokens.map((token) => confirm(token)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  });

  it('is not put in force by a link that is old, invented or fetched', async () => {
    const { browser, token } = await changing();
    for (const wrong of ['', `${token}x`, 'é'.repeat(5000)]) expectProblem(await confirm(wrong), 404, 'token_invalid');
    for (const method of ['GET', 'HEAD'])
      assert.equal((await browser.send(`/account/email/confirm?token=${token}`, { method })).status, 404);
    expectProblem(
      await openBrowser(service).post('/password-reset/confirm', { token, password: 'a completely new password' }),
      404,
      'token_invalid',
    );
    service.advance(24 * 3600 + 1);
    expectProblem(await confirm(token), 410, 'token_expired');
  });

  it('has its mail sent again after a pause, and the earlier link still works', async () => {
    const { browser, email, token } = await changing();
    const early = await browser.post('/account/email/resend', {});
    expectProblem(early, 429, 'rate_limited');
    assert.equal(early.headers.get('retry-after'), String(early.body.retryAfter));
    service.advance(61);
    assert.deepEqual((await browser.get('/account/email')).body, { pending: { email, retryAfter: 0 } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => browser.post('/account/email/resend', {})));
    assert.deepEqual(
      answers.filter(({ status }) => status === 200).map(({ body }) => body),
      [{ retryAfter: 60 }],
    );
    const mails = await service.finalInbox(email);
    assert.equal(mails.length, 2);
    assert.notEqual(mails[1]?.token, token);
    // In the browser that asked the click is enough.
    assert.equal((await browser.post('/account/email/confirm', { token })).status, 200);
    expectProblem(await confirm(mails[1]?.token), 410, 'token_used');
  });

  it('is asked for alike when it is free and when it is taken; the owner hears, and gets no link', async () => {
    const { person: owner } = await settle(service, { email: `taken.${randomUUID()}@example.org` });
    const free = `freee.${randomUUID()}@example.org`;
    const [one, other] = [(await signIn(service)).browser, (await signIn(service)).browser];
    const answers = [
      await one.post('/account/email', { email: free }),
      await other.post('/account/email', { email: owner.email }),
    ];
    assert.ok(answers[0] && answers[1]);
    assert.deepEqual(shapeOf(answers[1]), shapeOf(answers[0]));
    await expectPending(other, owner.email);
    service.advance(61);
    const again = [await one.post('/account/email/resend', {}), await other.post('/account/email/resend', {})];
    assert.ok(again[0] && again[1]);
    assert.deepEqual(shapeOf(again[1]), shapeOf(again[0]));
    const told = (await service.finalInbox(owner.email)).slice(1);
    assert.deepEqual(
      told.map(({ subject, token }) => [subject, token]),
      Array(2).fill(['This address already has an account', '']),
    );
  });

  it('that became another account’s meanwhile is refused, and that account keeps it', async () => {
    const { email, token, browser, person } = await changing();
    const owner = openBrowser(service);
    await owner.post('/sign-up/email', newPerson({ email }));
    const own = (await service.inbox(email, { count: 2 }))[1]?.token;
    assert.equal((await owner.post('/email-verification/verify', { token: own })).status, 200);
    expectProblem(await confirm(token), 409, 'conflict');
    assert.equal(((await browser.get('/account/session')).body.account as { email: string }).email, person.email);
  });

  it('of two accounts that want the same one is given to the first that confirms', async () => {
    const { email, token } = await changing();
    const { browser: rival } = await signIn(service);
    await rival.post('/account/email', { email });
    const second = (await service.inbox(email, { count: 2 }))[1]?.token;
    const answers = await Promise.all([confirm(token), confirm(second)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  });

  it('takes the way in through the old address’s mail along', async () => {
    const { browser, person, token } = await changing();
    await browser.post('/password-reset/request', { email: person.email });
    const reset = (await service.finalInbox(person.email)).at(-1)?.token;
    await confirm(token);
    expectProblem(
      await browser.post('/password-reset/confirm', { token: reset, password: 'a completely new password' }),
      404,
      'token_invalid',
    );
  });

  describe('of an account with a second factor', () => {
    const path = '/account/email/confirm';

    const changingSecured = async () => {
      const account = await secured(service);
      const { email } = newPerson();
      assert.equal((await account.browser.post('/account/email', { email })).status, 200);
      const [{ token }] = await service.inbox(email);
      const now = async () => ((await account.browser.get('/account/session')).body.account as { email: string }).email;
      return { ...account, email, token, now };
    };

    it('isn’t put in force by the link and the password alone', async () => {
      const { person, phone, email, token, now } = await changingSecured();
      const other = openBrowser(service);
      expectProblem(await other.post(path, { token }), 403, 'password_required');
      expectProblem(await other.post(path, { token, code: await phone.nextCode() }), 403, 'password_required');
      expectProblem(
        await other.post(path, { token, password: 'not the password', code: await phone.code() }),
        422,
        'password_incorrect',
      );
      expectProblem(await other.post(path, { token, password }), 403, 'second_factor_required');
      const wrong = await other.post(path, { token, password, code: '000000' });
      expectProblem(wrong, 422, 'code_invalid');
      assert.equal(wrong.body.field, 'code');
      assert.equal(await now(), person.email);
      const answer = await other.post(path, { token, password, code: await phone.code() });
      assert.deepEqual([answer.status, answer.body], [200, { email }]);
      assert.equal(await now(), email);
      assert.deepEqual((await other.get('/account/session')).body, { status: 'anonymous' });
    });

    it('is confirmed by a recovery code too, which is used up', async () => {
      const { browser, person, codes, token, now, email } = await changingSecured();
      const other = openBrowser(service);
      const proof = { token, password, recoveryCode: codes[0] };
      assert.equal((await other.post(path, proof)).status, 200);
      assert.equal(await now(), email);
      const again = await browser.post('/account/reauthenticate', { recoveryCode: codes[0] });
      expectProblem(again, 422, 'code_already_used');
      assert.ok((await service.finalInbox(person.email)).some(({ subject }) => /recovery code/i.test(subject)));
    });

    it('is confirmed in a session that has shown the second factor, and in no other', async () => {
      const { browser, person } = await signIn(service);
      const earlier = openBrowser(service);
      assert.equal((await earlier.post('/sign-in/email', person)).status, 200);
      const phone = await beginPhone(service, browser);
      const activation = { id: phone.id, code: await phone.code(), name: 'Phone', endOtherSessions: false };
      assert.equal((await browser.post('/account/authenticators/activate', activation)).status, 200);
      const { email } = newPerson();
      assert.equal((await browser.post('/account/email', { email })).status, 200);
      const [{ token }] = await service.inbox(email);
      expectProblem(await earlier.post(path, { token }), 403, 'password_required');
      expectProblem(await earlier.post(path, { token, password }), 403, 'second_factor_required');
      assert.equal((await browser.post(path, { token })).status, 200);
    });

    it('asks for it where it was set up after the change was asked for', async () => {
      const { browser, email, token } = await changing();
      const phone = await addPhone(service, browser);
      const other = openBrowser(service);
      expectProblem(await other.post(path, { token, password }), 403, 'second_factor_required');
      const answer = await other.post(path, { token, password, code: await phone.nextCode() });
      assert.deepEqual([answer.status, answer.body], [200, { email }]);
    });

    it('is confirmed once, however often a code is sent at the same moment, and a lost answer is given again', async () => {
      const { phone, token } = await changingSecured();
      const code = await phone.nextCode();
      const headers = { 'idempotency-key': randomUUID() };
      const other = openBrowser(service);
      const answers = await Promise.all(Array.from({ length: 3 }, () => other.post(path, { token, password, code })));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      const next = await changingSecured();
      const body = { token: next.token, password, code: await next.phone.nextCode() };
      for (let i = 0; i < 2; i += 1)
        assert.deepEqual((await other.post(path, body, headers)).body, { email: next.email });
    });
  });

  it('has to be an address, and another one', async () => {
    const { browser, person } = await signIn(service);
    expectProblem(await browser.post('/account/email', { email: 'nonsense' }), 422, 'email_invalid');
    expectProblem(await browser.post('/account/email', { email: person.email.toUpperCase() }), 422, 'email_unchanged');
    for (const path of ['/account/email', '/account/email/resend', '/account/email/cancel']) {
      expectProblem(await openBrowser(service).post(path, { email: person.email }), 401, 'not_signed_in');
    }
    expectProblem(await openBrowser(service).get('/account/email'), 401, 'not_signed_in');
  });
});

describe('a changed e-mail address whose second factor is guessed', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ env: { RATE_LIMITS: '1' } })));
  after(() => service.stop());

  it('waits after wrong ones as a sign-in does, and the owner’s own device goes on', async () => {
    const { browser, person, phone } = await secured(service);
    const { email } = newPerson();
    assert.equal((await browser.post('/account/email', { email })).status, 200);
    const [{ token }] = await service.inbox(email);
    const other = openBrowser(service);
    const proof = { token, password };
    const path = '/account/email/confirm';
    for (let i = 0; i < failureRules.free; i += 1)
      expectProblem(await other.post(path, { ...proof, code: '000000' }), 422, 'code_invalid');
    expectProblem(await other.post(path, { ...proof, code: await phone.nextCode() }), 429, 'rate_limited');
    // Another place to guess at is none: the sign-in of an unknown device waits too.
    const { browser: unknown, challenge } = await challenged(service, person);
    const atSignIn = { challenge, code: '000000' };
    expectProblem(await unknown.post('/sign-in/second-factor', atSignIn), 429, 'rate_limited');
    const own = { password, code: await phone.nextCode() };
    assert.equal((await browser.post('/account/reauthenticate', own)).status, 200);
    assert.equal((await browser.post(path, { token })).status, 200);
  });
});

describe('the profile', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('has the names that were saved, in every session', async () => {
    const { browser, person } = await signIn(service);
    const { body } = await browser.post('/account/profile', { firstName: ' Grace ', lastName: 'Hopper' });
    assert.deepEqual([body.firstName, body.lastName, body.email], ['Grace', 'Hopper', person.email]);
    assert.deepEqual((await browser.get('/account/session')).body.account, body);
    service.advance(3600);
    assert.equal((await browser.post('/account/profile', { firstName: 'Ada', lastName: 'L.' })).status, 200);
  });

  it('refuses names that are none, all at once, and whoever is not signed in', async () => {
    const { browser } = await signIn(service);
    const { body } = await browser.post('/account/profile', { firstName: ' ', lastName: 'x'.repeat(101) });
    assert.deepEqual([body.code, body.field, (body.errors as unknown[]).length], ['name_invalid', 'firstName', 2]);
    expectProblem(await browser.post('/account/profile', { firstName: 7 }), 400, 'unexpected_answer');
    // What isn't given stays as it is.
    const { lastName } = (await browser.get('/account/session')).body.account as { lastName: string };
    const changed = await browser.post('/account/profile', { firstName: 'Augusta' });
    assert.deepEqual([changed.status, changed.body.firstName, changed.body.lastName], [200, 'Augusta', lastName]);
    expectProblem(
      await openBrowser(service).post('/account/profile', { firstName: 'A', lastName: 'B' }),
      401,
      'not_signed_in',
    );
  });
});
