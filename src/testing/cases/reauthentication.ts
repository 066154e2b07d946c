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
  reauthentication(
    'asks for what is missing, each factor by itself',
    { needs: [...withStaleness, ...withCodes], promises: ['freshness', 'everyFactor'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const { methods, reauthenticate: call } = port(browser, 'reauthentication');
      const missing = async () => expectOk(await methods(), 'what is missing can be asked for');
      expectEqual(await missing(), [], 'right after signing in, there is missing');
      await growStale(harness);
      expectEqual(await missing(), [['password']], 'later, without an authenticator, there is missing');
      await reauthenticate(browser, person);
      const { secret } = await addAuthenticator(harness, browser);
      expectEqual(await missing(), [], 'right after a set-up, there is missing');
      await growStale(harness);
      expectEqual(await missing(), [['password'], ['totp']], 'later, with one, there is missing');
      expectOk(await call({ password: person.password }), 'the password succeeds');
      expectEqual(await missing(), [['totp']], 'after the password, there is missing');
      expectOk(await call({ code: await nextCode(harness, secret) }), 'the code succeeds');
      expectEqual(await missing(), [], 'after the code, there is missing');
    },
  ),

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
    'by the password alone is not enough where there is a second factor, in a session from before it either',
    { needs: [...needs, ...withCodes], promises: ['freshness', 'everyFactor'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const other = await harness.newBrowser();
      await signIn(other, person);
      const { authenticator, secret } = await addAuthenticator(harness, browser, 'Telephone', {
        endOtherSessions: false,
      });
      const { remove } = port(other, 'authenticators');
      await expectStale(() => remove({ id: authenticator.id }), 'removing it in a session from before it');
      await reauthenticate(other, person);
      await expectStale(() => remove({ id: authenticator.id }), 'removing it after the password');
      await expectStale(() => sensitive(other), 'another sensitive call after the password');
      const { reauthenticate: call } = port(other, 'reauthentication');
      const code = await nextCode(harness, secret);
      expectProblem(await call({ code: wrongCode(code) }), 'code_invalid', 'a wrong code');
      await expectStale(() => sensitive(other), 'a sensitive call after a wrong code');
      expectOk(await call({ code }), 'the right code succeeds');
      expectOk(await remove({ id: authenticator.id }), 'removing it then succeeds');
    },
  ),

  reauthentication(
    'takes password and code in one call, all of it or nothing',
    [...needs, ...withCodes],
    async (harness) => {
      const { browser, person, secret } = await newTwoFactor(harness);
      await growStale(harness);
      const { methods, reauthenticate: call } = port(browser, 'reauthentication');
      const before = await methods();
      const code = await nextCode(harness, secret);
      const { password } = person;
      expectProblem(
        await call({ password: 'not the password at all', code }),
        'password_incorrect',
        'a wrong password',
      );
      expectProblem(await call({ password, code: wrongCode(code) }), 'code_invalid', 'a wrong code');
      expectEqual(await methods(), before, 'afterwards there is missing');
      expectOk(await call({ password, code }), 'both right succeed, and the code was not used up before');
      expectOk(await sensitive(browser), 'afterwards a sensitive call succeeds');
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
    'takes a recovery code in the place of a code, once',
    { needs: [...needs, ...withCodes, 'recoveryCodes'], promises: ['freshness', 'everyFactor'] },
    async (harness) => {
      const { browser, person } = await newTwoFactor(harness);
      const [recoveryCode] = await makeRecoveryCodes(browser);
      await growStale(harness);
      const { methods, reauthenticate: call } = port(browser, 'reauthentication');
      expectEqual(
        expectOk(await methods(), 'what is missing can be asked for'),
        [['password'], ['totp', 'recovery_code']],
        'with recovery codes there is missing',
      );
      const { password } = person;
      expectProblem(await call({ password, recoveryCode: 'AAAA-AAAA-AAAA' }), 'code_invalid', 'another recovery code');
      expectOk(await call({ password, recoveryCode }), 'password and recovery code succeed');
      expectOk(await sensitive(browser), 'afterwards a sensitive call succeeds');
      expectProblem(await call({ recoveryCode }), 'code_already_used', 'the same recovery code again');
      expectProblem(await call({ code: recoveryCode }), 'code_invalid', 'a recovery code as a code');
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
