import {
  beginSignIn,
  expectEnded,
  expectNoSession,
  finishSignIn,
  newTwoFactor,
  nextCode,
  reauthenticate,
  withCodes,
} from '../account-steps.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf, type Need } from '../conformance-case.ts';
import { expect, expectEqual, expectOk } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import { newAccount, newSession, port, sessionState, signIn } from '../steps.ts';

const session = casesOf('session');
const sessions = casesOf('sessions');
const profile = casesOf('profile');

const withTime: readonly Need[] = ['account', 'advance', 'sessionLifetimes'];
const withKeeping: readonly Need[] = [...withTime, 'staySignedIn'];

/** More than a service takes to note that a session was used. */
const margin = 120;

const isSignedIn = async (client: InlineAuthClient): Promise<boolean> =>
  (await sessionState(client)).status !== 'anonymous';

const expectGoesOn = async (client: InlineAuthClient, when: string): Promise<void> =>
  expect(await isSignedIn(client), `the session goes on ${when}`);

/** Used again and again before it would have been idle for too long, up to its end. */
const expectLastsFor = async (
  { advance }: ConformanceHarness,
  client: InlineAuthClient,
  { absolute, idle }: { absolute: number; idle: number },
): Promise<void> => {
  let left = absolute;
  while (left > idle - margin) {
    await advance!(idle - margin);
    left -= idle - margin;
    await expectGoesOn(client, `with ${left} seconds left`);
  }
  await advance!(left + margin);
  await expectEnded(client, 'after its longest time the browser');
};

const expectEndsIdle = async (
  { advance }: ConformanceHarness,
  client: InlineAuthClient,
  { idle }: { idle: number },
): Promise<void> => {
  await advance!(idle / 2);
  await expectGoesOn(client, 'that was idle for half the time');
  await advance!(idle + margin);
  await expectEnded(client, 'idle for too long, the browser');
};

/** Signed in with a code in another browser than the one that set it up. */
const twoFactors = async (harness: ConformanceHarness, staySignedIn?: boolean): Promise<InlineAuthClient> => {
  const { person, secret } = await newTwoFactor(harness);
  const browser = await harness.newBrowser();
  const code = await nextCode(harness, secret);
  if (staySignedIn === undefined)
    expectOk(await finishSignIn(browser, person, { code }), 'signing in with the code succeeds');
  else {
    const { email, password } = person;
    const begun = expectOk(await browser.session.signIn({ email, password, staySignedIn }), 'the first step succeeds');
    const { challenge } = 'challenge' in begun ? begun : await beginSignIn(browser, person);
    expectOk(await port(browser, 'secondFactor').verify({ challenge, code }), 'the second step succeeds');
  }
  return browser;
};

/** Signed in where the person says whether to stay so. */
const staying = async (harness: ConformanceHarness, staySignedIn: boolean): Promise<InlineAuthClient> => {
  const { email, password } = await newAccount(harness);
  const browser = await harness.newBrowser();
  expectOk(await browser.session.signIn({ email, password, staySignedIn }), 'signing in succeeds');
  return browser;
};

export const sessionLifeCases = [
  session('that is used goes on, and ends when it is not used for too long', withTime, async (harness) => {
    const { browser } = await newSession(harness);
    await expectEndsIdle(harness, browser, harness.sessionLifetimes!.oneFactor);
  }),

  session('ends after its longest time, however much it is used', withTime, async (harness) => {
    const { browser } = await newSession(harness);
    await expectLastsFor(harness, browser, harness.sessionLifetimes!.oneFactor);
  }),

  session('is not prolonged by authenticating again', [...withTime, 'reauthentication'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const { absolute, idle } = harness.sessionLifetimes!.oneFactor;
    for (let left = absolute; left > 0; left -= idle - margin) {
      await reauthenticate(browser, person);
      await harness.advance!(Math.min(left + margin, idle - margin));
    }
    await expectEnded(browser, 'after its longest time the browser');
  }),

  session(
    'begun with a second factor ends when it is not used for too long',
    [...withTime, ...withCodes],
    async (harness) => expectEndsIdle(harness, await twoFactors(harness), harness.sessionLifetimes!.twoFactors),
  ),

  session('begun with a second factor ends after its longest time', [...withTime, ...withCodes], async (harness) =>
    expectLastsFor(harness, await twoFactors(harness), harness.sessionLifetimes!.twoFactors),
  ),

  session(
    'is kept by a browser that is closed only where the person stays signed in',
    ['account', 'staySignedIn', 'reopen'],
    async (harness) => {
      const [kept, passing] = [await staying(harness, true), await staying(harness, false)];
      await expectGoesOn(passing, 'while the browser is open');
      await expectGoesOn(await harness.reopen!(kept), 'when the browser is opened again');
      await expectEnded(await harness.reopen!(passing), 'opened again, the browser');
    },
  ),

  session(
    'is kept or not by what was said before the code',
    [...withCodes, 'staySignedIn', 'reopen'],
    async (harness) => {
      for (const staySignedIn of [true, false]) {
        const browser = await twoFactors(harness, staySignedIn);
        await expectGoesOn(browser, 'while the browser is open');
        expectEqual(
          await isSignedIn(await harness.reopen!(browser)),
          staySignedIn,
          'whether somebody is signed in when it is opened again is',
        );
      }
    },
  ),

  session('that is not kept ends sooner when it is not used', withKeeping, async (harness) => {
    const [kept, passing] = [await staying(harness, true), await staying(harness, false)];
    await expectEndsIdle(harness, passing, harness.sessionLifetimes!.notKept);
    await expectGoesOn(kept, 'that is kept');
  }),

  session('that is not kept ends sooner, however much it is used', withKeeping, async (harness) => {
    const [kept, passing] = [await staying(harness, true), await staying(harness, false)];
    await expectLastsFor(harness, passing, harness.sessionLifetimes!.notKept);
    await expectGoesOn(kept, 'that is kept');
  }),

  session(
    'that is not kept is not by authenticating again either',
    ['account', 'staySignedIn', 'reopen', 'reauthentication'],
    async (harness) => {
      const { email, password, ...person } = await newAccount(harness);
      const browser = await harness.newBrowser();
      expectOk(await browser.session.signIn({ email, password, staySignedIn: false }), 'signing in succeeds');
      await reauthenticate(browser, { email, password, ...person });
      await expectGoesOn(browser, 'while the browser is open');
      await expectEnded(await harness.reopen!(browser), 'opened again, the browser');
    },
  ),

  sessions('that ended with time are gone from the list', withTime, async (harness) => {
    const { browser, person } = await newSession(harness);
    const { id } = expectOk(await port(browser, 'sessions').list(), 'the sessions can be asked for')[0]!;
    await harness.advance!(harness.sessionLifetimes!.oneFactor.idle + margin);
    const other = await harness.newBrowser();
    await signIn(other, person);
    const left = expectOk(await port(other, 'sessions').list(), 'the sessions can be asked for');
    expectEqual(
      left.map(({ current }) => current),
      [true],
      'what is left is',
    );
    expect(!left.some((each) => each.id === id), 'the one that ended is not in the list');
  }),

  profile('is not changed by a session that ended with time', withTime, async (harness) => {
    const { browser } = await newSession(harness);
    await harness.advance!(harness.sessionLifetimes!.oneFactor.idle + margin);
    expectNoSession(
      await port(browser, 'profile').update({ firstName: 'Grace', lastName: 'Hopper' }),
      'changing the names',
    );
  }),
];
