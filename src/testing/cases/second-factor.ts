import { beginSignIn, finishSignIn, newTwoFactor, nextCode, withCodes, wrongCode } from '../account-steps.ts';
import { casesOf, type Need } from '../conformance-case.ts';
import { expect, expectEqual, expectFieldProblem, expectOk, expectProblem } from '../expect.ts';
import { listen, newSession, port, signIn, sessionState } from '../steps.ts';

const secondFactor = casesOf('secondFactor');
const needs: readonly Need[] = withCodes;
const anonymous = { status: 'anonymous' };

export const secondFactorCases = [
  secondFactor('is asked for after the right password only', needs, async (harness) => {
    const { person } = await newTwoFactor(harness);
    const browser = await harness.newBrowser();
    expectProblem(
      await browser.session.signIn({ ...person, password: 'not the password at all' }),
      'credentials_invalid',
      'a wrong password',
    );
    const { challenge, methods } = await beginSignIn(browser, person);
    expect(challenge !== '', 'there is a challenge');
    expect(methods.includes('totp'), `the methods have totp, not ${methods.join()}`);
    expectEqual(await sessionState(browser), anonymous, 'after the first step the browser is');
  }),

  secondFactor('a right code signs in, which is announced', needs, async (harness) => {
    const { browser: first, person, secret } = await newTwoFactor(harness);
    const browser = await harness.newBrowser();
    const { challenge } = await beginSignIn(browser, person);
    const ears = listen(harness, browser);
    const code = await nextCode(harness, secret);
    const state = expectOk(
      await port(browser, 'secondFactor').verify({ challenge, code: ` ${code.slice(0, 3)} ${code.slice(3)} ` }),
      'the code succeeds',
    );
    await ears.heard();
    ears.end();
    expectEqual(state, await sessionState(first), 'the answer is');
    expectEqual(await sessionState(browser), state, 'afterwards the session is');
  }),

  secondFactor('a wrong code signs nobody in, and the right one does afterwards', needs, async (harness) => {
    const { person, secret } = await newTwoFactor(harness);
    const browser = await harness.newBrowser();
    const { challenge } = await beginSignIn(browser, person);
    const { verify } = port(browser, 'secondFactor');
    const code = await nextCode(harness, secret);
    expectFieldProblem(await verify({ challenge, code: wrongCode(code) }), 'code_invalid', 'code', 'a wrong code');
    expectProblem(
      await verify({ challenge, recoveryCode: 'AAAA-AAAA-AAAA-AAAA' }),
      'code_invalid',
      'a wrong recovery code',
    );
    expectEqual(await sessionState(browser), anonymous, 'the browser is');
    expectOk(await verify({ challenge, code }), 'the right code succeeds');
  }),

  secondFactor(
    'a code may be typed with anything between its digits that is no letter, and in digits of other scripts',
    needs,
    async (harness) => {
      const { person, secret } = await newTwoFactor(harness);
      const digitsFrom = (zero: number) => (code: string) =>
        code.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
      const joinedBy = (mark: string) => (code: string) => code.slice(0, 3) + mark + code.slice(3);
      const ways = [
        joinedBy('.'),
        joinedBy('–'),
        joinedBy('_'),
        joinedBy('\u00a0'),
        joinedBy('\u200b'),
        digitsFrom(0xff10),
        digitsFrom(0x660),
        digitsFrom(0x6f0),
      ];
      for (const way of ways) {
        const code = way(await nextCode(harness, secret));
        expectOk(
          await finishSignIn(await harness.newBrowser(), person, { code }),
          `the code typed as ${JSON.stringify(code)} succeeds`,
        );
      }
      for (const typed of [await nextCode(harness, secret)].flatMap((code) => [
        `${code}x`,
        `а${code}`,
        `${code}1`,
        code.slice(1),
      ])) {
        const guest = await harness.newBrowser();
        expectFieldProblem(
          await finishSignIn(guest, person, { code: typed }),
          'code_invalid',
          'code',
          `the code typed as ${JSON.stringify(typed)}`,
        );
      }
    },
  ),

  secondFactor('a code counts once, for set-up and signing in together', needs, async (harness) => {
    const { browser: _, person, secret } = await newTwoFactor(harness);
    const [browser, other] = [await harness.newBrowser(), await harness.newBrowser()];
    expectProblem(
      await finishSignIn(browser, person, { code: await harness.totp!(secret) }),
      'code_already_used',
      'the code that ended the set-up',
    );
    const code = await nextCode(harness, secret);
    expectOk(await finishSignIn(browser, person, { code }), 'the next code succeeds');
    expectProblem(await finishSignIn(other, person, { code }), 'code_already_used', 'the same code in another browser');
    expectEqual(await sessionState(other), anonymous, 'the other browser is');
    expectOk(
      await finishSignIn(other, person, { code: await nextCode(harness, secret) }),
      'the code after it succeeds',
    );
  }),

  secondFactor('a code counts once, however often it is sent at the same time', needs, async (harness) => {
    const { person, secret } = await newTwoFactor(harness);
    const code = await nextCode(harness, secret);
    const guests = [await harness.newBrowser(), await harness.newBrowser(), await harness.newBrowser()];
    const outcomes = await Promise.all(guests.map((guest) => finishSignIn(guest, person, { code })));
    expectEqual(outcomes.filter(({ ok }) => ok).length, 1, 'the number of successes is');
  }),

  secondFactor('a challenge is answered once', needs, async (harness) => {
    const { person, secret } = await newTwoFactor(harness);
    const browser = await harness.newBrowser();
    const { challenge } = await beginSignIn(browser, person);
    expectOk(
      await port(browser, 'secondFactor').verify({ challenge, code: await nextCode(harness, secret) }),
      'the code succeeds',
    );
    const other = await harness.newBrowser();
    const again = await port(other, 'secondFactor').verify({ challenge, code: await nextCode(harness, secret) });
    expectProblem(again, 'challenge_expired', 'the same challenge with another code');
    expectEqual(await sessionState(other), anonymous, 'the other browser is');
  }),

  secondFactor('refuses what is no challenge', needs, async (harness) => {
    const { secret } = await newTwoFactor(harness);
    const { verify } = port(await harness.newBrowser(), 'secondFactor');
    const code = await nextCode(harness, secret);
    for (const challenge of ['', 'x', crypto.randomUUID(), 'x'.repeat(4000)]) {
      expectProblem(
        await verify({ challenge, code }),
        'challenge_expired',
        `the challenge ${JSON.stringify(challenge.slice(0, 40))}`,
      );
    }
  }),

  secondFactor('too many wrong codes end a challenge, and the right one comes too late', needs, async (harness) => {
    const { person, secret } = await newTwoFactor(harness);
    const browser = await harness.newBrowser();
    const { challenge } = await beginSignIn(browser, person);
    const { verify } = port(browser, 'secondFactor');
    const code = await nextCode(harness, secret);
    let outcome = await verify({ challenge, code: wrongCode(code) });
    for (let tries = 1; tries < 20 && !outcome.ok && outcome.problem.code === 'code_invalid'; tries++) {
      outcome = await verify({ challenge, code: wrongCode(code) });
    }
    expectProblem(outcome, 'challenge_expired', 'twenty wrong codes');
    expectProblem(await verify({ challenge, code }), 'challenge_expired', 'the right code');
    expectOk(await finishSignIn(browser, person, { code }), 'signing in anew with it succeeds');
  }),

  secondFactor('a challenge ends with time', needs, async (harness) => {
    const { person, secret } = await newTwoFactor(harness);
    const browser = await harness.newBrowser();
    const { challenge } = await beginSignIn(browser, person);
    await harness.advance!(3600);
    const code = await harness.totp!(secret);
    expectProblem(
      await port(browser, 'secondFactor').verify({ challenge, code }),
      'challenge_expired',
      'the right code an hour later',
    );
  }),

  secondFactor('the code of one account is none of another one', needs, async (harness) => {
    const { person } = await newTwoFactor(harness);
    const other = await newTwoFactor(harness);
    const browser = await harness.newBrowser();
    expectProblem(
      await finishSignIn(browser, person, { code: await nextCode(harness, other.secret) }),
      'code_invalid',
      'the code of somebody else',
    );
    expectEqual(await sessionState(browser), anonymous, 'the browser is');
  }),

  secondFactor('a password that is no longer the one was no first step', [...needs, 'password'], async (harness) => {
    const { browser, person, secret } = await newTwoFactor(harness);
    const guest = await harness.newBrowser();
    const { challenge } = await beginSignIn(guest, person);
    const { requiresCurrentPassword, change } = port(browser, 'password');
    const input = {
      password: 'another horse battery staple',
      endOtherSessions: true,
      ...(requiresCurrentPassword && { currentPassword: person.password }),
    };
    expectOk(await change(input), 'changing the password succeeds');
    const late = await port(guest, 'secondFactor').verify({ challenge, code: await nextCode(harness, secret) });
    expectProblem(late, 'challenge_expired', 'the right code for the old password');
  }),

  secondFactor('half a sign-in leaves the session as it was', needs, async (harness) => {
    const { person } = await newTwoFactor(harness);
    const { browser } = await newSession(harness);
    const before = await sessionState(browser);
    await beginSignIn(browser, person);
    expectEqual(await sessionState(browser), before, 'the session is');
  }),

  secondFactor('is not asked for of others', needs, async (harness) => {
    await newTwoFactor(harness);
    const { person } = await newSession(harness);
    await signIn(await harness.newBrowser(), person);
  }),
];
