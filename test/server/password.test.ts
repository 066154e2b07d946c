import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { ProblemCode } from '../../src/contract/problem-codes.ts';
import { copyOf, newPerson, openBrowser, password } from '../support/browser.ts';
import { expectNobody, expectProblem, shapeOf } from '../support/expect.ts';
import { settle, signIn } from '../support/person.ts';
import { challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

const newPassword = 'a completely new password';

/** The right body of a change. */
const change = { currentPassword: password, password: newPassword, endOtherSessions: false };

describe('a changed password', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('is in force at once, and its owner hears of it', async () => {
    const { browser, person } = await signIn(service);
    const elsewhere = openBrowser(service);
    await elsewhere.post('/sign-in/email', person);
    const changed = await browser.post('/account/password', change);
    assert.deepEqual([changed.status, changed.body], [200, {}]);
    for (const each of [browser, elsewhere])
      assert.equal((await each.get('/account/session')).body.status, 'terms_due');
    expectProblem(await openBrowser(service).post('/sign-in/email', person), 401, 'credentials_invalid');
    assert.equal((await openBrowser(service).post('/sign-in/email', { ...person, password: newPassword })).status, 200);
    const subjects = (await service.finalInbox(person.email)).map(({ subject }) => subject);
    assert.ok(subjects.includes('Your password was changed'));
  });

  it('ends the other sessions where that is wanted, and not this one', async () => {
    const { browser, person } = await signIn(service);
    const others = [openBrowser(service), openBrowser(service)];
    for (const each of others) await each.post('/sign-in/email', person);
    await browser.post('/account/password', { ...change, endOtherSessions: true });
    for (const each of others) assert.deepEqual((await each.get('/account/session')).body, { status: 'anonymous' });
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
  });

  it('tells when it was set last', async () => {
    const { browser } = await signIn(service);
    const changedAt = async () => Date.parse(String((await browser.get('/account/password')).body.changedAt));
    const before = await changedAt();
    assert.ok(Math.abs(before - Date.now()) < 60_000);
    service.advance(100);
    await browser.post('/account/profile', { firstName: 'Grace' });
    assert.equal(await changedAt(), before, 'by nothing else');
    assert.equal((await browser.post('/account/password', change)).status, 200);
    assert.ok((await changedAt()) >= before + 100_000);
    expectProblem(await openBrowser(service).get('/account/password'), 401, 'not_signed_in');
  });

  it('has to be another one, and one by the policy', async () => {
    const { browser, person } = await signIn(service);
    const send = (more: Record<string, unknown>) => browser.post('/account/password', { ...change, ...more });
    expectProblem(await send({ password: person.password }), 422, 'password_unchanged');
    expectProblem(await send({ password: 'short' }), 422, 'password_too_short');
    expectProblem(await send({ password: 'x'.repeat(257) }), 422, 'password_too_long');
    expectProblem(await send({ currentPassword: 'not the password' }), 422, 'password_incorrect');
    for (const wrong of [{ password: 1 }, { endOtherSessions: 'yes' }, { currentPassword: null }]) {
      expectProblem(await send(wrong), 400, 'unexpected_answer');
    }
    assert.equal((await service.finalInbox(person.email)).length, 1);
    assert.equal((await send({})).status, 200);
  });

  it('is changed once, however often a lost answer is asked for', async () => {
    const { browser, person } = await signIn(service);
    const headers = { 'idempotency-key': randomUUID() };
    const old = copyOf(service, browser);
    for (let i = 0; i < 3; i += 1) assert.equal((await browser.post('/account/password', change, headers)).status, 200);
    // A lost answer took the new cookie along.
    expectProblem(await old.post('/account/password', change), 401, 'not_signed_in');
    assert.equal((await old.post('/account/password', change, headers)).status, 200);
    assert.equal((await old.get('/account/session')).body.status, 'terms_due');
    assert.equal((await service.finalInbox(person.email)).length, 2);
  });

  it('wants the present one, or a code, with the change: not to be signed in, however lately', async () => {
    const { browser } = await signIn(service);
    const without = { password: newPassword, endOtherSessions: true };
    for (const body of [without, { ...without, currentPassword: undefined }])
      expectProblem(await copyOf(service, browser).post('/account/password', body), 403, 'reauthentication_required');
    expectProblem(await browser.post('/account/password', { ...without, code: '000000' }), 422, 'code_invalid');
    expectProblem(await browser.post('/account/password', { ...without, recoveryCode: 'x' }), 422, 'code_invalid');
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
    service.advance(301);
    // As much as making the session fresh first.
    assert.equal((await browser.post('/account/password', change)).status, 200);
  });

  it('ends a sign-in that was half done with the old one, also where the other sessions stay', async () => {
    const { browser, person, phone } = await secured(service);
    const { browser: thief, challenge } = await challenged(service, person);
    const code = await phone.nextCode();
    const body = { currentPassword: person.password, password: newPassword, endOtherSessions: false };
    assert.equal((await browser.post('/account/password', body)).status, 200);
    expectProblem(await thief.post('/sign-in/second-factor', { challenge, code }), 410, 'challenge_expired');
  });

  it('wants neither where one of them was given again just now', async () => {
    const { browser, person } = await signIn(service);
    assert.equal((await browser.post('/account/reauthenticate', { password: person.password })).status, 200);
    const without = { password: newPassword, endOtherSessions: false };
    service.advance(301);
    expectProblem(await browser.post('/account/password', without), 403, 'reauthentication_required');
    assert.equal((await browser.post('/account/reauthenticate', { password: person.password })).status, 200);
    assert.equal((await browser.post('/account/password', without)).status, 200);
  });

  it('is changed with a code too, or a recovery code, which then are used up', async () => {
    const { browser, phone, codes } = await secured(service);
    const code = await phone.nextCode();
    const without = { password: newPassword, endOtherSessions: false };
    assert.equal((await browser.post('/account/password', { ...without, code })).status, 200);
    expectProblem(await browser.post('/account/reauthenticate', { code }), 422, 'code_already_used');
    const other = { password: `${newPassword}, and another`, endOtherSessions: false, recoveryCode: codes[0] };
    assert.equal((await browser.post('/account/password', other)).status, 200);
    expectProblem(await browser.post('/account/reauthenticate', { recoveryCode: codes[0] }), 422, 'code_already_used');
  });

  it('wants the second factor lately as well, where there is one', async () => {
    const { browser, phone } = await secured(service);
    service.advance(301);
    expectProblem(await browser.post('/account/password', change), 403, 'reauthentication_required');
    expectProblem(
      await browser.post('/account/password', { ...change, currentPassword: undefined, code: await phone.code() }),
      403,
      'reauthentication_required',
    );
    assert.equal((await browser.post('/account/password', { ...change, code: await phone.code() })).status, 200);
  });

  it('leaves a copy of the cookie worth nothing, also where the other sessions stay', async () => {
    const { browser } = await signIn(service);
    const copy = copyOf(service, browser);
    assert.equal((await browser.post('/account/password', change)).status, 200);
    expectNobody(await copy.get('/account/session'));
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
  });
});

