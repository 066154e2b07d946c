import type { Registration } from '../../client/ports/registration.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { expectNoSession } from '../account-steps.ts';
import { casesOf, type Need } from '../conformance-case.ts';
import { expect, expectEqual, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import { providersOf } from '../redirect-steps.ts';
import { eitherPort, listen, newSession, visit } from '../steps.ts';

const linkedAccounts = casesOf('linkedAccounts', 'redirect');
/** An account elsewhere is linked on a page of the service. */
const withLink: readonly Need[] = ['account', 'visit'];

const unlink = (client: InlineAuthClient, id: string) => eitherPort(client, 'linkedAccounts').unlink({ id });
const linkedOf = async (client: InlineAuthClient): Promise<string[]> =>
  (await providersOf(client)).filter(({ linked }) => linked).map(({ id }) => id);

interface Owner {
  browser: InlineAuthClient;
  person: Registration;
  id: string;
}

/** Somebody who has linked the account of the last provider. */
const newOwner = async (harness: ConformanceHarness): Promise<Owner> => {
  const { browser, person } = await newSession(harness);
  const id = (await providersOf(browser)).at(-1)!.id;
  return { browser: await visit(harness, browser, 'linkedAccounts', { person, links: id }), person, id };
};

export const linkedAccountCases = [
  linkedAccounts(
    'each provider has an id of its own and a name, and none is linked at first',
    ['account'],
    async (h) => {
      const list = await providersOf((await newSession(h)).browser);
      expectEqual(new Set(list.map(({ id }) => id)).size, list.length, 'so many ids are there');
      for (const { name, linked, username } of list) {
        expect(name.trim() !== '', 'there is a name');
        expectEqual({ linked, username }, { linked: false, username: undefined }, `at ${name}, who is linked is`);
      }
    },
  ),

  linkedAccounts('the one that was chosen is linked, and no other', withLink, async (harness) => {
    const { browser, id } = await newOwner(harness);
    const list = await providersOf(browser);
    expectEqual(await linkedOf(browser), [id], 'linked are');
    for (const { linked, username } of list) expect(linked || username === undefined, 'of no other a name is told');
    expect(
      list.find((other) => other.id === id)?.username?.trim() !== '',
      'the name there shows something, if it is told',
    );
  }),

  linkedAccounts('one that is unlinked can be linked again, which is announced', withLink, async (harness) => {
    const { browser, person, id } = await newOwner(harness);
    const before = (await providersOf(browser)).map((provider) => provider.id);
    const ears = listen(harness, browser);
    expectOk(await unlink(browser, id), 'unlinking succeeds');
    await ears.heard();
    ears.end();
    expectEqual(await linkedOf(browser), [], 'linked are');
    expectEqual(
      (await providersOf(browser)).map((provider) => provider.id),
      before,
      'the list goes on naming',
    );
    expectEqual(
      await linkedOf(await visit(harness, browser, 'linkedAccounts', { person, links: id })),
      [id],
      'linked again are',
    );
  }),

  linkedAccounts('what is not linked, or somebody else’s, is not found', withLink, async (harness) => {
    const { browser, id } = await newOwner(harness);
    const stranger = (await newSession(harness)).browser;
    expectEqual(await linkedOf(stranger), [], 'a stranger has linked');
    for (const other of [id, 'nobody-knows-this-one', ''])
      expectProblem(await unlink(stranger, other), 'not_found', `unlinking ${JSON.stringify(other)}`);
    expectEqual(await linkedOf(browser), [id], 'linked are');
  }),

  linkedAccounts('the last way in is kept', [...withLink, 'dropPassword'], async (harness) => {
    const { browser, person, id } = await newOwner(harness);
    await harness.dropPassword!(person.email);
    expectProblem(await unlink(browser, id), 'last_way_in', 'unlinking');
    expectEqual(await linkedOf(browser), [id], 'linked are');
  }),

  linkedAccounts('nobody sees or changes any without a session', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    expectOk(await browser.session.signOut(), 'signing out succeeds');
    expectNoSession(await eitherPort(browser, 'linkedAccounts').list(), 'the list');
    expectNoSession(await unlink(browser, 'a'), 'unlinking');
  }),
];
