import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newPerson, openBrowser, type Answer, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { addPhone } from '../support/second-factor.ts';

/** Her own, and what a stranger chose for her address. */
const own = 'her own long password';
const evil = 'known to mallory only';

describe('whoever registers an address first', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ env: { RATE_LIMITS: '1' } })));
  after(() => service.stop());
  // Each has the limits of an hour to itself.
  beforeEach(() => service.advance(3600));

  /** Ann registers; a stranger registers her address three times, from elsewhere; after the pause she has her mail sent again. */
  const film = async () => {
    const ann = openBrowser(service);
    const mallory = openBrowser(service);
    const person = newPerson({ firstName: 'Ann', password: own });
    const { email } = person;
    const hers = await ann.post('/sign-up/email', person);
    const tickets: unknown[] = [];
    for (let i = 0; i < 3; i += 1)
      tickets.push((await mallory.post('/sign-up/email', { ...person, password: evil })).body.ticket);
    const strangers = (await service.inbox(email, { count: 4 })).slice(1);
    return { ann, mallory, person, email, ticket: hers.body.ticket, tickets, strangers };
  };
  const verify = (browser: Browser, body: object): Promise<Answer> => browser.post('/email-verification/verify', body);
  const signInWith = (browser: Browser, email: string, password: string): Promise<Answer> =>
    browser.post('/sign-in/email', { email, password });

  it('does not take it over: the link that is sent again is that of the ticket, and the click is enough', async () => {
    const { ann, mallory, email, ticket, tickets } = await film();
    service.advance(61);
    assert.equal((await ann.post('/email-verification/send', { email, ticket })).status, 200);
    const token = (await service.inbox(email, { count: 5 })).at(-1)?.token;
    assert.equal((await verify(ann, { token, ticket })).status, 200);
    assert.equal((await signInWith(ann, email, own)).status, 200);
    // Nothing has changed for the stranger: as for an address whose mail nobody opened.
    expectProblem(await signInWith(mallory, email, evil), 403, 'email_unverified');
    for (const theirs of tickets) {
      const { body } = await mallory.post('/email-verification/status', { ticket: theirs });
      assert.equal(body.verified, false);
    }
  });

  it('does not get in by the click of the mailbox’s owner on the stranger’s link', async () => {
    const { ann, mallory, email, ticket, tickets, strangers } = await film();
    for (const { token } of strangers) {
      // Her ticket leads to her own registration, and a link alone to nothing.
      for (const body of [{ token }, { token, ticket }]) {
        const answer = await verify(ann, body);
        expectProblem(answer, 403, 'password_required');
        assert.equal(answer.body.account, email);
      }
    }
    expectProblem(await signInWith(mallory, email, evil), 403, 'email_unverified');
    const [first, second] = strangers;
    // The stranger's ticket is no help without the mail.
    expectProblem(await verify(mallory, { token: 'guessed', ticket: tickets[0] }), 404, 'token_invalid');
    // The link is still good: she takes her address with a password of her own.
    expectProblem(await verify(ann, { token: first?.token, newPassword: 'short' }), 422, 'password_too_short');
    assert.equal((await verify(ann, { token: first?.token, newPassword: own })).status, 200);
    assert.equal((await signInWith(ann, email, own)).status, 200);
    expectProblem(await signInWith(mallory, email, evil), 403, 'email_unverified');
    expectProblem(await verify(mallory, { token: second?.token, ticket: tickets[1] }), 409, 'already_verified');
    for (const theirs of tickets) {
      const { body } = await mallory.post('/email-verification/status', { ticket: theirs });
      assert.equal(body.verified, false);
    }
  });

  it('can’t add a second factor or have a link reset: there is no account before the owner decides', async () => {
    const { ann, mallory, email, strangers } = await film();
    await verify(ann, { token: strangers[0]?.token });
    expectProblem(await mallory.post('/account/authenticators/enrol', {}), 401, 'not_signed_in');
    assert.equal((await service.query(`select id from "user" where email = '${email}'`)).length, 0);
  });

  it('accepts no terms and answers no questions for whoever takes the address with a new password', async () => {
    const ann = openBrowser(service);
    const person = newPerson({ acceptedTerms: '2026-01', extra: { newsletter: 'yes' } });
    await openBrowser(service).post('/sign-up/email', person);
    const [{ token }] = await service.inbox(person.email);
    assert.equal((await verify(ann, { token, newPassword: own })).status, 200);
    assert.equal((await signInWith(ann, person.email, own)).body.status, 'terms_due');
    const [user] = await service.query(`select extra from "user" where email = '${person.email}'`);
    assert.equal(user?.extra, null);
  });

  it('is found by the own password in the browser with the ticket, whatever was registered since', async () => {
    const { ann, email, ticket } = await film();
    expectProblem(await ann.post('/sign-in/email', { email, password: own, ticket }), 403, 'email_unverified');
  });

  it('has nothing left of it once the owner decided, wherever the account goes', async () => {
    const { ann, mallory, email, ticket, tickets, strangers } = await film();
    const [{ token: hers }] = await service.inbox(email);
    assert.equal((await verify(ann, { token: hers, ticket })).status, 200);
    // By a program of the host's own, which knows nothing of registrations.
    await service.query(`update "user" set "email" = 'moved.${email}' where "email" = '${email}'`);
    for (const [i, { token }] of strangers.entries()) {
      expectProblem(await verify(mallory, { token, ticket: tickets[i] }), 409, 'already_verified');
      expectProblem(await verify(ann, { token, newPassword: own }), 409, 'already_verified');
    }
    service.advance(61);
    await mallory.post('/email-verification/send', { email, ticket: tickets[0] });
    assert.equal((await service.finalInbox(email)).filter(({ token }) => token !== undefined).length, 4);
    assert.deepEqual(await service.query(`select id from "user" where "email" = '${email}'`), []);
  });

  it('has nothing left of it either where an account changed to the address', async () => {
    const mallory = openBrowser(service);
    const person = newPerson({ password: evil });
    const { ticket } = (await mallory.post('/sign-up/email', person)).body;
    const [{ token: strangers }] = await service.inbox(person.email);
    const { browser: ann } = await signIn(service);
    assert.equal((await ann.post('/account/email', { email: person.email })).status, 200);
    const token = (await service.inbox(person.email, { count: 2 })).at(-1)?.token;
    assert.equal((await ann.post('/account/email/confirm', { token })).status, 200);
    await service.query(`update "user" set "email" = 'moved.${person.email}' where "email" = '${person.email}'`);
    expectProblem(await verify(mallory, { token: strangers, ticket }), 409, 'already_verified');
  });

  it('does not get a changed address for another account by a session that is not the asking one’s', async () => {
    const { browser: mallory, person: theirs } = await signIn(service, { password: evil });
    const { browser: ann, person: hers } = await signIn(service);
    const { email } = newPerson();
    await mallory.post('/account/email', { email });
    const [{ token }] = await service.inbox(email);
    expectProblem(await ann.post('/account/email/confirm', { token }), 403, 'password_required');
    for (const { email: own } of [theirs, hers])
      assert.equal((await service.query(`select id from "user" where "email" = '${own}'`)).length, 1);
  });

  it('guesses the password of a registration ten times, and spends no link by it', async () => {
    const { person, email } = await film();
    const [{ token }] = await service.inbox(email);
    const elsewhere = openBrowser(service);
    for (let i = 0; i < 10; i += 1) {
      const answer = await verify(elsewhere, { token, password: `guess number ${i}` });
      expectProblem(answer, 422, 'password_incorrect');
      assert.equal(answer.body.field, 'password');
    }
    expectProblem(await verify(elsewhere, { token, password: person.password }), 429, 'rate_limited');
    service.advance(301);
    assert.equal((await verify(elsewhere, { token, password: person.password })).status, 200);
  });

  it('does not get the address for another account by a click without its session or password', async () => {
    const { browser: mallory, person: theirs } = await signIn(service, { password: evil });
    await addPhone(service, mallory);
    const { email } = newPerson();
    assert.equal((await mallory.post('/account/email', { email })).status, 200);
    const [{ token, text }] = await service.inbox(email);
    const masked = /^(.).*@(.).*(\..+)$/.exec(theirs.email)!.slice(1, 4);
    const account = `${masked[0]}•••@${masked[1]}•••${masked[2]}`;
    assert.ok(text.includes(account), text);

    const ann = openBrowser(service);
    const asked = await ann.post('/account/email/confirm', { token });
    expectProblem(asked, 403, 'password_required');
    assert.equal(asked.body.account, account);
    expectProblem(await ann.post('/account/email/confirm', { token, password: own }), 422, 'password_incorrect');
    // Signed in to another account is no session of the one that asks.
    const { browser: other } = await signIn(service);
    expectProblem(await other.post('/account/email/confirm', { token }), 403, 'password_required');
    assert.equal((await service.query(`select id from "user" where email = '${email}'`)).length, 0);
    // Who asked finishes it.
    assert.equal((await mallory.post('/account/email/confirm', { token })).status, 200);
  });
});
