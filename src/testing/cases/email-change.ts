import {
  expectStale,
  expectNotice,
  growStale,
  newTwoFactor,
  nextCode,
  reauthenticate,
  withCodes,
  withStaleness,
  wrongCode,
} from '../account-steps.ts';
import type { Registration } from '../../client/ports/registration.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectFieldProblem, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import {
  letMailArrive,
  listen,
  mailsTo,
  newAccount,
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

const email = casesOf('email');

/** Somebody whose account waits for another address, with the mailed token. */
const waiting = async (
  harness: ConformanceHarness,
): Promise<{ browser: InlineAuthClient; person: Registration; next: string; token: string; retryAfter: number }> => {
  const session = await newSession(harness);
  const next = harness.uniqueEmail();
  const { retryAfter } = expectOk(
    await port(session.browser, 'email').change({ email: next }),
    'asking for another address succeeds',
  );
  return { ...session, next, token: await tokenFor(harness, next), retryAfter };
};

const pendingOf = async (client: InlineAuthClient): Promise<string | undefined> =>
  expectOk(await port(client, 'email').pending(), 'the address that waits can be asked for')?.email;
const addressOf = async (client: InlineAuthClient): Promise<string | undefined> => {
  const state = await sessionState(client);
  return 'account' in state ? state.account.email : undefined;
};
const confirm = (client: InlineAuthClient, token: string) => port(client, 'email').confirm({ token });

