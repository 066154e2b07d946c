import { beginSignIn, newTwoFactor, nextCode, withCodes, wrongCode } from '../account-steps.ts';
import type { Registration } from '../../client/ports/registration.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import type { Problem } from '../../client/problem.ts';
import { casesOf, type Need } from '../conformance-case.ts';
import { ConformanceError, expect, expectEqual, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import { newAccount, newSession, port, register, signIn, tokenOf } from '../steps.ts';

const session = casesOf('session');
const secondFactor = casesOf('secondFactor');

const withGuesses: readonly Need[] = ['account', 'guessing'];

/** In a browser that was never here, unless one is given. */
const tryPassword = async (
  harness: ConformanceHarness,
  { email }: Pick<Registration, 'email'>,
  password = 'not the password at all',
  browser?: InlineAuthClient,
): Promise<Problem | undefined> => {
  const outcome = await (browser ?? (await harness.newBrowser())).session.signIn({ email, password });
  return outcome.ok ? undefined : outcome.problem;
};

/** So many wrong passwords in a row, each from another browser unless one is given. */
const guess = async (
  harness: ConformanceHarness,
  person: Pick<Registration, 'email'>,
  times: number,
  browser?: InlineAuthClient,
): Promise<void> => {
  for (let wrong = 1; wrong <= times; wrong += 1) {
    const problem = await tryPassword(harness, person, undefined, browser);
    expectEqual(problem?.code, 'credentials_invalid', `wrong password ${wrong} is answered with`);
  }
};

/** What one more guess is answered with, where it has to wait: the seconds. */
const expectWait = async (
  harness: ConformanceHarness,
  person: Registration | { email: string },
  password?: string,
  browser?: InlineAuthClient,
): Promise<number> => {
  const { code, retryAfter = 0 } = (await tryPassword(harness, person, password, browser)) ?? {};
  expectEqual(code, 'rate_limited', 'one guess too many is answered with');
  expect(retryAfter > 0, `retryAfter is a number of seconds, not ${retryAfter}`);
  return retryAfter;
};

/** As many wrong passwords in a row as there may be, each after its wait, and the wait after the last one. */
const guessToTheEnd = async (harness: ConformanceHarness, person: Registration): Promise<void> => {
  const { guessing, advance } = harness;
  let wrong = 0;
  for (let tries = 0; wrong < guessing!.most; tries += 1) {
    if (tries > 2 * guessing!.most) throw new ConformanceError('Expected: each wait ends.');
    const { code, retryAfter = 0 } = (await tryPassword(harness, person)) ?? {};
    if (code === 'rate_limited') await advance!(retryAfter);
    else {
      expectEqual(code, 'credentials_invalid', 'a wrong password is answered with');
      wrong += 1;
    }
  }
  const last = await tryPassword(harness, person);
  if (last?.code === 'rate_limited') await advance!(last.retryAfter ?? 0);
};

const deviceToken = (harness: ConformanceHarness, { email }: Registration, asking: InlineAuthClient): Promise<string> =>
  tokenOf(harness, email, async () => {
    const { session: own } = asking;
    expectOk(await own.requestDeviceLink!({ email }), 'asking for a link succeeds');
  });

export const guessCases = [
  session(
    'is open to its owner where they signed in before, whatever strangers guess',
    { needs: withGuesses, promises: ['ownerGetsIn'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      expectOk(await browser.session.signOut(), 'signing out succeeds');
      await guess(harness, person, harness.guessing!.free);
      // More of the same, and the right password of somebody who isn't known here.
      for (const password of [undefined, person.password]) await tryPassword(harness, person, password);
      await signIn(browser, person);
    },
  ),

  session(
    'wants a wait after some wrong passwords in a row, and a longer one after the next',
    { needs: [...withGuesses, 'advance'], promises: ['guessesWait'] },
    async (harness) => {
      const person = await newAccount(harness);
      await guess(harness, person, harness.guessing!.free);
      const first = await expectWait(harness, person);
      await expectWait(harness, person, person.password);
      await harness.advance!(first);
      await guess(harness, person, 1);
      const next = await expectWait(harness, person);
      expect(next > first, `the wait is longer than ${first} seconds, not ${next}`);
      await harness.advance!(next);
      await signIn(await harness.newBrowser(), person);
    },
  ),

  session(
    'with the right password lets unknown devices begin anew',
    { needs: withGuesses, promises: ['guessesWait'] },
    async (harness) => {
      const person = await newAccount(harness);
      for (let round = 0; round < 2; round += 1) {
        await guess(harness, person, harness.guessing!.free - 1);
        await signIn(await harness.newBrowser(), person);
      }
      await guess(harness, person, harness.guessing!.free);
      await expectWait(harness, person);
    },
  ),

  session(
    'on a known device lets strangers not begin anew',
    { needs: withGuesses, promises: ['guessesWait', 'ownerGetsIn'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      await guess(harness, person, harness.guessing!.free - 1);
      await signIn(browser, person);
      await guess(harness, person, 1);
      await expectWait(harness, person);
    },
  ),

  session(
    'is no way to guess on a known device either',
    { needs: withGuesses, promises: ['guessesWait', 'ownerGetsIn'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      await guess(harness, person, harness.guessing!.free, browser);
      await expectWait(harness, person, undefined, browser);
      expectEqual(
        (await tryPassword(harness, person))?.code,
        'credentials_invalid',
        'elsewhere a guess is answered with',
      );
    },
  ),

  session(
    'is known to one account, and is a stranger to another',
    { needs: withGuesses, promises: ['guessesWait'] },
    async (harness) => {
      const { browser } = await newSession(harness);
      const person = await newAccount(harness);
      await guess(harness, person, harness.guessing!.free);
      await expectWait(harness, person, person.password, browser);
    },
  ),

  session(
    'answers guesses the same where there is no account',
    { needs: withGuesses, promises: ['hiddenAddresses'] },
    async (harness) => {
      const { email } = await newAccount(harness);
      const answers = async (address: string): Promise<(string | number | undefined)[]> => {
        const seen: (string | number | undefined)[] = [];
        for (let tries = 0; tries <= harness.guessing!.free; tries += 1)
          seen.push((await tryPassword(harness, { email: address }))?.code);
        return seen;
      };
      const known = await answers(email);
      expectEqual(await answers(harness.uniqueEmail()), known, 'the answers for an unknown address are');
    },
  ),

  session(
    'lets strangers not begin anew by registering the address',
    { needs: [...withGuesses, 'registration', 'waiting'], promises: ['guessesWait', 'hiddenAddresses'] },
    async (harness) => {
      const person = await newAccount(harness);
      const own = { ...person, password: 'another horse battery staple' };
      const stranger = await harness.newBrowser();
      await register(stranger, own);
      await guess(harness, person, harness.guessing!.free - 1);
      expectEqual(
        (await tryPassword(harness, person, own.password))?.code,
        'email_unverified',
        'their own is answered with',
      );
      await guess(harness, person, 1);
      await expectWait(harness, person);
    },
  ),

  session(
    'is open to its owner who resets the password by mail, whatever strangers guess',
    { needs: [...withGuesses, 'passwordReset'], promises: ['ownerGetsIn'] },
    async (harness) => {
      const person = await newAccount(harness);
      await guess(harness, person, harness.guessing!.free);
      const browser = await harness.newBrowser();
      const { request, confirm } = port(browser, 'passwordReset');
      const token = await tokenOf(harness, person.email, () => request({ email: person.email }));
      const password = 'another horse battery staple';
      expectOk(await confirm({ token, password }), 'choosing another password succeeds');
      await signIn(browser, { ...person, password });
    },
  ),

  session(
    'is open to a device that comes by a mailed link, whatever strangers guess',
    { needs: [...withGuesses, 'deviceLink'], promises: ['ownerGetsIn', 'guessesWait'] },
    async (harness) => {
      const person = await newAccount(harness);
      await guess(harness, person, harness.guessing!.free);
      const browser = await harness.newBrowser();
      const token = await deviceToken(harness, person, browser);
      const { email, password } = person;
      expectOk(
        await browser.session.signIn({ email, password, deviceToken: token }),
        'with the link signing in succeeds',
      );
      expectOk(await browser.session.signOut(), 'signing out succeeds');
      await signIn(browser, person);
      // Spent: it makes no other device known.
      const late = { email, password: 'not the password at all', deviceToken: token };
      await guess(harness, person, harness.guessing!.free);
      expectProblem(await (await harness.newBrowser()).session.signIn(late), 'rate_limited', 'the same link elsewhere');
    },
  ),

  session(
    'wants a mailed link on unknown devices after too many wrong passwords in a row',
    { needs: [...withGuesses, 'advance', 'deviceLink'], promises: ['guessesWait', 'ownerGetsIn'] },
    async (harness) => {
      const { browser: known, person } = await newSession(harness);
      const other = await newAccount(harness);
      await guessToTheEnd(harness, person);
      const { email, password } = person;
      const unknown = await harness.newBrowser();
      expectProblem(await unknown.session.signIn({ email, password }), 'device_unconfirmed', 'the right password');
      await signIn(known, person);
      const foreign = await deviceToken(harness, other, unknown);
      expectProblem(
        await unknown.session.signIn({ email, password, deviceToken: foreign }),
        'device_unconfirmed',
        "with another account's link",
      );
      const token = await deviceToken(harness, person, unknown);
      expectProblem(
        await unknown.session.signIn({ email, password: 'not the password at all', deviceToken: token }),
        'credentials_invalid',
        'a wrong password with the link',
      );
      expectOk(
        await unknown.session.signIn({ email, password, deviceToken: token }),
        'with the link signing in succeeds',
      );
      // The owner gave another proof: strangers begin anew.
      await signIn(await harness.newBrowser(), person);
    },
  ),

  session(
    'mails a link for a device to its owner only, and answers the same for any address',
    { needs: ['account', 'deviceLink'], promises: ['hiddenAddresses'] },
    async (harness) => {
      const { email } = await newAccount(harness);
      const answers = async (address: string): Promise<unknown[]> => {
        const browser = await harness.newBrowser();
        const ask = async (): Promise<unknown> => {
          const { session: own } = browser;
          const outcome = await own.requestDeviceLink!({ email: address });
          return outcome.ok || outcome.problem.code;
        };
        return [await ask(), await ask()];
      };
      const nobody = harness.uniqueEmail();
      const unknown = await answers(nobody);
      expectEqual(unknown[0], true, 'whether asking for a link succeeds is');
      const known: unknown[] = [];
      await tokenOf(harness, email, async () => known.push(...(await answers(email))));
      expectEqual(known, unknown, 'the answers for a known address are');
      expectEqual((await harness.inbox(nobody)).length, 0, 'the number of mails to an address without an account is');
    },
  ),

  session(
    'with a link for a device still wants the password, and is none by a link of another kind',
    ['account', 'deviceLink', 'passwordReset'],
    async (harness) => {
      const person = await newAccount(harness);
      const browser = await harness.newBrowser();
      const token = await deviceToken(harness, person, browser);
      const { email } = person;
      const wrong = { email, password: 'not the password at all', deviceToken: token };
      expectProblem(await browser.session.signIn(wrong), 'credentials_invalid', 'a wrong password with the link');
      expectProblem(
        await port(browser, 'passwordReset').confirm({ token, password: 'another horse battery staple' }),
        'token_invalid',
        'choosing a password with it',
      );
      await signIn(browser, person);
    },
  ),

  secondFactor(
    'is open to its owner where they signed in before, whatever strangers guess who know the password',
    { needs: [...withCodes, 'guessing'], promises: ['ownerGetsIn', 'guessesWait'] },
    async (harness) => {
      const { browser: owner, person, secret } = await newTwoFactor(harness);
      const attempt = async (browser: InlineAuthClient, code: string): Promise<string> => {
        const { challenge } = await beginSignIn(browser, person);
        const outcome = await port(browser, 'secondFactor').verify({ challenge, code });
        return outcome.ok ? 'signed in' : outcome.problem.code;
      };
      const code = await nextCode(harness, secret);
      for (let tries = 0; tries < harness.guessing!.free; tries += 1)
        expectEqual(
          await attempt(await harness.newBrowser(), wrongCode(code)),
          'code_invalid',
          'a wrong code is answered with',
        );
      expectEqual(
        await attempt(await harness.newBrowser(), code),
        'rate_limited',
        'elsewhere the right code is answered with',
      );
      expectEqual(await attempt(owner, code), 'signed in', 'where the owner signed in before, it is');
    },
  ),
];
