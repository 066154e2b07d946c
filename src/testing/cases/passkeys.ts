import type { RedirectResult } from '../../client/ports/redirect.ts';
import type { Passkey } from '../../client/ports/passkeys.ts';
import type { Registration } from '../../client/ports/registration.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { expectNoSession } from '../account-steps.ts';
import { casesOf, type Need } from '../conformance-case.ts';
import { ConformanceError, expect, expectEqual, expectFieldProblem, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness, Visit } from '../harness.ts';
import { noNames } from '../names.ts';
import { eitherPort, listen, newSession, sessionState, visit } from '../steps.ts';

const passkeys = casesOf('passkeys', 'redirect');
/** A passkey is made on a page of the service. */
const withPasskey: readonly Need[] = ['account', 'visit'];

const list = async (client: InlineAuthClient): Promise<Passkey[]> =>
  expectOk(await eitherPort(client, 'passkeys').list(), 'the passkeys can be asked for');
const namesOf = async (client: InlineAuthClient): Promise<string[]> => (await list(client)).map(({ name }) => name);

interface Owner {
  browser: InlineAuthClient;
  person: Registration;
  first: Passkey;
  last: Passkey;
}

/** Somebody with two passkeys. */
const newOwner = async (harness: ConformanceHarness): Promise<Owner> => {
  const { browser, person } = await newSession(harness);
  const one = await visit(harness, browser, 'passkeys', { person, deviceName: 'Telephone' });
  const both = await visit(harness, one, 'passkeys', { person, deviceName: 'Tablet' });
  const [first, last] = await list(both);
  if (!first || !last) throw new ConformanceError('Expected: two passkeys. Got: fewer.');
  return { browser: both, person, first, last };
};

/** Leaves for the page where a passkey is removed; the page come back to, and how it ended. */
const goRemove = async (
  harness: ConformanceHarness,
  { browser, person, first }: Owner,
  does: Visit['does'],
): Promise<{ browser: InlineAuthClient; result: RedirectResult | undefined }> => {
  const visited = await harness.visit!(browser, 'passkeys', { does, mode: 'redirect', person, removes: first.id });
  await sessionState(visited.client);
  const port = eitherPort(visited.client, 'passkeys');
  expectEqual(port.result(), undefined, 'of a removal the result of adding one is');
  const result = port.removal.result();
  expectEqual(port.removal.result(), undefined, 'asked for once more, the result is');
  return { browser: visited.client, result };
};

export const passkeyCases = [
  passkeys('there are none at first', ['account'], async (harness) => {
    expectEqual(await list((await newSession(harness)).browser), [], 'the list is');
  }),

  passkeys('are listed with their names, the oldest first', withPasskey, async (harness) => {
    const { browser, first, last } = await newOwner(harness);
    expectEqual(await namesOf(browser), ['Telephone', 'Tablet'], 'the names are');
    expect(first.id !== last.id, 'each has an id of its own');
    for (const { createdAt } of [first, last])
      expect(!Number.isNaN(Date.parse(createdAt)), `createdAt is a time, not ${createdAt}`);
  }),

  passkeys('a new name is kept and announced', withPasskey, async (harness) => {
    const { browser, first } = await newOwner(harness);
    const ears = listen(harness, browser);
    const renamed = expectOk(
      await eitherPort(browser, 'passkeys').rename({ id: first.id, name: '  My   phone ' }),
      'renaming succeeds',
    );
    expectEqual(renamed, { ...first, name: 'My phone' }, 'the answer is');
    await ears.heard();
    ears.end();
    expectEqual(await namesOf(browser), ['My phone', 'Tablet'], 'the names are');
  }),

  passkeys('a name that shows nothing, or that another one has, is refused', withPasskey, async (harness) => {
    const { browser, first } = await newOwner(harness);
    const { rename } = eitherPort(browser, 'passkeys');
    for (const name of ['', ' ', ...noNames.slice(0, 3), 'x'.repeat(300)])
      expectFieldProblem(
        await rename({ id: first.id, name }),
        'name_invalid',
        'deviceName',
        `the name ${JSON.stringify(name)}`,
      );
    expectFieldProblem(
      await rename({ id: first.id, name: 'Tablet' }),
      'device_name_taken',
      'deviceName',
      'the name of the other one',
    );
    expectOk(await rename({ id: first.id, name: 'Telephone' }), 'its own name is no other one’s');
    expectEqual(await namesOf(browser), ['Telephone', 'Tablet'], 'the names are');
  }),

  passkeys('somebody else’s, and one that is not there, are not found', withPasskey, async (harness) => {
    const { browser, first } = await newOwner(harness);
    const stranger = (await newSession(harness)).browser;
    expectEqual(await list(stranger), [], 'a stranger’s list is');
    for (const id of [first.id, 'unknown', ''])
      expectProblem(
        await eitherPort(stranger, 'passkeys').rename({ id, name: 'Mine' }),
        'not_found',
        `renaming ${JSON.stringify(id)}`,
      );
    expectEqual(await namesOf(browser), ['Telephone', 'Tablet'], 'the names are');
  }),

  passkeys('one that is removed on a page of the service is gone, told once', withPasskey, async (harness) => {
    const { browser, result } = await goRemove(harness, await newOwner(harness), 'complete');
    expectEqual(result, 'success', 'the result is');
    expectEqual(await namesOf(browser), ['Tablet'], 'the names are');
  }),

  passkeys('one whose removal was cancelled is there, told once', withPasskey, async (harness) => {
    const { browser, result } = await goRemove(harness, await newOwner(harness), 'cancel');
    expectEqual(result, 'cancelled', 'the result is');
    expectEqual(await namesOf(browser), ['Telephone', 'Tablet'], 'the names are');
  }),

  passkeys('a removal come back from without an answer is unknown', withPasskey, async (harness) => {
    const { browser, result } = await goRemove(harness, await newOwner(harness), 'return');
    expectEqual(result, 'unknown', 'the result is');
    expectEqual(await namesOf(browser), ['Telephone', 'Tablet'], 'the names are');
  }),

  passkeys('nobody sees or changes any without a session', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    expectOk(await browser.session.signOut(), 'signing out succeeds');
    const port = eitherPort(browser, 'passkeys');
    expectNoSession(await port.list(), 'the list');
    expectNoSession(await port.rename({ id: 'a', name: 'Mine' }), 'renaming');
  }),
];