export const emailChangeCases = [
  email('nothing waits at first, and giving up succeeds all the same', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    expectEqual(expectOk(await port(browser, 'email').pending(), 'asking succeeds'), null, 'what waits is');
    expectOk(await port(browser, 'email').cancel(), 'giving up succeeds');
    expectProblem(await port(browser, 'email').resend(), 'not_found', 'asking for a mail');
  }),

  email(
    'another address waits, and the old one is in force meanwhile',
    { needs: ['account'], promises: ['oldAddressWorks'] },
    async (harness) => {
      const { browser, person, next, retryAfter } = await waiting(harness);
      expect(Number.isFinite(retryAfter) && retryAfter >= 0, `retryAfter is a number of seconds, not ${retryAfter}`);
      expectEqual(await pendingOf(browser), next, 'the address that waits is');
      expectEqual(await addressOf(browser), person.email, 'the address of the account is');
      const other = await harness.newBrowser();
      expectProblem(
        await other.session.signIn({ ...person, email: next }),
        'credentials_invalid',
        'signing in with the address that waits',
      );
      await signIn(other, person);
      expectEqual(await pendingOf(other), next, 'in another browser the address that waits is');
    },
  ),

  email('a confirmed address is in force, and the old one is not', ['account'], async (harness) => {
    const { browser, person, next, token } = await waiting(harness);
    expectEqual(expectOk(await confirm(browser, token), 'confirming succeeds').email, next, 'the address is');
    expectEqual(
      [await addressOf(browser), await pendingOf(browser)],
      [next, undefined],
      'the address of the account and what waits are',
    );
    const other = await harness.newBrowser();
    expectProblem(await other.session.signIn(person), 'credentials_invalid', 'signing in with the old address');
    await signIn(other, { ...person, email: next });
  }),

  email('is confirmed on another device, where it signs nobody in', ['account'], async (harness) => {
    const { browser, person, next, token } = await waiting(harness);
    const other = await harness.newBrowser();
    const { password } = person;
    expectOk(await port(other, 'email').confirm({ token, password }), 'confirming succeeds');
    expectEqual(await sessionState(other), { status: 'anonymous' }, 'the browser that confirmed is');
    expectEqual(await addressOf(browser), next, 'the address of the account is');
  }),

  email(
    'is confirmed by nobody but the account that asked: by its session or its password',
    { needs: ['account'], promises: ['mailboxOnly'] },
    async (harness) => {
      const { browser, person, token } = await waiting(harness);
      const { browser: stranger } = await newSession(harness, { password: 'another horse battery staple' });
      for (const other of [await harness.newBrowser(), stranger]) {
        const { account = '' } = expectProblem(await confirm(other, token), 'password_required', 'the token alone');
        expect(account.length > 0 && account !== person.email, `the account is named and masked, not "${account}"`);
        expectFieldProblem(
          await port(other, 'email').confirm({ token, password: 'another horse battery staple' }),
          'password_incorrect',
          'password',
          'another password',
        );
      }
      expectEqual(await addressOf(browser), person.email, 'the address of the account is still');
      expectOk(await confirm(browser, token), 'with the session of the account confirming succeeds');
    },
  ),

  email(
    'is confirmed by the password alone of no account that has a second factor',
    { needs: withCodes, promises: ['mailboxOnly'] },
    async (harness) => {
      const { browser, person, secret } = await newTwoFactor(harness);
      const next = harness.uniqueEmail();
      expectOk(await port(browser, 'email').change({ email: next }), 'asking for another address succeeds');
      const token = await tokenFor(harness, next);
      const other = await harness.newBrowser();
      const { password } = person;
      const { confirm: call } = port(other, 'email');
      const code = await nextCode(harness, secret);
      expectProblem(await call({ token, code }), 'password_required', 'a code without the password');
      expectProblem(await call({ token, password }), 'second_factor_required', 'the password alone');
      expectFieldProblem(
        await call({ token, password, code: wrongCode(code) }),
        'code_invalid',
        'code',
        'a wrong code with the password',
      );
      expectEqual(await addressOf(browser), person.email, 'the address of the account is still');
      expectOk(await call({ token, password, code }), 'the password with a code succeeds');
      expectEqual(await addressOf(browser), next, 'the address of the account is');
    },
  ),

  email(
    'is not confirmed by whatever fetches the link',
    { needs: ['account', 'fetchLinks'], promises: ['clickToConfirm'] },
    async (harness) => {
      const { browser, person, next, token } = await waiting(harness);
      await harness.fetchLinks!(next);
      expectEqual(
        [await addressOf(browser), await pendingOf(browser)],
        [person.email, next],
        'the address of the account and what waits are',
      );
      expectOk(await confirm(browser, token), 'confirming succeeds');
    },
  ),

  email('spends a token once', ['account'], async (harness) => {
    const { browser, token } = await waiting(harness);
    expectOk(await confirm(browser, token), 'confirming succeeds');
    expectProblem(await confirm(browser, token), 'token_used', 'the same token again');
    expectProblem(await confirm(await harness.newBrowser(), token), 'token_used', 'the same token in another browser');
  }),

  email('spends a token once, however often it is sent at the same time', ['account'], async (harness) => {
    const { browser, token } = await waiting(harness);
    const outcomes = await Promise.all([1, 2, 3].map(() => confirm(browser, token)));
    expectEqual(outcomes.filter(({ ok }) => ok).length, 1, 'the number of successes is');
  }),

  email(
    'answers the same for the same idempotency key',
    { needs: ['account'], promises: ['idempotency'] },
    async (harness) => {
      const { browser, token } = await waiting(harness);
      const options = { idempotencyKey: crypto.randomUUID() };
      const first = await port(browser, 'email').confirm({ token }, options);
      expectOk(first, 'confirming succeeds');
      expectEqual(
        await port(browser, 'email').confirm({ token }, options),
        first,
        'the second answer is the first one',
      );
      expectProblem(
        await port(browser, 'email').confirm({ token: 'x' }, options),
        'conflict',
        'the same key for another token',
      );
    },
  ),

  email('refuses what is no token, and tokens of other mails', ['account', 'registration'], async (harness) => {
    const { browser, token } = await waiting(harness);
    const newcomer = newPerson(harness);
    await register(await harness.newBrowser(), newcomer);
    for (const other of ['', 'x', crypto.randomUUID(), await tokenFor(harness, newcomer.email)]) {
      expectProblem(await confirm(browser, other), 'token_invalid', `the token ${JSON.stringify(other.slice(0, 40))}`);
    }
    if (browser.verification)
      expectProblem(await browser.verification.verify({ token }), 'token_invalid', 'a verification with the token');
    expectOk(await confirm(browser, token), 'confirming with the right one succeeds');
  }),

  email('refuses a token that expired', ['account', 'expireToken'], async (harness) => {
    const { browser, person, token } = await waiting(harness);
    await harness.expireToken!(token);
    expectProblem(await confirm(browser, token), 'token_expired', 'the expired token');
    expectEqual(await addressOf(browser), person.email, 'the address of the account is still');
  }),

  email('given up waits no more, and its link is dead', ['account'], async (harness) => {
    const { browser, person, token } = await waiting(harness);
    expectOk(await port(browser, 'email').cancel(), 'giving up succeeds');
    expectEqual(await pendingOf(browser), undefined, 'what waits is');
    expectProblem(await confirm(browser, token), 'token_invalid', 'the token');
    expectEqual(await addressOf(browser), person.email, 'the address of the account is still');
  }),

  email('of a second change takes the place of the first one, whose link is dead', ['account'], async (harness) => {
    const { browser, token } = await waiting(harness);
    const last = harness.uniqueEmail();
    expectOk(await port(browser, 'email').change({ email: last }), 'asking for yet another address succeeds');
    expectEqual(await pendingOf(browser), last, 'the address that waits is');
    expectProblem(await confirm(browser, token), 'token_invalid', 'the token of the first one');
    expectEqual(
      expectOk(await confirm(browser, await tokenFor(harness, last)), 'confirming the second one succeeds').email,
      last,
      'the address is',
    );
  }),

  email(
    'of somebody else is answered like any other, and its owner is told by mail',
    { needs: ['account'], promises: ['hiddenAddresses', 'notices'] },
    async (harness) => {
      const known = await newAccount(harness);
      const { browser: one } = await newSession(harness);
      const { browser: other } = await newSession(harness);
      const unknown = harness.uniqueEmail();
      const before = (await harness.inbox(known.email)).length;
      const [taken, free] = [
        await port(one, 'email').change({ email: known.email }),
        await port(other, 'email').change({ email: unknown }),
      ];
      const answer = expectOk(taken, 'asking for the address of somebody else succeeds');
      expectEqual(
        { ...answer, email: '' },
        { ...expectOk(free, 'asking for a free address succeeds'), email: '' },
        'the answers are alike',
      );
      expectEqual(await pendingOf(one), known.email, 'the address that waits is');
      for (const { token } of (await mailsTo(harness, known.email, before + 1)).slice(before))
        expectEqual(token, undefined, 'the token in the mail is');
      await signIn(await harness.newBrowser(), known);
    },
  ),

  email('that got an account meanwhile is a conflict', ['account', 'registration', 'verification'], async (harness) => {
    const { browser, person, next, token } = await waiting(harness);
    await newAccount(harness, { email: next });
    expectProblem(await confirm(browser, token), 'conflict', 'confirming');
    expectEqual(await addressOf(browser), person.email, 'the address of the account is still');
  }),

  email('that is the present one is refused', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    for (const same of [person.email, person.email.toUpperCase(), ` ${person.email} `]) {
      expectFieldProblem(
        await port(browser, 'email').change({ email: same }),
        'email_unchanged',
        'email',
        JSON.stringify(same),
      );
    }
  }),

  email(
    'may have a domain of any script, which is kept and compared in ASCII',
    { needs: ['account'], promises: ['typedEmails'] },
    async (harness) => {
      const { browser } = await newSession(harness);
      const name = harness.uniqueEmail().split('@')[0]!;
      for (const [typed, ascii] of [
        ['@bücher.example', '@xn--bcher-kva.example'],
        ['@BÜCHER.example', '@xn--bcher-kva.example'],
        ['＠例え。テスト', '@xn--r8jz45g.xn--zckzah'],
      ] as const) {
        const { email: sent } = expectOk(
          await port(browser, 'email').change({ email: name + typed }),
          `the domain ${typed} is taken`,
        );
        expectEqual(sent, name + ascii, 'the address is');
        expectEqual(await pendingOf(browser), name + ascii, 'the address that waits is');
      }
    },
  ),

  email('that is none is refused', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    for (const none of ['', 'ada', 'ada@', 'ada@example.org\nBcc: eve@example.org']) {
      expectFieldProblem(
        await port(browser, 'email').change({ email: none }),
        'email_invalid',
        'email',
        JSON.stringify(none),
      );
    }
    expectEqual(await pendingOf(browser), undefined, 'what waits is');
  }),

  email('gets another mail after a pause, and its link works', ['account', 'advance'], async (harness) => {
    const { browser, next, retryAfter } = await waiting(harness);
    const { retryAfter: wait = 0 } = expectProblem(
      await port(browser, 'email').resend(),
      'rate_limited',
      'asking for another mail at once',
    );
    expect(wait > 0 && wait <= retryAfter, `retryAfter is above 0 and at most ${retryAfter}, not ${wait}`);
    await harness.advance!(retryAfter);
    expectEqual(
      expectOk(await port(browser, 'email').pending(), 'asking succeeds')?.retryAfter,
      0,
      'after the pause, retryAfter is',
    );
    expectOk(await port(browser, 'email').resend(), 'asking for another mail succeeds');
    expectOk(await confirm(browser, await tokenFor(harness, next, 2)), 'confirming with the second mail succeeds');
  }),

  email('sends no mail when it refuses', ['account', 'registration'], async (harness) => {
    const next = harness.uniqueEmail();
    expectProblem(
      await port(await harness.newBrowser(), 'email').change({ email: next }),
      'not_signed_in',
      'asking without a session',
    );
    await letMailArrive(harness);
    expectEqual((await harness.inbox(next)).length, 0, 'the number of mails is');
  }),

  email('changed is told to the old address', { needs: ['account'], promises: ['notices'] }, async (harness) => {
    const { browser, person } = await newSession(harness);
    const next = harness.uniqueEmail();
    await expectNotice(harness, person.email, async () => {
      expectOk(await port(browser, 'email').change({ email: next }), 'asking for another address succeeds');
      expectOk(await confirm(browser, await tokenFor(harness, next)), 'confirming succeeds');
    });
  }),

  email(
    'that was given up for another one is free for somebody else',
    ['account', 'registration', 'verification'],
    async (harness) => {
      const { browser, person, next, token } = await waiting(harness);
      expectOk(await confirm(browser, token), 'confirming succeeds');
      const newcomer = await harness.newBrowser();
      const other = { ...person, firstName: 'Grace', password: 'another horse battery staple' };
      await verify(newcomer, await tokenOf(harness, person.email, () => register(newcomer, other)));
      await signIn(newcomer, other);
      expectEqual(
        [await addressOf(newcomer), await addressOf(browser)],
        [person.email, next],
        'the addresses of the two accounts are',
      );
    },
  ),

  email(
    'wants a fresh authentication, and nothing waits before',
    { needs: withStaleness, promises: ['freshness'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const next = harness.uniqueEmail();
      await growStale(harness);
      await expectStale(() => port(browser, 'email').change({ email: next }), 'change()');
      expectEqual(await pendingOf(browser), undefined, 'what waits is');
      await reauthenticate(browser, person);
      expectOk(await port(browser, 'email').change({ email: next }), 'after authenticating again, asking succeeds');
    },
  ),

  email('announces that an address waits, was given up, and was confirmed', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    const next = harness.uniqueEmail();
    const { change, cancel } = port(browser, 'email');
    const steps = [
      () => change({ email: harness.uniqueEmail() }),
      () => cancel(),
      async () => {
        expectOk(await change({ email: next }), 'asking for another address succeeds');
        return confirm(browser, await tokenFor(harness, next));
      },
    ];
    for (const step of steps) {
      const ears = listen(harness, browser);
      expectOk<unknown>(await step(), 'the step succeeds');
      await ears.heard();
      ears.end();
    }
  }),
];
