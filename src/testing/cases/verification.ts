import type { Registration } from '../../client/ports/registration.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectFieldProblem, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import {
  isVerified,
  newAccount,
  newPerson,
  port,
  register,
  signIn,
  sessionState,
  tokenFor,
  tokenOf,
  verify,
} from '../steps.ts';

const verification = casesOf('verification');

/** A browser that registered, and the token that was mailed. */
const registered = async (
  harness: ConformanceHarness,
): Promise<{ browser: InlineAuthClient; person: Registration; token: string; retryAfter: number }> => {
  const browser = await harness.newBrowser();
  const person = newPerson(harness);
  const { retryAfter } = await register(browser, person);
  return { browser, person, token: await tokenFor(harness, person.email), retryAfter };
};

const resend = (client: InlineAuthClient, email: string) => port(client, 'verification').resend({ email });
const spend = (client: InlineAuthClient, token: string) => port(client, 'verification').verify({ token });

export const verificationCases = [
  verification('answers the address, and the account can be signed in to', ['registration'], async (harness) => {
    const { browser, person, token } = await registered(harness);
    expectEqual(await isVerified(browser, person.email), false, 'before, verified is');
    expectEqual(await verify(browser, token), person.email, 'the address is');
    expectEqual(await isVerified(browser, person.email), true, 'after, verified is');
    const state = await signIn(browser, person);
    expect('account' in state, 'the account is signed in');
  }),

  verification('signs nobody in', ['registration'], async (harness) => {
    const { browser, person, token } = await registered(harness);
    const other = await harness.newBrowser();
    await verify(other, token, person.password);
    expectEqual(await sessionState(other), { status: 'anonymous' }, 'the browser that verified is');
    expectEqual(await sessionState(browser), { status: 'anonymous' }, 'the browser that registered is');
  }),

  verification(
    'in another browser is noticed by the one that registered, by everyone who asks',
    ['registration'],
    async (harness) => {
      const { browser, person, token } = await registered(harness);
      await verify(await harness.newBrowser(), token, person.password);
      await sessionState(browser);
      expectEqual(await isVerified(browser, person.email), true, 'after the session was asked for, verified is');
      expectEqual(await isVerified(browser, person.email), true, 'when asked again, verified is');
      expectEqual(await isVerified(browser, person.email.toUpperCase()), true, 'with another case, verified is');
    },
  ),

  verification('is noticed by a browser that signed in before it', ['registration', 'waiting'], async (harness) => {
    const { person, token } = await registered(harness);
    const browser = await harness.newBrowser();
    expectProblem(await browser.session.signIn(person), 'email_unverified', 'signing in before the verification');
    expectEqual(await isVerified(browser, person.email), false, 'before, verified is');
    await verify(await harness.newBrowser(), token, person.password);
    expectEqual(await isVerified(browser, person.email), true, 'after, verified is');
  }),

  verification('is nothing that a stranger can ask for', ['account'], async (harness) => {
    const { email } = await newAccount(harness);
    expectEqual(await isVerified(await harness.newBrowser(), email), false, 'in another browser, verified is');
    expectEqual(
      await isVerified(await harness.newBrowser(), harness.uniqueEmail()),
      false,
      'for an unknown address, verified is',
    );
  }),

  verification('spends a token once', ['registration'], async (harness) => {
    const { browser, token } = await registered(harness);
    await verify(browser, token);
    expectProblem(await spend(browser, token), 'token_used', 'the same token again');
    expectProblem(await spend(await harness.newBrowser(), token), 'token_used', 'the same token in another browser');
  }),

  verification('spends a token once, however often it is sent at the same time', ['registration'], async (harness) => {
    const { browser, token } = await registered(harness);
    const outcomes = await Promise.all([1, 2, 3].map(() => spend(browser, token)));
    expectEqual(outcomes.filter(({ ok }) => ok).length, 1, 'the number of successes is');
  }),

  verification(
    'answers the same for the same idempotency key',
    { needs: ['registration'], promises: ['idempotency'] },
    async (harness) => {
      const { browser, token } = await registered(harness);
      const options = { idempotencyKey: crypto.randomUUID() };
      const { verify: call } = port(browser, 'verification');
      const first = await call({ token }, options);
      expectOk(first, 'verifying succeeds');
      expectEqual(await call({ token }, options), first, 'the second answer is the first one');
      expectProblem(await call({ token: 'x' }, options), 'conflict', 'the same key for another token');
    },
  ),

  verification(
    'is not done by whatever fetches the link',
    { needs: ['registration', 'fetchLinks'], promises: ['clickToConfirm'] },
    async (harness) => {
      const { browser, person, token } = await registered(harness);
      await harness.fetchLinks!(person.email);
      expectEqual(await isVerified(browser, person.email), false, 'verified is');
      await verify(browser, token);
    },
  ),

  verification(
    'asks for the password in another browser, and spends nothing before it is right',
    { needs: ['registration'], promises: ['mailboxOnly'] },
    async (harness) => {
      const { browser, person, token } = await registered(harness);
      const other = await harness.newBrowser();
      for (let i = 0; i < 2; i += 1) {
        const { account } = expectProblem(await spend(other, token), 'password_required', 'the token alone');
        expectEqual(account, person.email, 'the account is');
      }
      expectFieldProblem(
        await port(other, 'verification').verify({ token, password: 'another horse battery staple' }),
        'password_incorrect',
        'password',
        'another password',
      );
      expectEqual(await isVerified(browser, person.email), false, 'verified is');
      expectProblem(await other.session.signIn(person), 'email_unverified', 'signing in');
      await verify(await harness.newBrowser(), token, person.password);
      await signIn(other, person);
    },
  ),

  verification(
    'of an address that somebody else registered too leads to nobody’s account without a password',
    { needs: ['registration'], promises: ['mailboxOnly'] },
    async (harness) => {
      const { browser, person } = await registered(harness);
      const stranger = await harness.newBrowser();
      const theirs = { ...person, firstName: 'Mallory', password: 'another horse battery staple' };
      const token = await tokenOf(harness, person.email, () => register(stranger, theirs));
      expectProblem(await spend(browser, token), 'password_required', 'the token of the other registration');
      expectFieldProblem(
        await port(browser, 'verification').verify({ token, password: person.password }),
        'password_incorrect',
        'password',
        'the password of the own registration',
      );
      const short = await port(browser, 'verification').verify({ token, newPassword: 'x' });
      expectFieldProblem(short, 'password_too_short', 'password', 'a new password that is too short');
      const chosen = 'four other quite long words';
      expectOk(await port(browser, 'verification').verify({ token, newPassword: chosen }), 'a new password succeeds');
      await signIn(browser, { ...person, password: chosen });
      const signedIn = await stranger.session.signIn(theirs);
      expect(!signedIn.ok, 'the password of the other registration opens nothing');
      expectEqual(await isVerified(stranger, person.email), false, 'to the other browser verified is');
    },
  ),

  verification(
    'with a new password ends whatever else was registered for the address',
    { needs: ['registration'], promises: ['mailboxOnly'] },
    async (harness) => {
      const { browser, person, token } = await registered(harness);
      const stranger = await harness.newBrowser();
      const theirs = { ...person, password: 'another horse battery staple' };
      const later = await tokenOf(harness, person.email, () => register(stranger, theirs));
      const newPassword = 'four other quite long words';
      expectOk(await port(browser, 'verification').verify({ token, newPassword }), 'a new password succeeds');
      expectProblem(await spend(stranger, later), 'already_verified', 'the token of the other registration');
      await signIn(await harness.newBrowser(), { ...person, password: newPassword });
    },
  ),

  verification(
    'is sent again for the registration of this browser, whoever registered the address since',
    ['registration', 'advance'],
    async (harness) => {
      const { browser, person, retryAfter } = await registered(harness);
      for (let i = 0; i < 3; i += 1) {
        const theirs = { ...person, password: `another horse battery staple ${i}` };
        await tokenOf(harness, person.email, async () => register(await harness.newBrowser(), theirs));
      }
      await harness.advance!(retryAfter);
      const token = await tokenOf(harness, person.email, () => resend(browser, person.email));
      await verify(browser, token);
      await signIn(browser, person);
    },
  ),

  verification('refuses what is no token', [], async (harness) => {
    const browser = await harness.newBrowser();
    for (const token of ['', 'x', crypto.randomUUID(), '../../etc/passwd', 'x'.repeat(4000), '😀']) {
      expectProblem(await spend(browser, token), 'token_invalid', `the token ${JSON.stringify(token.slice(0, 40))}`);
    }
  }),

  verification('refuses a token that expired', ['registration', 'expireToken'], async (harness) => {
    const { browser, person, token } = await registered(harness);
    await harness.expireToken!(token);
    expectProblem(await spend(browser, token), 'token_expired', 'the expired token');
    expectEqual(await isVerified(browser, person.email), false, 'verified is');
    expectProblem(await browser.session.signIn(person), 'email_unverified', 'signing in');
  }),

  verification(
    'says so when another mail of the same address was used already',
    ['registration', 'advance'],
    async (harness) => {
      const { browser, person, token, retryAfter } = await registered(harness);
      await harness.advance!(retryAfter);
      expectOk(await resend(browser, person.email), 'another mail can be asked for');
      await verify(browser, await tokenFor(harness, person.email, 2));
      expectProblem(await spend(browser, token), 'already_verified', 'the token of the first mail');
    },
  ),

  verification('sends another mail that works', ['registration', 'advance'], async (harness) => {
    const { browser, person, retryAfter } = await registered(harness);
    await harness.advance!(retryAfter);
    const again = expectOk(await resend(await harness.newBrowser(), person.email), 'another mail can be asked for');
    expect(
      Number.isFinite(again.retryAfter) && again.retryAfter >= 0,
      `retryAfter is a number of seconds, not ${again.retryAfter}`,
    );
    await verify(browser, await tokenFor(harness, person.email, 2));
    expectEqual(await isVerified(browser, person.email), true, 'verified is');
  }),

  verification(
    'another mail helps after the first one expired',
    ['registration', 'expireToken', 'advance'],
    async (harness) => {
      const { browser, person, token, retryAfter } = await registered(harness);
      await harness.expireToken!(token);
      await harness.advance!(retryAfter);
      expectOk(await resend(browser, person.email), 'another mail can be asked for');
      await verify(browser, await tokenFor(harness, person.email, 2));
    },
  ),

  verification('sends mails to an address with a pause', ['registration'], async (harness) => {
    const { browser, person, retryAfter } = await registered(harness);
    const { retryAfter: left = 0 } = expectProblem(
      await resend(browser, person.email),
      'rate_limited',
      'asking for another mail at once',
    );
    expect(left > 0 && left <= retryAfter, `retryAfter is above 0 and at most ${retryAfter}, not ${left}`);
  }),

  verification(
    'sends mails to any address with the same answers',
    { needs: ['registration', 'account', 'advance'], promises: ['hiddenAddresses'] },
    async (harness) => {
      const browser = await harness.newBrowser();
      const { person, retryAfter } = await registered(harness);
      const known = await newAccount(harness);
      await harness.advance!(retryAfter);
      const unknown = harness.uniqueEmail();
      const [first, ...others] = [
        await resend(browser, unknown),
        await resend(browser, known.email),
        await resend(browser, person.email),
      ];
      expectOk(first, 'asking for a mail to an unknown address succeeds');
      for (const other of others) expectEqual(other, first, 'the answers are alike');
      for (const email of [unknown, known.email, person.email]) {
        expectProblem(await resend(browser, email), 'rate_limited', 'asking once more at once');
      }
    },
  ),

  verification('sends no mail to what is no address', [], async (harness) => {
    const browser = await harness.newBrowser();
    for (const email of ['', 'ada', 'ada@'])
      expectFieldProblem(await resend(browser, email), 'email_invalid', 'email', JSON.stringify(email));
  }),
];
