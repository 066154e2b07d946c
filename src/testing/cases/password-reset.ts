import { expectEnded, expectNotice, beginSignIn, newTwoFactor, withCodes } from '../account-steps.ts';
import type { Registration } from '../../client/ports/registration.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectFieldProblem, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import {
  letMailArrive,
  newAccount,
  newPerson,
  newSession,
  port,
  register,
  signIn,
  sessionState,
  tokenFor,
  tokenOf,
} from '../steps.ts';

const passwordReset = casesOf('passwordReset');

const next = 'another horse battery staple';

const ask = async (harness: ConformanceHarness, email: string) =>
  port(await harness.newBrowser(), 'passwordReset').request({ email });
const tokenToReset = (harness: ConformanceHarness, email: string): Promise<string> =>
  tokenOf(harness, email, async () => expectOk(await ask(harness, email), 'asking for a link succeeds'));
const reset = (client: InlineAuthClient, token: string, to = next) =>
  port(client, 'passwordReset').confirm({ token, password: to });
/** As the page does that the link leads to. */
const open = (client: InlineAuthClient, token: string) => port(client, 'passwordReset').confirm({ token });

const forgotten = async (
  harness: ConformanceHarness,
): Promise<{ browser: InlineAuthClient; person: Registration; token: string }> => {
  const person = await newAccount(harness);
  return { browser: await harness.newBrowser(), person, token: await tokenToReset(harness, person.email) };
};

