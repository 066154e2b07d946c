import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectFieldProblem, expectFields, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import { noEmails, waysToType } from '../emails.ts';
import { noNames } from '../names.ts';
import {
  isVerified,
  letMailArrive,
  mailsTo,
  newAccount,
  newPerson,
  port,
  register,
  signIn,
  sessionState,
  tokenFor,
  verify,
} from '../steps.ts';

const registration = casesOf('registration');

/** Accounts of these first and last names have them exactly. */
const expectNames = async (harness: ConformanceHarness, ...names: (readonly [string, string])[]): Promise<void> => {
  for (const [firstName, lastName] of names) {
    const person = newPerson(harness, { firstName, lastName });
    const browser = await harness.newBrowser();
    await register(browser, person);
    await verify(browser, await tokenFor(harness, person.email));
    const state = await signIn(browser, person);
    const account = 'account' in state ? state.account : undefined;
    expectEqual([account?.firstName, account?.lastName], [firstName, lastName], 'the names are');
  }
};

export const registrationCases = [
  registration('answers the address and when a mail may be asked for again', [], async (harness) => {
    const person = newPerson(harness);
    const { email, retryAfter } = await register(await harness.newBrowser(), person);
    expectEqual(email, person.email, 'the address is');
    expect(Number.isFinite(retryAfter) && retryAfter >= 0, `retryAfter is a number of seconds, not ${retryAfter}`);
    await tokenFor(harness, email);
  }),

  registration('leaves the browser unverified', [], async (harness) => {
    const browser = await harness.newBrowser();
    const person = newPerson(harness);
    await register(browser, person);
    expectEqual(await sessionState(browser), { status: 'unverified', email: person.email }, 'the state is');
    expectEqual(await sessionState(await harness.newBrowser()), { status: 'anonymous' }, 'another browser is');
    expectOk(await browser.session.signOut(), 'signing out, to use another account, succeeds');
    expectEqual(await sessionState(browser), { status: 'anonymous' }, 'after signing out the state is');
  }),

  registration(
    'answers the same for an address that has an account',
    { needs: ['account'], promises: ['hiddenAddresses'] },
    async (harness) => {
      const known = await newAccount(harness);
      const [fresh, again] = [await harness.newBrowser(), await harness.newBrowser()];
      const unknown = newPerson(harness);
      const first = await register(fresh, unknown);
      const second = await register(again, { ...known, password: 'another horse battery staple' });
      expectEqual({ ...second, email: '' }, { ...first, email: '' }, 'the answers are alike');
      expectEqual(second.email, known.email, 'the address is');
      expectEqual(
        await sessionState(again),
        { status: 'unverified', email: known.email },
        'the browser waits like any other',
      );
      if (again.verification)
        expectEqual(await isVerified(again, known.email), false, 'and goes on waiting: verified is');
    },
  ),

  registration(
    'is followed by the same answers to a sign-in, for an address that has an account',
    { needs: ['account', 'waiting'], promises: ['hiddenAddresses'] },
    async (harness) => {
      const known = { ...(await newAccount(harness)), password: 'another horse battery staple' };
      const unknown = newPerson(harness);
      for (const person of [unknown, known]) {
        await register(await harness.newBrowser(), person);
        const browser = await harness.newBrowser();
        expectProblem(await browser.session.signIn(person), 'email_unverified', 'signing in with the password of it');
        expectEqual(await sessionState(browser), { status: 'unverified', email: person.email }, 'the browser is');
        expectProblem(
          await browser.session.signIn({ ...person, password: 'yet another horse battery' }),
          'credentials_invalid',
          'signing in with another password',
        );
      }
    },
  ),

  registration('answers the same for an address that waits for its verification', [], async (harness) => {
    const person = newPerson(harness);
    const first = await register(await harness.newBrowser(), person);
    expectEqual(await register(await harness.newBrowser(), person), first, 'the answers are alike');
  }),

  registration(
    'refuses the same for a known address as for an unknown one',
    { needs: ['account'], promises: ['hiddenAddresses'] },
    async (harness) => {
      const { register: call } = port(await harness.newBrowser(), 'registration');
      const known = expectProblem(
        await call({ ...(await newAccount(harness)), password: 'x' }),
        'password_too_short',
        'a known address',
      );
      const unknown = expectProblem(
        await call({ ...newPerson(harness), password: 'x' }),
        'password_too_short',
        'an unknown address',
      );
      // The reference names the one request in the log of the service.
      expectEqual({ ...unknown, reference: undefined }, { ...known, reference: undefined }, 'the answers are alike');
    },
  ),

  registration(
    'tells the owner of an account by mail, without a token',
    { needs: ['account'], promises: ['hiddenAddresses', 'notices'] },
    async (harness) => {
      const known = await newAccount(harness);
      const before = (await harness.inbox(known.email)).length;
      await register(await harness.newBrowser(), known);
      const mail = (await mailsTo(harness, known.email, before + 1))[before];
      expectEqual(mail?.token, undefined, 'the token in the mail is');
    },
  ),

  registration('of a known address leaves its account as it is', ['account'], async (harness) => {
    const known = await newAccount(harness);
    const intruder = { ...known, firstName: 'Mallory', password: 'another horse battery staple' };
    // Whatever it answers.
    await port(await harness.newBrowser(), 'registration').register(intruder);
    const browser = await harness.newBrowser();
    expect(!(await browser.session.signIn(intruder)).ok, 'the password of the second registration opens nothing');
    const state = await signIn(browser, known);
    expectEqual('account' in state && state.account.firstName, known.firstName, 'the name is');
  }),

  registration(
    'takes an address that differs in its case only for the same one',
    { needs: ['account'], promises: ['hiddenAddresses', 'notices'] },
    async (harness) => {
      const known = await newAccount(harness);
      const before = (await harness.inbox(known.email)).length;
      await register(await harness.newBrowser(), {
        ...known,
        email: known.email.toUpperCase(),
        password: 'another horse battery staple',
      });
      expectEqual(
        (await mailsTo(harness, known.email, before + 1))[before]?.token,
        undefined,
        'the token in the mail is',
      );
      await signIn(await harness.newBrowser(), known);
    },
  ),

  registration('refuses what is no e-mail address', [], async (harness) => {
    const { register: call } = port(await harness.newBrowser(), 'registration');
    for (const email of [
      '',
      'ada',
      'ada@',
      '@example.org',
      'a da@example.org',
      'ada@example..org',
      'ada@example.org\nBcc: eve@example.org',
      `${'a'.repeat(260)}@example.org`,
    ]) {
      expectFieldProblem(
        await call(newPerson(harness, { email })),
        'email_invalid',
        'email',
        `the address ${JSON.stringify(email.slice(0, 40))}`,
      );
    }
  }),

  registration(
    'refuses addresses that would have to be repaired, and domains that are none',
    { promises: ['typedEmails'] },
    async (harness) => {
      const { register: call } = port(await harness.newBrowser(), 'registration');
      for (const email of noEmails) {
        expectFieldProblem(
          await call(newPerson(harness, { email })),
          'email_invalid',
          'email',
          `the address ${JSON.stringify(email)}`,
        );
      }
    },
  ),

  registration(
    'takes an address however it was typed for the same one',
    { needs: ['verification'], promises: ['typedEmails'] },
    async (harness) => {
      const person = newPerson(harness);
      const [way, ...others] = waysToType;
      const { email } = await register(await harness.newBrowser(), {
        ...person,
        email: others.reduce((typed, next) => next(typed), way!(person.email)),
      });
      expectEqual(email.toLowerCase(), person.email, 'the address is');
      await verify(await harness.newBrowser(), await tokenFor(harness, person.email), person.password);
      for (const typed of waysToType.map((next) => next(person.email))) {
        const state = await signIn(await harness.newBrowser(), { ...person, email: typed });
        expectEqual(
          'account' in state && state.account.email,
          person.email,
          `signed in as ${JSON.stringify(typed)}, the address is`,
        );
      }
    },
  ),

  registration('refuses what is no name', [], async (harness) => {
    const { register: call } = port(await harness.newBrowser(), 'registration');
    for (const name of ['', '   ', 'Ada\u0000']) {
      for (const field of ['firstName', 'lastName'] as const) {
        expectFieldProblem(
          await call(newPerson(harness, { [field]: name })),
          'name_invalid',
          field,
          `the name ${JSON.stringify(name)}`,
        );
      }
    }
  }),

  registration(
    'takes names of 100 code points, and no longer ones',
    { needs: ['verification'], promises: ['nameLength'] },
    async (harness) => {
      await expectNames(harness, ['😀'.repeat(100), 'x'.repeat(100)]);
      const { register: call } = port(await harness.newBrowser(), 'registration');
      for (const field of ['firstName', 'lastName'] as const) {
        expectFieldProblem(
          await call(newPerson(harness, { [field]: 'x'.repeat(101) })),
          'name_invalid',
          field,
          'a name of 101 code points',
        );
      }
    },
  ),

  registration('refuses names that show nothing, and broken ones', { promises: ['visibleNames'] }, async (harness) => {
    const { register: call } = port(await harness.newBrowser(), 'registration');
    for (const name of noNames) {
      for (const field of ['firstName', 'lastName'] as const) {
        expectFieldProblem(
          await call(newPerson(harness, { [field]: name })),
          'name_invalid',
          field,
          `the name ${JSON.stringify(name)}`,
        );
      }
    }
  }),

  registration(
    'tells every refused field once, in the order of the form',
    { promises: ['allFields'] },
    async (harness) => {
      const { register: call } = port(await harness.newBrowser(), 'registration');
      const wrong = { firstName: ' ', lastName: '', email: 'ada', password: 'x' };
      const codes = {
        firstName: 'name_invalid',
        lastName: 'name_invalid',
        email: 'email_invalid',
        password: 'password_too_short',
      } as const;
      const fields = ['firstName', 'lastName', 'email', 'password'] as const;
      for (const refused of [fields, fields.slice(1), [fields[0], fields[3]], fields.slice(2)]) {
        const outcome = await call(
          newPerson(harness, Object.fromEntries(refused.map((field) => [field, wrong[field]]))),
        );
        expectFields(
          outcome,
          refused.map((field) => ({ field, code: codes[field] })),
        );
      }
    },
  ),

  registration('sends no mail when it refuses', [], async (harness) => {
    const person = newPerson(harness, { password: 'x' });
    const outcome = await port(await harness.newBrowser(), 'registration').register(person);
    expectProblem(outcome, 'password_too_short', 'a password of one character');
    await letMailArrive(harness);
    expectEqual((await harness.inbox(person.email)).length, 0, 'the number of mails is');
  }),

  registration('keeps names of every script exactly', ['verification'], (harness) =>
    expectNames(harness, ['Zoë', "O'Connor-Smith"], ['李', '小龙'], ['محمد', 'الأمين'], ['X', 'Æ']),
  ),

  registration('keeps names of every kind exactly', { needs: ['verification'], promises: ['anyName'] }, (harness) =>
    expectNames(harness, ['👩‍👩‍👧‍👦', '🏳️‍🌈'], ['<b>Ada</b>', '&amp; "Lovelace" <script>alert(1)</script>']),
  ),

  registration('is carried out once for one idempotency key', { promises: ['idempotency'] }, async (harness) => {
    const browser = await harness.newBrowser();
    const person = newPerson(harness);
    const options = { idempotencyKey: crypto.randomUUID() };
    const first = await register(browser, person, options);
    expectEqual(await register(browser, person, options), first, 'the second answer is the first one');
    await letMailArrive(harness);
    expectEqual((await harness.inbox(person.email)).length, 1, 'the number of mails is');
  }),

  registration(
    'is carried out once for one idempotency key sent twice at the same time',
    { promises: ['idempotency'] },
    async (harness) => {
      const browser = await harness.newBrowser();
      const person = newPerson(harness);
      const options = { idempotencyKey: crypto.randomUUID() };
      const [first, second] = await Promise.all([
        register(browser, person, options),
        register(browser, person, options),
      ]);
      expectEqual(second, first, 'the second answer is the first one');
      await letMailArrive(harness);
      expectEqual((await harness.inbox(person.email)).length, 1, 'the number of mails is');
    },
  ),

  registration('is carried out again for another idempotency key', [], async (harness) => {
    const browser = await harness.newBrowser();
    const person = newPerson(harness);
    await register(browser, person, { idempotencyKey: crypto.randomUUID() });
    await register(browser, person, { idempotencyKey: crypto.randomUUID() });
    await mailsTo(harness, person.email, 2);
  }),

  registration(
    'refuses an idempotency key that was used with other input',
    { promises: ['idempotency'] },
    async (harness) => {
      const { register: call } = port(await harness.newBrowser(), 'registration');
      const options = { idempotencyKey: crypto.randomUUID() };
      expectOk(await call(newPerson(harness), options), 'registering succeeds');
      expectProblem(await call(newPerson(harness), options), 'conflict', 'the same key for another person');
    },
  ),

  registration('may be tried again with the same idempotency key after a refusal', [], async (harness) => {
    const { register: call } = port(await harness.newBrowser(), 'registration');
    const options = { idempotencyKey: crypto.randomUUID() };
    const person = newPerson(harness);
    expectProblem(
      await call({ ...person, password: 'x' }, options),
      'password_too_short',
      'a password of one character',
    );
    expectOk(await call(person, options), 'the corrected registration with the same key succeeds');
  }),

  registration('registered twice before it was verified, the last one counts', ['verification'], async (harness) => {
    const browser = await harness.newBrowser();
    const first = newPerson(harness);
    const last = { ...first, firstName: 'Grace', password: 'another horse battery staple' };
    await register(browser, first);
    await tokenFor(harness, first.email);
    await register(browser, last);
    await verify(browser, await tokenFor(harness, first.email, 2));
    expectEqual(await isVerified(browser, first.email), true, 'the waiting browser hears of it: verified is');
    const state = await signIn(browser, last);
    expectEqual('account' in state && state.account.firstName, 'Grace', 'the name is');
    const outcome = await (await harness.newBrowser()).session.signIn(first);
    expect(!outcome.ok, 'the password of the first registration opens nothing');
  }),

  registration('a link never leads to the password of another registration', ['verification'], async (harness) => {
    const owner = newPerson(harness);
    const intruder = { ...owner, firstName: 'Mallory', password: 'another horse battery staple' };
    await register(await harness.newBrowser(), owner);
    const token = await tokenFor(harness, owner.email);
    // Whatever it answers.
    await port(await harness.newBrowser(), 'registration').register(intruder);
    const browser = await harness.newBrowser();
    // A service may also take the older link back, as long as it opens no account for the intruder.
    await port(browser, 'verification').verify({ token });
    const outcome = await browser.session.signIn(intruder);
    expect(!outcome.ok, 'the password of the other registration opens no account');
  }),

  registration('takes the fields of the host page', [], async (harness) => {
    await register(
      await harness.newBrowser(),
      newPerson(harness, { extra: { company: 'Analytical Engines <&>', newsletter: 'yes', interests: ['a', 'b'] } }),
    );
  }),
];
