import type { InlineAuthClient } from '../../client/types.ts';
import type { PasswordPolicy } from '../../client/policy.ts';
import { casesOf } from '../conformance-case.ts';
import { expectEqual, expectFieldProblem, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import { newAccount, newPerson, passwordOf, port, signIn } from '../steps.ts';

const registration = casesOf('registration');

const prepare = async (harness: ConformanceHarness): Promise<{ browser: InlineAuthClient; policy: PasswordPolicy }> => {
  const browser = await harness.newBrowser();
  const { password } = expectOk(await port(browser, 'policy').current(), 'the policy can be asked for');
  return { browser, policy: password };
};

const registerWith = (harness: ConformanceHarness, browser: InlineAuthClient, password: string) =>
  port(browser, 'registration').register(newPerson(harness, { password }));

/** Two code units, one code point. */
const emoji = '😀';
/** One code point, and two before it is composed. */
const composed = '\u00e9';
const decomposed = 'e\u0301';

/** Passwords of the usual length that are tried first, and what they are. */
const guessable = [
  ['password1234', 'common'],
  ['P@ssw0rd 2026!', 'common'],
  ['passwordpassword', 'common'],
  ['aaaaaaaaaaaa', 'repeated'],
  ['qwertyuiop12', 'sequence'],
  ['123456789012', 'sequence'],
  ['2026-11-25-01', 'date'],
] as const;

/** The shortest password of a character is taken, and one that is shorter by one isn't. */
const expectLeast = async (harness: ConformanceHarness, characters: readonly string[]): Promise<void> => {
  const { browser, policy } = await prepare(harness);
  for (const character of characters) {
    const of = `times ${JSON.stringify(character)}`;
    const short = await registerWith(harness, browser, passwordOf(policy.minLength - 1, character));
    expectFieldProblem(short, 'password_too_short', 'password', `${policy.minLength - 1} ${of}`);
    expectOk(
      await registerWith(harness, browser, passwordOf(policy.minLength, character)),
      `${policy.minLength} ${of} succeeds`,
    );
  }
};

/** The longest password of a character is taken, and its last character counts. */
const expectMost = async (harness: ConformanceHarness, character: string): Promise<void> => {
  const { browser, policy } = await prepare(harness);
  const person = await newAccount(harness, { password: passwordOf(policy.maxLength, character) });
  const changed = `${passwordOf(policy.maxLength - 1, character)}x`;
  expectProblem(
    await browser.session.signIn({ email: person.email, password: changed }),
    'credentials_invalid',
    'another last character',
  );
  await signIn(browser, person);
};

/** Lengths are counted in code points after NFC, and nothing is changed but that (NIST SP 800-63B-4 section 3.1.1.2). */
export const passwordCases = [
  registration(
    'refuses a password that is one character short, and takes one that is just long enough',
    [],
    async (harness) => {
      await expectLeast(harness, ['x', ' ']);
      const { browser } = await prepare(harness);
      expectFieldProblem(
        await registerWith(harness, browser, ''),
        'password_too_short',
        'password',
        'an empty password',
      );
    },
  ),

  registration('counts code points, not their parts', { promises: ['codePoints'] }, (harness) =>
    expectLeast(harness, [emoji]),
  ),

  registration('counts characters as they are composed', { promises: ['composition'] }, (harness) =>
    expectLeast(harness, [composed, decomposed]),
  ),

  registration('refuses a password that is one code point too long, and one of 5,000', [], async (harness) => {
    const { browser, policy } = await prepare(harness);
    for (const length of [policy.maxLength + 1, 5000]) {
      expectFieldProblem(
        await registerWith(harness, browser, passwordOf(length)),
        'password_too_long',
        'password',
        `${length} code points`,
      );
    }
  }),

  registration('takes the longest password, and every character of it counts', ['account'], (harness) =>
    expectMost(harness, 'y'),
  ),

  registration(
    'takes the longest password of code points with two parts each',
    { needs: ['account'], promises: ['codePoints'] },
    (harness) => expectMost(harness, emoji),
  ),

  registration(
    'refuses a password that is guessed early, and says why',
    { promises: ['guessablePasswords'] },
    async (harness) => {
      const { browser } = await prepare(harness);
      for (const [password, reason] of guessable) {
        const refused = await registerWith(harness, browser, password);
        expectFieldProblem(refused, 'password_too_weak', 'password', JSON.stringify(password));
        expectEqual(!refused.ok && refused.problem.reason, reason, `the reason for ${JSON.stringify(password)} is`);
      }
    },
  ),

  registration(
    'refuses a password that is built on the own name or address',
    { promises: ['guessablePasswords'] },
    async (harness) => {
      const { browser } = await prepare(harness);
      for (const password of ['Lovelace2026!', 'ada.lovelace.1234', 'ECALEVOLada12'])
        expectFieldProblem(
          await registerWith(harness, browser, password),
          'password_contains_context',
          'password',
          password,
        );
      expectOk(
        await registerWith(harness, browser, 'Ada rides a slow green tram'),
        'a password that has the name among other words succeeds',
      );
    },
  ),

  registration('keeps the spaces of a password', ['account'], async (harness) => {
    const { browser } = await prepare(harness);
    const person = await newAccount(harness, { password: '  two  spaces all  around  ' });
    for (const password of [person.password.trim(), person.password.replaceAll('  ', ' ')]) {
      expectProblem(
        await browser.session.signIn({ email: person.email, password }),
        'credentials_invalid',
        JSON.stringify(password),
      );
    }
    await signIn(browser, person);
  }),

  registration(
    'takes the same password however a keyboard composes it',
    { needs: ['account'], promises: ['composition'] },
    async (harness) => {
      const { browser } = await prepare(harness);
      const password = 'Pâté à la crème brûlée';
      for (const [form, other] of [
        ['NFD', 'NFC'],
        ['NFC', 'NFD'],
      ] as const) {
        const person = await newAccount(harness, { password: password.normalize(form) });
        await signIn(browser, { ...person, password: password.normalize(other) });
      }
    },
  ),

  registration('does not take look-alikes for the same password', ['account'], async (harness) => {
    const { browser } = await prepare(harness);
    // The same after NFKC, which also turns a superscript into a plain figure.
    const person = await newAccount(harness, { password: 'energy is mc\u00b2 \ufb01nally' });
    const outcome = await browser.session.signIn({ email: person.email, password: 'energy is mc2 finally' });
    expectProblem(outcome, 'credentials_invalid', 'a look-alike');
    await signIn(browser, person);
  }),
];
