import type { Account, SessionState } from '../../client/ports/session.ts';
import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectOk, expectProblem } from '../expect.ts';
import { newAccount, newPerson, newSession, passwordOf, register, signIn, sessionState } from '../steps.ts';

const session = casesOf('session');
const anonymous = { status: 'anonymous' };

export const sessionCases = [
  session('a browser that was never here is anonymous', [], async (harness) => {
    expectEqual(await sessionState(await harness.newBrowser()), anonymous, 'the state is');
  }),

  session('signing in answers the account, and so does asking afterwards', ['account'], async (harness) => {
    const person = await newAccount(harness);
    const browser = await harness.newBrowser();
    const state = await signIn(browser, person);
    expect('account' in state, `the status is terms_due or active, not ${state.status}`);
    const { id, ...rest } = (state as Extract<SessionState, { account: Account }>).account;
    expect(typeof id === 'string' && id !== '', 'the account has an id');
    const { firstName, lastName, email } = person;
    expectEqual(rest, { firstName, lastName, email }, 'the account is what was registered');
    expectEqual(await sessionState(browser), state, 'current() answers what signIn() answered');
  }),

  session('the case of the e-mail address does not matter', ['account'], async (harness) => {
    const person = await newAccount(harness);
    const browser = await harness.newBrowser();
    const state = await signIn(browser, { ...person, email: person.email.toUpperCase() });
    expectEqual('account' in state && state.account.email, person.email, 'the address is shown as it was registered');
  }),

  session('the case of the password matters', ['account'], async (harness) => {
    const { email, password } = await newAccount(harness);
    const outcome = await (await harness.newBrowser()).session.signIn({ email, password: password.toUpperCase() });
    expectProblem(outcome, 'credentials_invalid', 'signing in with another case');
  }),

  session('a wrong password and an unknown address get the same answer', ['account'], async (harness) => {
    const { email } = await newAccount(harness);
    const browser = await harness.newBrowser();
    const wrong = await browser.session.signIn({ email, password: 'another horse battery staple' });
    const unknown = await browser.session.signIn({
      email: harness.uniqueEmail(),
      password: 'another horse battery staple',
    });
    const problem = expectProblem(wrong, 'credentials_invalid', 'signing in with a wrong password');
    expectEqual(problem.field, undefined, 'no field is named');
    const { code, field, retryAfter } = expectProblem(
      unknown,
      'credentials_invalid',
      'signing in with an unknown address',
    );
    expectEqual(
      { code, field, retryAfter },
      { code: problem.code, field: problem.field, retryAfter: problem.retryAfter },
      'the answers are alike',
    );
    expectEqual(await sessionState(browser), anonymous, 'the state afterwards is');
  }),

  session('an empty or overlong password is only a wrong one', ['account'], async (harness) => {
    const { email } = await newAccount(harness);
    const browser = await harness.newBrowser();
    for (const password of ['', passwordOf(5000)]) {
      expectProblem(
        await browser.session.signIn({ email, password }),
        'credentials_invalid',
        `signing in with ${password.length} characters`,
      );
    }
  }),

  session('a session belongs to one browser', ['account'], async (harness) => {
    const { person } = await newSession(harness);
    const other = await harness.newBrowser();
    expectEqual(await sessionState(other), anonymous, 'another browser is');
    await signIn(other, person);
    expectOk(await other.session.signOut(), 'signing out succeeds');
  }),

  session('signing out ends the session here and nowhere else', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const other = await harness.newBrowser();
    const before = await signIn(other, person);
    expectOk(await browser.session.signOut(), 'signing out succeeds');
    expectEqual(await sessionState(browser), anonymous, 'the state afterwards is');
    expectEqual(await sessionState(other), before, 'the other browser is still signed in');
  }),

  session('signing out succeeds without a session', [], async (harness) => {
    const browser = await harness.newBrowser();
    expectOk(await browser.session.signOut(), 'signing out without a session succeeds');
    expectOk(await browser.session.signOut(), 'signing out again succeeds');
  }),

  session('signing in as somebody else replaces the session', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    const other = await newAccount(harness, { firstName: 'Grace', lastName: 'Hopper' });
    await signIn(browser, other);
    const state = await sessionState(browser);
    expectEqual('account' in state && state.account.email, other.email, 'the session is the one of');
  }),

  session('a failed sign-in leaves the session as it was', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const before = await sessionState(browser);
    await browser.session.signIn({ email: person.email, password: 'another horse battery staple' });
    expectEqual(await sessionState(browser), before, 'the state afterwards is');
  }),

  session(
    'an unverified account is told so, after the right password only',
    ['registration', 'waiting'],
    async (harness) => {
      const person = newPerson(harness);
      await register(await harness.newBrowser(), person);
      const browser = await harness.newBrowser();
      const { email, password } = person;
      expectProblem(
        await browser.session.signIn({ email, password: 'another horse battery staple' }),
        'credentials_invalid',
        'a wrong password',
      );
      expectEqual(await sessionState(browser), anonymous, 'after a wrong password the state is');
      expectProblem(await browser.session.signIn({ email, password }), 'email_unverified', 'the right password');
      expectEqual(
        await sessionState(browser),
        { status: 'unverified', email },
        'after the right password the state is',
      );
    },
  ),
];
