import {
  addAuthenticator,
  expectStale,
  finishSignIn,
  growStale,
  makeRecoveryCodes,
  newTwoFactor,
  nextCode,
  reauthenticate,
  withCodes,
  withStaleness,
  wrongCode,
} from '../account-steps.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import type { Outcome } from '../../client/outcome.ts';
import { casesOf, type Need } from '../conformance-case.ts';
import { expectEqual, expectOk, expectProblem } from '../expect.ts';
import { newSession, port, signIn, sessionState } from '../steps.ts';

const reauthentication = casesOf('reauthentication');
const needs: readonly Need[] = [...withStaleness, 'sessions'];

/** The sensitive call that changes least: there are no others to be ended. */
const sensitive = (client: InlineAuthClient): Promise<Outcome> => port(client, 'sessions').endOthers();

export const reauthenticationCases = [
  reauthentication('offers what the account has', withCodes, async (harness) => {
    const { browser } = await newSession(harness);
    const methods = async () =>
      expectOk(await port(browser, 'reauthentication').methods(), 'the methods can be asked for');
    expectEqual(await methods(), ['password'], 'without an authenticator the methods are');
    await addAuthenticator(harness, browser);
    expectEqual([...(await methods())].sort(), ['password', 'totp'], 'with one they are');
  }),

  reauthentication('signing in is fresh, and grows old', { needs, promises: ['freshness'] }, async (harness) => {
    const { browser, person } = await newSession(harness);
    expectOk(await sensitive(browser), 'a sensitive call at once succeeds');
    await growStale(harness);
    await expectStale(() => sensitive(browser), 'a sensitive call');
    await signIn(browser, person);
    expectOk(await sensitive(browser), 'after signing in again it succeeds');
  }),

  reauthentication(
    'with the password makes the session fresh, and leaves it what it was',
    { needs, promises: ['freshness'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const before = await sessionState(browser);
      await growStale(harness);
      await expectStale(() => sensitive(browser), 'a sensitive call');
      await reauthenticate(browser, person);
      expectOk(await sensitive(browser), 'afterwards it succeeds');
      expectEqual(await sessionState(browser), before, 'the session is');
      expectEqual(
        expectOk(await port(browser, 'sessions').list(), 'the sessions can be asked for').length,
        1,
        'the number of sessions is',
      );
      await growStale(harness);
      await expectStale(() => sensitive(browser), 'later, a sensitive call');
    },
  ),

  reauthentication('with a wrong password changes nothing', { needs, promises: ['freshness'] }, async (harness) => {
    const { browser } = await newSession(harness);
    await growStale(harness);
    for (const password of ['not the password at all', '']) {
      expectProblem(
        await port(browser, 'reauthentication').reauthenticate({ password }),
        'password_incorrect',
        `the password "${password}"`,
      );
    }
    await expectStale(() => sensitive(browser), 'a sensitive call');
  }),

  reauthentication(
    'with a code makes the session fresh',
    { needs: [...needs, ...withCodes], promises: ['freshness'] },
    async (harness) => {
      const { browser, secret } = await newTwoFactor(harness);
      await growStale(harness);
      const code = await nextCode(harness, secret);
      const { reauthenticate: call } = port(browser, 'reauthentication');
      expectProblem(await call({ code: wrongCode(code) }), 'code_invalid', 'a wrong code');
      await expectStale(() => sensitive(browser), 'a sensitive call');
      expectOk(await call({ code }), 'the right code succeeds');
      expectOk(await sensitive(browser), 'afterwards it succeeds');
    },
  ),

  reauthentication('takes no code twice, and none that signed in', [...needs, ...withCodes], async (harness) => {
    const { browser, person, secret } = await newTwoFactor(harness);
    const { reauthenticate: call } = port(browser, 'reauthentication');
    const code = await nextCode(harness, secret);
    expectOk(await call({ code }), 'the code succeeds');
    expectProblem(await call({ code }), 'code_already_used', 'the same code again');
    expectProblem(
      await finishSignIn(await harness.newBrowser(), person, { code }),
      'code_already_used',
      'signing in with it',
    );
    const other = await nextCode(harness, secret);
    expectOk(
      await finishSignIn(await harness.newBrowser(), person, { code: other }),
      'signing in with the next one succeeds',
    );
    expectProblem(await call({ code: other }), 'code_already_used', 'the code that signed in');
  }),

  reauthentication(
    'takes no recovery code, which is for whoever lost the authenticator',
    [...needs, ...withCodes, 'recoveryCodes'],
    async (harness) => {
      const { browser } = await newTwoFactor(harness);
      const [code] = await makeRecoveryCodes(browser);
      expectProblem(
        await port(browser, 'reauthentication').reauthenticate({ code }),
        'code_invalid',
        'a recovery code',
      );
    },
  ),

  reauthentication('takes no code of an account without an authenticator', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    expectProblem(await port(browser, 'reauthentication').reauthenticate({ code: '000000' }), 'code_invalid', 'a code');
  }),

  reauthentication('in one browser is none in another one', { needs, promises: ['freshness'] }, async (harness) => {
    const { browser, person } = await newSession(harness);
    const other = await harness.newBrowser();
    await signIn(other, person);
    await growStale(harness);
    await reauthenticate(other, person);
    await expectStale(() => sensitive(browser), 'a sensitive call in the other browser');
  }),

  reauthentication('is one for all tabs of a browser', [...needs, 'newTab'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const tab = await harness.newTab!(browser);
    await growStale(harness);
    await reauthenticate(browser, person);
    expectOk(await sensitive(tab), 'a sensitive call in the other tab succeeds');
  }),

  reauthentication('takes the password of this account only', needs, async (harness) => {
    const { person: other } = await newSession(harness, { password: 'another horse battery staple' });
    const { browser } = await newSession(harness);
    const outcome = await port(browser, 'reauthentication').reauthenticate({ password: other.password });
    expectProblem(outcome, 'password_incorrect', 'the password of somebody else');
  }),
];
