import {
  beginSignIn,
  expectEnded,
  expectNoSession,
  expectNotice,
  newTwoFactor,
  nextCode,
  withCodes,
} from '../account-steps.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectOk, expectProblem } from '../expect.ts';
import {
  eitherPort,
  listen,
  newPerson,
  newSession,
  port,
  register,
  signIn,
  sessionState,
  tokenFor,
  tokenOf,
  verify,
} from '../steps.ts';

const deletion = casesOf('deletion');
const anyDeletion = casesOf('deletion', 'either');

const deleteAccount = async (client: InlineAuthClient): Promise<void> =>
  expectOk(await port(client, 'deletion').delete(), 'deleting succeeds');

export const deletionCases = [
  anyDeletion('says before what it takes along, by name', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    const impact = expectOk(await eitherPort(browser, 'deletion').impact(), 'asking succeeds');
    for (const kind of ['hosts', 'integrations', 'subscriptions'] as const) {
      expect(
        Array.isArray(impact[kind]) && impact[kind].every((name) => typeof name === 'string' && name !== ''),
        `${kind} are names`,
      );
    }
    expectOk(await browser.session.current(), 'asking deletes nothing');
  }),

  deletion('ends the account, and its password signs nobody in', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    await deleteAccount(browser);
    await expectEnded(browser, 'this browser');
    const signingIn = await (await harness.newBrowser()).session.signIn(person);
    expectProblem(signingIn, 'credentials_invalid', 'signing in');
    expectNoSession(await port(browser, 'deletion').delete(), 'deleting again');
  }),

  deletion('ends the sessions everywhere', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const other = await harness.newBrowser();
    await signIn(other, person);
    await deleteAccount(browser);
    expectNoSession(await port(other, 'deletion').impact(), 'asking from another browser');
    await expectEnded(other, 'the other browser');
  }),

  deletion('is announced, and heard of in another tab', ['account', 'newTab'], async (harness) => {
    const { browser } = await newSession(harness);
    const tab = await harness.newTab!(browser);
    await sessionState(tab);
    const [here, there] = [listen(harness, browser), listen(harness, tab)];
    await deleteAccount(browser);
    await here.heard();
    await there.heard();
    here.end();
    there.end();
    await expectEnded(tab, 'the other tab');
  }),

  deletion('leaves other accounts untouched', ['account'], async (harness) => {
    const other = await newSession(harness);
    const before = await sessionState(other.browser);
    const { browser } = await newSession(harness);
    await deleteAccount(browser);
    expectEqual(await sessionState(other.browser), before, 'the session of somebody else is');
    await signIn(await harness.newBrowser(), other.person);
  }),

  deletion(
    'frees the address, for an account that has nothing of the old one',
    ['account', 'registration', 'verification'],
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const before = await sessionState(browser);
      await deleteAccount(browser);
      const other = { ...person, firstName: 'Grace', password: 'another horse battery staple' };
      await verify(browser, await tokenOf(harness, person.email, () => register(browser, other)));
      const state = await signIn(browser, other);
      expectEqual('account' in state && state.account.firstName, 'Grace', 'the name is');
      if (browser.terms) expectEqual(state.status, 'terms_due', 'the status is');
      expect(
        'account' in state && 'account' in before && state.account.id !== before.account.id,
        'the account has another id',
      );
    },
  ),

  deletion('takes the second factor along', [...withCodes, 'registration', 'verification'], async (harness) => {
    const { browser, person } = await newTwoFactor(harness);
    await deleteAccount(browser);
    await verify(browser, await tokenOf(harness, person.email, () => register(browser, person)));
    await signIn(browser, person);
    expectEqual(
      expectOk(await port(browser, 'authenticators').list(), 'the authenticators can be asked for'),
      [],
      'the authenticators are',
    );
  }),

  deletion('takes half sign-ins along', withCodes, async (harness) => {
    const { browser, person, secret } = await newTwoFactor(harness);
    const guest = await harness.newBrowser();
    const { challenge } = await beginSignIn(guest, person);
    await deleteAccount(browser);
    const late = await port(guest, 'secondFactor').verify({ challenge, code: await nextCode(harness, secret) });
    expectProblem(late, 'challenge_expired', 'the right code');
  }),

  deletion('takes mailed links along', ['account', 'email', 'passwordReset'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const next = newPerson(harness).email;
    expectOk(await port(browser, 'email').change({ email: next }), 'asking for another address succeeds');
    const confirming = await tokenFor(harness, next);
    const resetting = await tokenOf(harness, person.email, () =>
      port(browser, 'passwordReset').request({ email: person.email }),
    );
    await deleteAccount(browser);
    expectProblem(
      await port(browser, 'email').confirm({ token: confirming }),
      'token_invalid',
      'confirming the address',
    );
    const reset = await port(browser, 'passwordReset').confirm({
      token: resetting,
      password: 'another horse battery staple',
    });
    expectProblem(reset, 'token_invalid', 'choosing another password');
    const whose = await port(browser, 'passwordReset').confirm({ token: resetting });
    expectEqual(expectProblem(whose, 'token_invalid', 'asking whose it is').account, undefined, 'the account is');
  }),

  deletion('is told to the owner by mail', { needs: ['account'], promises: ['notices'] }, async (harness) => {
    const { browser, person } = await newSession(harness);
    await expectNotice(harness, person.email, () => deleteAccount(browser));
  }),
];
