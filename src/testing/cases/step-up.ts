import {
  expectStale,
  growStale,
  newTwoFactor,
  reauthenticate,
  reauthenticateWithCode,
  withCodes,
  withStaleness,
} from '../account-steps.ts';
import { casesOf } from '../conformance-case.ts';
import { expectEqual, expectOk } from '../expect.ts';
import { newSession, port, signIn, sessionState } from '../steps.ts';

const authenticators = casesOf('authenticators');
const recoveryCodes = casesOf('recoveryCodes');
const sessions = casesOf('sessions');
const deletion = casesOf('deletion');
const fresh = { needs: [...withStaleness, ...withCodes], promises: ['freshness'] } as const;

/** The other sensitive calls of an old session. Each has to be refused, and to change nothing. */
export const stepUpCases = [
  authenticators('want a fresh authentication, and change nothing before', fresh, async (harness) => {
    const { browser, authenticator, ...owner } = await newTwoFactor(harness);
    const { list, enrol, activate, remove } = port(browser, 'authenticators');
    const begun = expectOk(await enrol(), 'beginning a set-up succeeds');
    await growStale(harness);
    await expectStale(() => enrol(), 'enrol()');
    const input = { id: begun.id, code: await harness.totp!(begun.secret), name: 'Tablet', endOtherSessions: false };
    await expectStale(() => activate(input), 'activate()');
    await expectStale(() => remove({ id: authenticator.id }), 'remove()');
    expectEqual(expectOk(await list(), 'asking for the list succeeds'), [authenticator], 'the list is');
    await reauthenticateWithCode(harness, browser, owner);
    expectOk(await activate(input), 'after authenticating again, the same set-up and code succeed');
  }),

  authenticators('can be renamed without a fresh authentication', fresh.needs, async (harness) => {
    const { browser, authenticator } = await newTwoFactor(harness);
    await growStale(harness);
    expectOk(
      await port(browser, 'authenticators').rename({ id: authenticator.id, name: 'Tablet' }),
      'renaming succeeds',
    );
  }),

  recoveryCodes('want a fresh authentication, and the old set stays before', fresh, async (harness) => {
    const { browser, ...owner } = await newTwoFactor(harness);
    const { status, generate } = port(browser, 'recoveryCodes');
    const before = await status();
    await growStale(harness);
    await expectStale(() => generate(), 'generate()');
    expectEqual(await status(), before, 'the status is');
    await reauthenticateWithCode(harness, browser, owner);
    expectOk(await generate(), 'after authenticating again, making a set succeeds');
  }),

  sessions(
    'want a fresh authentication to be ended, and stay before',
    { ...fresh, needs: withStaleness },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const other = await harness.newBrowser();
      const state = await signIn(other, person);
      const { list, end, endOthers } = port(browser, 'sessions');
      const id = expectOk(await list(), 'asking for the list succeeds').find(({ current }) => !current)?.id ?? '';
      await growStale(harness);
      await expectStale(() => end({ id }), 'end()');
      await expectStale(() => endOthers(), 'endOthers()');
      expectEqual(await sessionState(other), state, 'the other browser is');
      await reauthenticate(browser, person);
      expectOk(await end({ id }), 'after authenticating again, ending it succeeds');
    },
  ),

  deletion(
    'wants a fresh authentication, and the account stays whole before',
    { ...fresh, needs: withStaleness },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const before = await sessionState(browser);
      const impact = await port(browser, 'deletion').impact();
      await growStale(harness);
      await expectStale(() => port(browser, 'deletion').delete(), 'delete()');
      expectEqual(await sessionState(browser), before, 'the session is');
      expectEqual(await port(browser, 'deletion').impact(), impact, 'what it owns is');
      await signIn(await harness.newBrowser(), person);
      await reauthenticate(browser, person);
      expectOk(await port(browser, 'deletion').delete(), 'after authenticating again, deleting succeeds');
    },
  ),
];
