import { expectEnded, expectNotice } from '../account-steps.ts';
import type { Registration } from '../../client/ports/registration.ts';
import { casesOf, type Need } from '../conformance-case.ts';
import { expect, expectEqual } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import type { RedirectPortName } from '../port-methods.ts';
import { canSignIn, emailOf, expectDone, goTo, operations, type Back } from '../redirect-steps.ts';
import { mailsTo, newAccount, newSession, passwordOf, port, sessionState, signIn } from '../steps.ts';

/** What people are promised whose change happens on a page of the service: the rules that it has in the page itself. */

const registration = casesOf('registration', 'redirect');
const password = casesOf('password', 'redirect');
const email = casesOf('email', 'redirect');
const deletion = casesOf('deletion', 'redirect');

const withVisit: readonly Need[] = ['account', 'visit'];
const next = 'another horse battery staple';

/** Somebody types another password on the service's page. */
const typePassword = async (
  harness: ConformanceHarness,
  to: string,
  details: Partial<Registration> = {},
): Promise<Back> =>
  goTo(harness, 'password', await newSession(harness, details), { does: 'complete', typed: { password: to } });

const expectRefused = async (harness: ConformanceHarness, to: string, what: string): Promise<void> => {
  const back = await typePassword(harness, to);
  expect(back.refused === true, `the page refuses ${what}`);
  await expectDone(harness, 'password', back, false);
};

const expectTaken = async (harness: ConformanceHarness, to: string, what: string): Promise<void> => {
  const back = await typePassword(harness, to);
  expect(back.refused !== true, `the page takes ${what}`);
  await expectDone(harness, 'password', back, true);
};

const lengthsOf = async (harness: ConformanceHarness) => port(await harness.newBrowser(), 'policy').initial.password;

/** Somebody's account waits for another address; whose page came back. */
const waiting = async (harness: ConformanceHarness): Promise<Back> =>
  goTo(harness, 'email', await newSession(harness), { does: 'send' });

const noticeCases = (['password', 'email', 'authenticators', 'recoveryCodes', 'deletion'] as const).map(
  (name: RedirectPortName) =>
    casesOf(name, 'redirect')(
      'completed on a page of the service is told to the owner by mail',
      { needs: [...operations[name].needs, 'visit'], promises: ['notices'] },
      async (harness) => {
        const page = await operations[name].open(harness);
        await expectNotice(harness, page.person.email, async () => {
          await expectDone(harness, name, await goTo(harness, name, page, { does: 'complete' }), true);
        });
      },
    ),
);