describe('a forgotten password', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const forgotten = async (start: (service: TestService) => Promise<{ person: ReturnType<typeof newPerson> }>) => {
    const { person } = await start(service);
    const browser = openBrowser(service);
    const asked = await browser.post('/password-reset/request', { email: person.email.toUpperCase() });
    assert.deepEqual([asked.status, asked.body], [200, { retryAfter: 60 }]);
    const mail = (await service.finalInbox(person.email)).at(-1);
    assert.ok(mail);
    assert.ok(mail.text.includes(`${service.origin}/reset-password#token=`));
    return { person, asker: browser, token: mail.token };
  };
  const reset = (token: string, chosen = newPassword) =>
    openBrowser(service).post('/password-reset/confirm', { token, password: chosen });

  it('is replaced by a link: every session ends, none begins', async () => {
    const { browser } = await signIn(service);
    const { person, asker, token } = await forgotten(async () => {
      const signedIn = await signIn(service);
      return { person: signedIn.person };
    });
    const inside = openBrowser(service);
    await inside.post('/sign-in/email', person);
    const answer = await asker.post('/password-reset/confirm', { token, password: newPassword });
    assert.deepEqual([answer.status, answer.body], [200, {}]);
    assert.deepEqual([...asker.cookies.keys()], ['ems.device']);
    assert.deepEqual((await inside.get('/account/session')).body, { status: 'anonymous' });
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
    expectProblem(await asker.post('/sign-in/email', person), 401, 'credentials_invalid');
    assert.equal((await asker.post('/sign-in/email', { ...person, password: newPassword })).status, 200);
    assert.equal((await service.finalInbox(person.email)).at(-1)?.subject, 'Your password was reset');
  });

  it('is replaced once by a link, and by one of ten clicks at the same moment', async () => {
    const { token } = await forgotten(settle);
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => reset(token, `${newPassword} ${i}`)));
    const refused = answers.filter(({ status }) => status !== 200);
    assert.equal(refused.length, 9);
    for (const answer of refused) expectProblem(answer, 410, 'token_used');
    expectProblem(await reset(token), 410, 'token_used');
  });

  it('is not replaced by a link that is old, invented or meant for something else', async () => {
    const { token } = await forgotten(settle);
    for (const wrong of ['', 'x', `${token}x`, 'é'.repeat(5000)])
      expectProblem(await reset(wrong), 404, 'token_invalid');
    expectProblem(await openBrowser(service).post('/account/email/confirm', { token }), 404, 'token_invalid');
    expectProblem(await openBrowser(service).post('/email-verification/verify', { token }), 404, 'token_invalid');
    service.advance(30 * 60 + 1);
    expectProblem(await reset(token), 410, 'token_expired');
    const { body } = await openBrowser(service).post('/sign-up/email', newPerson());
    const [mail] = await service.inbox(String(body.email));
    expectProblem(await reset(mail.token), 404, 'token_invalid');
  });

  it('is chosen for an account that the page names, which spends nothing', async () => {
    const { person, token } = await forgotten(settle);
    const opened = await openBrowser(service).post('/password-reset/confirm', { token });
    expectProblem(opened, 403, 'password_required');
    assert.equal(opened.body.account, person.email);
    assert.deepEqual(opened.headers.getSetCookie(), [], 'nothing is known of who only looks');
    assert.equal((await reset(token)).status, 200);
    expectProblem(await openBrowser(service).post('/password-reset/confirm', { token }), 410, 'token_used');
  });

  it('is nobody’s by a link that is old, invented, meant for something else, or whose account is gone', async () => {
    const opened = (token: string) => openBrowser(service).post('/password-reset/confirm', { token });
    const tellsNothing = async (token: string, status: number, code: ProblemCode) => {
      const answer = await opened(token);
      expectProblem(answer, status, code);
      assert.doesNotMatch(JSON.stringify(answer.body), /@|account"/);
    };
    const { token } = await forgotten(settle);
    for (const wrong of ['', 'x', `${token}x`, 'é'.repeat(5000)]) await tellsNothing(wrong, 404, 'token_invalid');
    const { body } = await openBrowser(service).post('/sign-up/email', newPerson());
    const [mail] = await service.inbox(String(body.email));
    await tellsNothing(mail.token, 404, 'token_invalid');
    const nobody = newPerson().email;
    await openBrowser(service).post('/password-reset/request', { email: nobody });
    service.advance(30 * 60 + 1);
    await tellsNothing(token, 410, 'token_expired');
    const { person, browser } = await signIn(service);
    await browser.post('/password-reset/request', { email: person.email });
    const left = (await service.finalInbox(person.email)).at(-1)?.token ?? '';
    expectProblem(await opened(left), 403, 'password_required');
    // As where the link is written while the account goes.
    await service.query(`update "user" set "email" = 'moved-' || "email" where "email" = '${person.email}'`);
    await tellsNothing(left, 404, 'token_invalid');
    await service.query(`delete from "user" where "email" = 'moved-${person.email}'`);
    await tellsNothing(left, 404, 'token_invalid');
  });

  it('is asked about at the price of a token that is none', async (t) => {
    const strict = await startTestService({ env: { RATE_LIMITS: '1' } });
    t.after(() => strict.stop());
    const { person } = await settle(strict);
    const browser = openBrowser(strict);
    await browser.post('/password-reset/request', { email: person.email });
    const token = (await strict.finalInbox(person.email)).at(-1)?.token;
    const seen = [];
    for (let i = 0; i < 61; i += 1)
      seen.push((await browser.post('/password-reset/confirm', { token: i % 2 ? 'x' : token })).status);
    assert.deepEqual([seen[58], seen[59], seen[60]], [403, 404, 429]);
  });

  it('that is refused spends nothing', async () => {
    const { token } = await forgotten(settle);
    expectProblem(await reset(token, 'short'), 422, 'password_too_short');
    assert.equal((await reset(token)).status, 200);
  });

  it('does not skip the second factor', async () => {
    const { person, token } = await forgotten(secured);
    assert.equal((await reset(token)).status, 200);
    const { browser, challenge } = await challenged(service, { ...person, password: newPassword });
    assert.notEqual(challenge, 'undefined');
    assert.deepEqual((await browser.get('/account/session')).body, { status: 'anonymous' });
  });

  it('ends what was begun with the old one: half a sign-in, other links, an address that waits', async () => {
    const { browser, person, phone } = await secured(service);
    const mallory = newPerson().email;
    await browser.post('/account/email', { email: mallory });
    const [wanted] = await service.inbox(mallory);
    const half = await challenged(service, person);
    await openBrowser(service).post('/password-reset/request', { email: person.email });
    service.advance(61);
    await openBrowser(service).post('/password-reset/request', { email: person.email });
    const [one, other] = (await service.finalInbox(person.email)).filter(
      ({ subject }) => subject === 'Reset your password',
    );
    assert.equal((await reset(other?.token ?? '')).status, 200);
    expectProblem(await reset(one?.token ?? ''), 404, 'token_invalid');
    expectProblem(
      await half.browser.post('/sign-in/second-factor', { challenge: half.challenge, code: await phone.nextCode() }),
      410,
      'challenge_expired',
    );
    expectProblem(await half.browser.post('/account/email/confirm', { token: wanted.token }), 404, 'token_invalid');
  });

  it('is asked for alike by known, pending and unknown addresses, also too early', async () => {
    const [known, pending, nobody] = ['known', 'waiting', 'nobody'].map(
      (name) => `${name.padEnd(8, 'x')}${randomUUID()}@example.org`,
    );
    await settle(service, { email: known });
    await openBrowser(service).post('/sign-up/email', newPerson({ email: pending }));
    for (const round of [200, 429]) {
      const answers = await Promise.all(
        [known, pending, nobody].map((email) => openBrowser(service).post('/password-reset/request', { email })),
      );
      assert.ok(answers[0]);
      assert.equal(answers[0].status, round);
      for (const answer of answers) assert.deepEqual(shapeOf(answer), shapeOf(answers[0]));
    }
    assert.deepEqual(await service.finalInbox(String(nobody)), []);
    assert.equal((await service.finalInbox(String(pending))).length, 1);
    expectProblem(
      await openBrowser(service).post('/password-reset/request', { email: 'nonsense' }),
      422,
      'email_invalid',
    );
  });

  it('leaves neither its link nor the new one in the database', async () => {
    const { token } = await forgotten(settle);
    await reset(token);
    for (const table of ['accountLink', 'outgoingMail', 'idempotentAnswer', 'account']) {
      const rows = JSON.stringify(await service.query(`select * from "${table}"`));
      assert.ok(!rows.includes(token) && !rows.includes(newPassword) && !rows.includes(password), table);
    }
  });
});
