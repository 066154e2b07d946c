import { addAuthenticator, finishSignIn, makeRecoveryCodes, nextCode } from '../account-steps.ts';
import type { Outcome } from '../../client/outcome.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf, type Need } from '../conformance-case.ts';
import { expectEqual, expectOk, expectProblem } from '../expect.ts';
import { newSession, port, sessionState } from '../steps.ts';

const authenticators = casesOf('authenticators');
const needs: readonly Need[] = [
  'account',
  'secondFactor',
  'totp',
  'advance',
  'terms',
  'sessions',
  'requiresSecondFactor',
];

const statusOf = async (browser: InlineAuthClient): Promise<string> => (await sessionState(browser)).status;

/** What an account that owes its second factor can neither see nor do. */
const closed: Record<string, (browser: InlineAuthClient) => Promise<Outcome<unknown>> | undefined> = {
  'a new name': ({ profile }) => profile?.update({ firstName: 'Eve', lastName: 'Lovelace' }),
  'another address': ({ email }) =>
    email?.kind === 'redirect' ? undefined : email?.change({ email: 'eve@example.org' }),
  'another password': ({ password }) =>
    password?.kind === 'redirect'
      ? undefined
      : password?.change({ password: 'a completely new password', endOtherSessions: true }),
  'the sessions': ({ sessions }) => sessions?.list(),
  'the end of the others': ({ sessions }) => sessions?.endOthers(),
  'recovery codes': ({ recoveryCodes }) => (recoveryCodes?.kind === 'redirect' ? undefined : recoveryCodes?.generate()),
  'the deletion': ({ deletion }) => (deletion?.kind === 'redirect' ? undefined : deletion?.delete()),
};

export const requiredSecondFactorCases = [
  authenticators(
    'that are required are due once signed in, and nothing else is answered before',
    needs,
    async (harness) => {
      const { browser } = await newSession(harness);
      const { accept, current } = port(browser, 'terms');
      const { version } = expectOk(await current(), 'the terms can be read');
      expectOk(await accept({ version }), 'accepting them succeeds');
      expectEqual(await statusOf(browser), 'second_factor_due', 'the status is');
      for (const [what, ask] of Object.entries(closed)) {
        const answer = await ask(browser);
        if (answer) expectProblem(answer, 'second_factor_due', what);
      }
      expectEqual(await statusOf(browser), 'second_factor_due', 'afterwards the status is');
      await addAuthenticator(harness, browser);
      expectEqual(await statusOf(browser), 'active', 'with an authenticator the status is');
      expectOk(await port(browser, 'sessions').list(), 'the sessions are listed');
    },
  ),

  authenticators(
    'that are required can’t be the last one removed, and one in its place can',
    needs,
    async (harness) => {
      const { browser } = await newSession(harness);
      const { authenticator: first } = await addAuthenticator(harness, browser);
      const { remove, list } = port(browser, 'authenticators');
      expectProblem(await remove({ id: first.id }), 'last_authenticator', 'removing the only one');
      await harness.advance!(30);
      const { authenticator: second } = await addAuthenticator(harness, browser, 'Tablet');
      expectOk(await remove({ id: first.id }), 'removing one of two succeeds');
      expectEqual(
        expectOk(await list(), 'the list can be read').map(({ id }) => id),
        [second.id],
        'the list is',
      );
    },
  ),

  authenticators(
    'that are required leave a recovery code as a way in',
    [...needs, 'recoveryCodes'],
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const { secret } = await addAuthenticator(harness, browser);
      const [recoveryCode] = await makeRecoveryCodes(browser);
      const byCode = await finishSignIn(await harness.newBrowser(), person, { recoveryCode });
      expectOk(byCode, 'a recovery code signs in');
      const code = await nextCode(harness, secret);
      expectOk(await finishSignIn(await harness.newBrowser(), person, { code }), 'a code signs in');
    },
  ),
];