export const redirectRuleCases = [
  ...noticeCases,

  password(
    'typed on a page of the service may be as short and as long as the policy says, and no more',
    withVisit,
    async (harness) => {
      const { minLength, maxLength } = await lengthsOf(harness);
      await expectRefused(harness, passwordOf(minLength - 1), `${minLength - 1} characters`);
      await expectTaken(harness, passwordOf(minLength), `${minLength} characters`);
      await expectTaken(harness, passwordOf(maxLength), `${maxLength} characters`);
      await expectRefused(harness, passwordOf(maxLength + 1), `${maxLength + 1} characters`);
    },
  ),

  password(
    'typed on a page of the service is measured in code points',
    { needs: withVisit, promises: ['codePoints'] },
    async (harness) => {
      const { minLength } = await lengthsOf(harness);
      await expectRefused(harness, passwordOf(minLength - 1, '😀'), 'one code point less than the shortest');
      await expectTaken(harness, passwordOf(minLength, '😀'), 'the shortest');
    },
  ),

  password(
    'typed on a page of the service is the same however a keyboard composes it',
    { needs: withVisit, promises: ['composition'] },
    async (harness) => {
      const typed = 'Pâté à la crème brûlée';
      for (const [form, other] of [
        ['NFD', 'NFC'],
        ['NFC', 'NFD'],
      ] as const) {
        const { person } = await typePassword(harness, typed.normalize(form));
        await signIn(await harness.newBrowser(), { ...person, password: typed.normalize(other) });
      }
    },
  ),

  password('typed on a page of the service is taken with its spaces', withVisit, async (harness) => {
    const typed = '  two  spaces all  around  ';
    const { person } = await typePassword(harness, typed);
    expectEqual(
      await canSignIn(harness, { ...person, password: typed.trim() }),
      false,
      'whether it signs in without is',
    );
    await signIn(await harness.newBrowser(), { ...person, password: typed });
  }),

  password(
    'typed on a page of the service that is guessed early is refused',
    { needs: withVisit, promises: ['guessablePasswords'] },
    async (harness) => {
      await expectRefused(harness, 'password1234', 'a password that everybody has');
      await expectRefused(harness, 'AdaLovelace12', 'the own name');
    },
  ),

  password(
    'typed on a page of the service that is the present one is refused',
    { needs: withVisit, promises: ['unchangedPassword'] },
    async (harness) => {
      const { refused, person } = await typePassword(harness, next, { password: next });
      expect(refused === true, 'the page refuses the present password');
      await signIn(await harness.newBrowser(), person);
    },
  ),

  password('completed on a page of the service leaves this session what it was', withVisit, async (harness) => {
    const { browser, person } = await newSession(harness);
    const before = await sessionState(browser);
    const { client } = await goTo(harness, 'password', { browser, person }, { does: 'complete' });
    expectEqual(await sessionState(client), before, 'afterwards the session is');
  }),

  email(
    'of somebody else is taken like any other on a page of the service, and changes nothing',
    { needs: withVisit, promises: ['hiddenAddresses'] },
    async (harness) => {
      const owner = await newAccount(harness);
      const back = await goTo(harness, 'email', await newSession(harness, { password: next }), {
        does: 'complete',
        typed: { email: owner.email },
      });
      expect(back.refused !== true, 'the page takes the address');
      expectEqual(await emailOf(back.client), back.person.email, 'the address of the account is');
      await signIn(await harness.newBrowser(), owner);
    },
  ),

  email(
    'typed on a page of the service waits, and the old one is in force meanwhile',
    { needs: withVisit, promises: ['oldAddressWorks'] },
    async (harness) => {
      const { client, person, asTyped } = await waiting(harness);
      expectEqual(await emailOf(client), person.email, 'the address of the account is');
      expectEqual(await canSignIn(harness, asTyped), false, 'whether the one that waits signs in is');
      expectEqual(await canSignIn(harness, person), true, 'whether the old one signs in is');
    },
  ),

  email(
    'typed on a page of the service is not confirmed by whatever fetches the link',
    { needs: [...withVisit, 'fetchLinks'], promises: ['clickToConfirm'] },
    async (harness) => {
      const { client, person, asTyped } = await waiting(harness);
      await mailsTo(harness, asTyped.email, 1);
      await harness.fetchLinks!(asTyped.email);
      expectEqual(await emailOf(client), person.email, 'the address of the account is');
    },
  ),

  registration(
    'of a known address on a page of the service is taken like any other, and is no way into its account',
    { needs: withVisit, promises: ['hiddenAddresses'] },
    async (harness) => {
      const owner = await newAccount(harness);
      const page = { browser: await harness.newBrowser(), person: { ...owner, password: next } };
      const back = await goTo(harness, 'registration', page, { does: 'complete' });
      expect(back.refused !== true, 'the page takes the address');
      expectEqual(await emailOf(back.client), undefined, 'the address of who is signed in is');
      expectEqual(await canSignIn(harness, page.person), false, 'whether the password that was typed signs in is');
      await signIn(await harness.newBrowser(), owner);
    },
  ),

  deletion(
    'completed on a page of the service ends the sessions everywhere',
    { needs: withVisit, promises: ['promptEnd'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const other = await harness.newBrowser();
      await signIn(other, person);
      await goTo(harness, 'deletion', { browser, person }, { does: 'complete' });
      await expectEnded(other, 'the other browser');
    },
  ),
];