export const passwordResetCases = [
  passwordReset('chosen by a mailed link is in force, and the old one is not', ['account'], async (harness) => {
    const { browser, person, token } = await forgotten(harness);
    expectOk(await reset(browser, token), 'choosing another password succeeds');
    expectProblem(await browser.session.signIn(person), 'credentials_invalid', 'signing in with the old one');
    await signIn(browser, { ...person, password: next });
  }),

  passwordReset('chosen by a mailed link signs nobody in, and ends every session', ['account'], async (harness) => {
    const { browser: signedIn, person } = await newSession(harness);
    const token = await tokenToReset(harness, person.email);
    const browser = await harness.newBrowser();
    expectOk(await reset(browser, token), 'choosing another password succeeds');
    expectEqual(await sessionState(browser), { status: 'anonymous' }, 'the browser with the link is');
    await expectEnded(signedIn, 'the browser that was signed in');
  }),

  passwordReset(
    'is forgotten with the same answers by everybody',
    { needs: ['account', 'registration'], promises: ['hiddenAddresses'] },
    async (harness) => {
      const known = await newAccount(harness);
      const unverified = newPerson(harness);
      await register(await harness.newBrowser(), unverified);
      const unknown = harness.uniqueEmail();
      const first = await ask(harness, unknown);
      const { retryAfter } = expectOk(first, 'asking for a link to an unknown address succeeds');
      expect(Number.isFinite(retryAfter) && retryAfter >= 0, `retryAfter is a number of seconds, not ${retryAfter}`);
      for (const email of [known.email, unverified.email])
        expectEqual(await ask(harness, email), first, 'the answers are alike');
      for (const email of [unknown, known.email, known.email.toUpperCase(), unverified.email]) {
        expectProblem(await ask(harness, email), 'rate_limited', 'asking once more at once');
      }
    },
  ),

  passwordReset('is no reason to mail an unknown address', ['registration'], async (harness) => {
    const unknown = harness.uniqueEmail();
    // Whatever it answers.
    await ask(harness, unknown);
    await letMailArrive(harness);
    expectEqual((await harness.inbox(unknown)).length, 0, 'the number of mails is');
  }),

  passwordReset('is not mailed for to what is no address', [], async (harness) => {
    for (const none of ['', 'ada', 'ada@'])
      expectFieldProblem(await ask(harness, none), 'email_invalid', 'email', JSON.stringify(none));
  }),

  passwordReset('is chosen once by a link', ['account'], async (harness) => {
    const { browser, person, token } = await forgotten(harness);
    expectOk(await reset(browser, token), 'choosing another password succeeds');
    expectProblem(
      await reset(browser, token, 'yet another horse battery staple'),
      'token_used',
      'the same token again',
    );
    await signIn(browser, { ...person, password: next });
  }),

  passwordReset(
    'is chosen once by a link that is sent several times at the same time',
    ['account'],
    async (harness) => {
      const { browser, token } = await forgotten(harness);
      const outcomes = await Promise.all([1, 2, 3].map((nth) => reset(browser, token, `${next} ${nth}`)));
      expectEqual(outcomes.filter(({ ok }) => ok).length, 1, 'the number of successes is');
    },
  ),

  passwordReset(
    'chosen by a link answers the same for the same idempotency key',
    { needs: ['account'], promises: ['idempotency'] },
    async (harness) => {
      const { browser, token } = await forgotten(harness);
      const options = { idempotencyKey: crypto.randomUUID() };
      const first = await port(browser, 'passwordReset').confirm({ token, password: next }, options);
      expectOk(first, 'choosing another password succeeds');
      expectEqual(
        await port(browser, 'passwordReset').confirm({ token, password: next }, options),
        first,
        'the second answer is the first one',
      );
      const other = await port(browser, 'passwordReset').confirm({ token, password: `${next}, and another` }, options);
      expectProblem(other, 'conflict', 'the same key for another password');
    },
  ),

  passwordReset(
    'is not chosen by what is no token, nor by tokens of other mails',
    ['account', 'registration'],
    async (harness) => {
      const { browser, person, token } = await forgotten(harness);
      const newcomer = newPerson(harness);
      await register(await harness.newBrowser(), newcomer);
      for (const other of ['', 'x', crypto.randomUUID(), await tokenFor(harness, newcomer.email)]) {
        expectProblem(await reset(browser, other), 'token_invalid', `the token ${JSON.stringify(other.slice(0, 40))}`);
      }
      if (browser.email?.kind === 'inline')
        expectProblem(await browser.email.confirm({ token }), 'token_invalid', 'confirming an address with the token');
      await signIn(browser, person);
    },
  ),

  passwordReset('is not chosen by a token that expired', ['account', 'expireToken'], async (harness) => {
    const { browser, person, token } = await forgotten(harness);
    await harness.expireToken!(token);
    expectProblem(await reset(browser, token), 'token_expired', 'the expired token');
    await signIn(browser, person);
  }),

  passwordReset(
    'is not chosen by whatever fetches the link',
    { needs: ['account', 'fetchLinks'], promises: ['clickToConfirm'] },
    async (harness) => {
      const { browser, person, token } = await forgotten(harness);
      await harness.fetchLinks!(person.email);
      expectOk(await reset(browser, token), 'choosing another password succeeds');
    },
  ),

  passwordReset(
    'names the account of its link before a password is typed, and spends nothing',
    ['account'],
    async (harness) => {
      const { browser, person, token } = await forgotten(harness);
      for (let i = 0; i < 2; i += 1) {
        const { account } = expectProblem(await open(browser, token), 'password_required', 'the token alone');
        expectEqual(account, person.email, 'the account is');
      }
      expectOk(await reset(browser, token), 'choosing another password succeeds');
      const { account } = expectProblem(await open(browser, token), 'token_used', 'the token alone, again');
      expectEqual(account, undefined, 'the account is');
      await signIn(browser, { ...person, password: next });
    },
  ),

  passwordReset('tells nothing of an account by what is no open link', ['account', 'registration'], async (harness) => {
    const { browser, token } = await forgotten(harness);
    const newcomer = newPerson(harness);
    await register(await harness.newBrowser(), newcomer);
    const tokens = ['', 'x', crypto.randomUUID(), await tokenFor(harness, newcomer.email)];
    for (const other of tokens) {
      const { account } = expectProblem(await open(browser, other), 'token_invalid', `the token ${other.slice(0, 40)}`);
      expectEqual(account, undefined, 'the account is');
    }
    if (!harness.expireToken) return;
    await harness.expireToken(token);
    const { account } = expectProblem(await open(browser, token), 'token_expired', 'the expired token');
    expectEqual(account, undefined, 'the account is');
  }),

  passwordReset('that is refused leaves the link as it was', ['account'], async (harness) => {
    const { browser, token } = await forgotten(harness);
    expectFieldProblem(
      await reset(browser, token, 'x'),
      'password_too_short',
      'password',
      'a password of one character',
    );
    expectOk(await reset(browser, token), 'the corrected one succeeds');
  }),

  passwordReset(
    'is not replaced by one that is guessed early, and the link stays good',
    { needs: ['account'], promises: ['guessablePasswords'] },
    async (harness) => {
      const { browser, person, token } = await forgotten(harness);
      const refused = await reset(browser, token, 'password1234');
      expectFieldProblem(refused, 'password_too_weak', 'password', 'a password that everybody has');
      const own = await reset(browser, token, `${person.firstName}${person.lastName}12`);
      expectFieldProblem(own, 'password_contains_context', 'password', 'the own name');
      expectOk(await reset(browser, token), 'the corrected one succeeds');
    },
  ),

  passwordReset('chosen by one link kills the other links', ['account', 'advance'], async (harness) => {
    const person = await newAccount(harness);
    const first = await tokenOf(harness, person.email, async () => {
      const { retryAfter } = expectOk(await ask(harness, person.email), 'asking for a link succeeds');
      await harness.advance!(retryAfter);
    });
    const last = await tokenToReset(harness, person.email);
    const browser = await harness.newBrowser();
    expectOk(await reset(browser, last), 'choosing another password succeeds');
    expect(!(await reset(browser, first, 'yet another horse battery staple')).ok, 'the other link is refused');
    await signIn(browser, { ...person, password: next });
  }),

  passwordReset(
    'chosen by a link is told to the owner by mail',
    { needs: ['account'], promises: ['notices'] },
    async (harness) => {
      const { browser, person, token } = await forgotten(harness);
      await expectNotice(harness, person.email, async () => {
        expectOk(await reset(browser, token), 'choosing another password succeeds');
      });
    },
  ),

  passwordReset('chosen by a link is no way round the second factor', withCodes, async (harness) => {
    const { person } = await newTwoFactor(harness);
    const token = await tokenToReset(harness, person.email);
    const browser = await harness.newBrowser();
    expectOk(await reset(browser, token), 'choosing another password succeeds');
    await beginSignIn(browser, { ...person, password: next });
    expectEqual(await sessionState(browser), { status: 'anonymous' }, 'after the first step the browser is');
  }),
];
