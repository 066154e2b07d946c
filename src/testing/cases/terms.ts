import type { Terms } from '../../client/ports/terms.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectOk, expectProblem } from '../expect.ts';
import { newAccount, newPerson, newSession, port, register, signIn, sessionState, tokenFor, verify } from '../steps.ts';

const terms = casesOf('terms');

const current = async (client: InlineAuthClient): Promise<Terms> =>
  expectOk(await port(client, 'terms').current(), 'the terms can be asked for');
const accept = async (client: InlineAuthClient, version: string) =>
  expectOk(await port(client, 'terms').accept({ version }), 'accepting the terms in force succeeds');
const statusOf = async (client: InlineAuthClient): Promise<string> => (await sessionState(client)).status;

export const termsCases = [
  terms('can be read by everybody', [], async (harness) => {
    const { version, documents, accepted } = await current(await harness.newBrowser());
    expect(version !== '', 'there is a version');
    expect(documents.length > 0, 'there is a document');
    for (const { id, title, href } of documents)
      expect(id !== '' && title !== '' && href !== '', 'a document has id, title and href');
    expectEqual(new Set(documents.map(({ id }) => id)).size, documents.length, 'the number of different ids is');
    expectEqual(accepted, null, 'what nobody accepted is');
  }),

  terms('cannot be accepted by nobody', [], async (harness) => {
    const browser = await harness.newBrowser();
    const { version } = await current(browser);
    expectProblem(await port(browser, 'terms').accept({ version }), 'not_signed_in', 'accepting without a session');
  }),

  terms('are due until they are accepted', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    expectEqual(await statusOf(browser), 'terms_due', 'before, the status is');
    const { version, accepted } = await current(browser);
    expectEqual(accepted, null, 'before, accepted is');
    const acceptance = await accept(browser, version);
    expectEqual(acceptance.version, version, 'the accepted version is');
    expect(!Number.isNaN(Date.parse(acceptance.acceptedAt)), `acceptedAt is a time, not ${acceptance.acceptedAt}`);
    expectEqual(await statusOf(browser), 'active', 'after, the status is');
    expectEqual((await current(browser)).accepted, acceptance, 'after, accepted is');
    const other = await harness.newBrowser();
    expectEqual((await signIn(other, person)).status, 'active', 'in another browser the status is');
  }),

  terms('are accepted by one account and not by another', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    await accept(browser, (await current(browser)).version);
    const other = await newSession(harness);
    expectEqual(await statusOf(other.browser), 'terms_due', 'the status of the other account is');
  }),

  terms('of another version than the one in force cannot be accepted', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    for (const version of ['', 'never-published']) {
      expectProblem(
        await port(browser, 'terms').accept({ version }),
        'terms_outdated',
        `accepting the version "${version}"`,
      );
    }
    expectEqual(await statusOf(browser), 'terms_due', 'the status is');
    expectEqual((await current(browser)).accepted, null, 'accepted is');
  }),

  terms(
    'are accepted once for one idempotency key',
    { needs: ['account'], promises: ['idempotency'] },
    async (harness) => {
      const { browser } = await newSession(harness);
      const { version } = await current(browser);
      const options = { idempotencyKey: crypto.randomUUID() };
      const first = await port(browser, 'terms').accept({ version }, options);
      expectOk(first, 'accepting succeeds');
      expectEqual(
        await port(browser, 'terms').accept({ version }, options),
        first,
        'the second answer is the first one',
      );
      expectProblem(
        await port(browser, 'terms').accept({ version: `${version}.x` }, options),
        'conflict',
        'the same key for another version',
      );
    },
  ),

  terms('accepted before the account existed count', ['registration', 'verification'], async (harness) => {
    const browser = await harness.newBrowser();
    const { version } = await current(browser);
    const person = newPerson(harness, { acceptedTerms: version });
    await register(browser, person);
    await verify(browser, await tokenFor(harness, person.email));
    expectEqual((await signIn(browser, person)).status, 'active', 'the status is');
    expectEqual((await current(browser)).accepted?.version, version, 'the accepted version is');
  }),

  terms('of another version cannot be accepted with a registration', ['registration'], async (harness) => {
    const { register: call } = port(await harness.newBrowser(), 'registration');
    expectProblem(
      await call(newPerson(harness, { acceptedTerms: 'never-published' })),
      'terms_outdated',
      'registering with it',
    );
  }),

  terms(
    'of a new version are due again, and the old acceptance is still told',
    ['account', 'publishTerms'],
    async (harness) => {
      const { browser } = await newSession(harness);
      const { version } = await current(browser);
      const before = await accept(browser, version);
      const next = `${version}.${crypto.randomUUID().slice(0, 8)}`;
      await harness.publishTerms!(next);
      expectEqual(await statusOf(browser), 'terms_due', 'after the publication the status is');
      const due = await current(browser);
      expectEqual([due.version, due.accepted], [next, before], 'the version in force and what was accepted are');
      expectProblem(await port(browser, 'terms').accept({ version }), 'terms_outdated', 'accepting the old version');
      await accept(browser, next);
      expectEqual(await statusOf(browser), 'active', 'after accepting the status is');
    },
  ),

  terms(
    'published while somebody registers are due afterwards',
    ['registration', 'verification', 'publishTerms'],
    async (harness) => {
      const browser = await harness.newBrowser();
      const { version } = await current(browser);
      const person = newPerson(harness, { acceptedTerms: version });
      await register(browser, person);
      await harness.publishTerms!(`${version}.${crypto.randomUUID().slice(0, 8)}`);
      await verify(browser, await tokenFor(harness, person.email));
      expectEqual((await signIn(browser, person)).status, 'terms_due', 'the status is');
    },
  ),

  terms(
    'accepted with a registration of an address that has an account are not accepted for it',
    ['account', 'registration'],
    async (harness) => {
      const known = await newAccount(harness);
      const browser = await harness.newBrowser();
      const { version } = await current(browser);
      // Whatever it answers.
      await port(await harness.newBrowser(), 'registration').register({ ...known, acceptedTerms: version });
      expectEqual((await signIn(browser, known)).status, 'terms_due', 'the status is');
    },
  ),
];
