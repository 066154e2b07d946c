import { expectEnded, expectNotice, expectStale, growStale, reauthenticate, withStaleness } from '../account-steps.ts';
import type { Registration } from '../../client/ports/registration.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf } from '../conformance-case.ts';
import { expectEqual, expectFieldProblem, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import { newSession, passwordOf, port, signIn, sessionState } from '../steps.ts';

const password = casesOf('password');

const next = 'another horse battery staple';

/** Another password, with the present one where the client wants it. */
const changeTo = (
  client: InlineAuthClient,
  person: Registration,
  to: string,
  more: { endOtherSessions?: boolean; idempotencyKey?: string } = {},
) => {
  const { requiresCurrentPassword, change } = port(client, 'password');
  const { endOtherSessions = false, ...options } = more;
  return change(
    { password: to, endOtherSessions, ...(requiresCurrentPassword && { currentPassword: person.password }) },
    options,
  );
};

const expectPassword = async (
  harness: ConformanceHarness,
  person: Registration,
  right: string,
  wrong: string,
): Promise<void> => {
  const browser = await harness.newBrowser();
  expectProblem(
    await browser.session.signIn({ ...person, password: wrong }),
    'credentials_invalid',
    'signing in with the one password',
  );
  await signIn(browser, { ...person, password: right });
};

/** Two browsers that are signed in to one account. */
const twoBrowsers = async (
  harness: ConformanceHarness,
): Promise<{ browser: InlineAuthClient; other: InlineAuthClient; person: Registration }> => {
  const session = await newSession(harness);
  const other = await harness.newBrowser();
  await signIn(other, session.person);
  return { ...session, other };
};

export const passwordChangeCases = [
  password('changed is in force, the old one is not, and the session goes on', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const before = await sessionState(browser);
    expectOk(await changeTo(browser, person, next), 'changing the password succeeds');
    expectEqual(await sessionState(browser), before, 'afterwards the session is');
    await expectPassword(harness, person, next, person.password);
  }),

  password('changed ends the other sessions where it was asked for', ['account'], async (harness) => {
    const { browser, other, person } = await twoBrowsers(harness);
    const before = await sessionState(browser);
    expectOk(await changeTo(browser, person, next, { endOtherSessions: true }), 'changing the password succeeds');
    await expectEnded(other, 'the other browser');
    expectEqual(await sessionState(browser), before, 'this browser is');
  }),

  password('changed leaves the other sessions where it was not', ['account'], async (harness) => {
    const { browser, other, person } = await twoBrowsers(harness);
    const before = await sessionState(other);
    expectOk(await changeTo(browser, person, next), 'changing the password succeeds');
    expectEqual(await sessionState(other), before, 'the other browser is');
  }),

  password('that is too short or too long is refused, and the old one stays', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const { minLength, maxLength } = expectOk(
      await port(browser, 'policy').current(),
      'the policy can be asked for',
    ).password;
    const refused = [
      [passwordOf(minLength - 1), 'password_too_short'],
      [passwordOf(maxLength + 1), 'password_too_long'],
    ] as const;
    for (const [other, code] of refused)
      expectFieldProblem(await changeTo(browser, person, other), code, 'password', `${other.length} characters`);
    await expectPassword(harness, person, person.password, refused[0][0]);
  }),

  password(
    'that is guessed early is refused, and the old one stays',
    { needs: ['account'], promises: ['guessablePasswords'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const refused = await changeTo(browser, person, 'password1234');
      expectFieldProblem(refused, 'password_too_weak', 'password', 'a password that everybody has');
      const own = await changeTo(browser, person, `${person.firstName}${person.lastName}12`);
      expectFieldProblem(own, 'password_contains_context', 'password', 'the own name');
      await expectPassword(harness, person, person.password, 'password1234');
    },
  ),

  password('is measured in code points', { needs: ['account'], promises: ['codePoints'] }, async (harness) => {
    const { browser, person } = await newSession(harness);
    const { minLength } = expectOk(await port(browser, 'policy').current(), 'the policy can be asked for').password;
    const short = await changeTo(browser, person, passwordOf(minLength - 1, '😀'));
    expectFieldProblem(short, 'password_too_short', 'password', 'one code point less than the shortest');
    expectOk(await changeTo(browser, person, passwordOf(minLength, '😀')), 'the shortest succeeds');
  }),

  password(
    'that is the present one is refused',
    { needs: ['account'], promises: ['unchangedPassword'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      expectFieldProblem(
        await changeTo(browser, person, person.password),
        'password_unchanged',
        'password',
        'the present password',
      );
    },
  ),

  password(
    'that is the present one is refused however a keyboard composes it',
    { needs: ['account'], promises: ['unchangedPassword', 'composition'] },
    async (harness) => {
      const { browser, person } = await newSession(harness, { password: 'Pâté à la crème brûlée' });
      for (const form of ['NFC', 'NFD']) {
        expectFieldProblem(
          await changeTo(browser, person, person.password.normalize(form)),
          'password_unchanged',
          'password',
          `as ${form}`,
        );
      }
    },
  ),

  password(
    'is not changed without the present one by who is only signed in, where the client requires it',
    { needs: withStaleness, promises: ['freshness'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const { requiresCurrentPassword, change } = port(browser, 'password');
      if (!requiresCurrentPassword) return;
      expectProblem(
        await change({ password: next, endOtherSessions: true }),
        'reauthentication_required',
        'changing without the present password',
      );
      await expectPassword(harness, person, person.password, next);
    },
  ),

  password('is taken as it was typed, with its spaces', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const typed = '  two  spaces all  around  ';
    expectOk(await changeTo(browser, person, typed), 'changing the password succeeds');
    await expectPassword(harness, person, typed, typed.trim());
  }),

  password(
    'is the same however a keyboard composes it',
    { needs: ['account'], promises: ['composition'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const typed = 'Pâté à la crème brûlée';
      expectOk(await changeTo(browser, person, typed.normalize('NFD')), 'changing the password succeeds');
      await expectPassword(harness, person, typed.normalize('NFC'), person.password);
    },
  ),

  password('is not changed with a wrong present one', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const wrong = await port(browser, 'password').change({
      currentPassword: 'not the present one at all',
      password: next,
      endOtherSessions: true,
    });
    expectFieldProblem(wrong, 'password_incorrect', 'currentPassword', 'a wrong present password');
    await expectPassword(harness, person, person.password, next);
    const { change } = port(browser, 'password');
    expectOk(
      await change({ currentPassword: person.password, password: next, endOtherSessions: false }),
      'with the right one, changing succeeds',
    );
  }),

  password(
    'is changed once for one idempotency key',
    { needs: ['account'], promises: ['idempotency'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const idempotencyKey = crypto.randomUUID();
      const first = await changeTo(browser, person, next, { idempotencyKey });
      expectOk(first, 'changing the password succeeds');
      expectEqual(
        await changeTo(browser, person, next, { idempotencyKey }),
        first,
        'the answer to a repeat is the first one',
      );
      const other = await changeTo(browser, person, `${next}, and another`, { idempotencyKey });
      expectProblem(other, 'conflict', 'the same key for another password');
    },
  ),

  password('changed is told to the owner by mail', { needs: ['account'], promises: ['notices'] }, async (harness) => {
    const { browser, person } = await newSession(harness);
    await expectNotice(harness, person.email, async () => {
      expectOk(await changeTo(browser, person, next), 'changing the password succeeds');
    });
  }),

  password(
    'wants a fresh authentication, and is not changed before',
    { needs: withStaleness, promises: ['freshness'] },
    async (harness) => {
      const { browser, other, person } = await twoBrowsers(harness);
      const before = await sessionState(other);
      await growStale(harness);
      const { change } = port(browser, 'password');
      // What is wrong with it would tell an old session too much.
      for (const to of [next, person.password])
        await expectStale(
          () => change({ password: to, endOtherSessions: true }),
          'change() without the present password',
        );
      expectEqual(await sessionState(other), before, 'the other browser is');
      await reauthenticate(browser, person);
      expectOk(
        await change({ password: next, endOtherSessions: false }),
        'after authenticating again, changing succeeds',
      );
      await expectPassword(harness, person, next, person.password);
    },
  ),
];
