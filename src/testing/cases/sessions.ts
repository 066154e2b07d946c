import { expectEnded, expectNoSession } from '../account-steps.ts';
import type { Registration } from '../../client/ports/registration.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import { listen, newSession, port, signIn, sessionState } from '../steps.ts';

const sessions = casesOf('sessions');

const list = async (client: InlineAuthClient) =>
  expectOk(await port(client, 'sessions').list(), 'the sessions can be asked for');
const ownId = async (client: InlineAuthClient): Promise<string> =>
  (await list(client)).find(({ current }) => current)?.id ?? '';
const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** Several browsers that are signed in to one account. */
const newSessions = async (
  harness: ConformanceHarness,
  count: number,
): Promise<{ browsers: InlineAuthClient[]; person: Registration }> => {
  const { browser, person } = await newSession(harness);
  const browsers = [browser];
  while (browsers.length < count) {
    const other = await harness.newBrowser();
    await signIn(other, person);
    browsers.push(other);
  }
  return { browsers, person };
};

export const sessionsCases = [
  sessions('tell of this one', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    const [own, ...others] = await list(browser);
    expectEqual(
      [own?.current, others.length],
      [true, 0],
      'whether the first is this one, and the number of others, are',
    );
    expect(own !== undefined && isTime(own.createdAt) && isTime(own.lastUsedAt), 'createdAt and lastUsedAt are times');
  }),

  sessions(
    'tell where they were begun from, and when they end',
    { needs: ['account'], promises: ['sessionOrigin'] },
    async (harness) => {
      const { browser } = await newSession(harness);
      const [own] = await list(browser);
      expect(Boolean(own?.ipAddress), 'ipAddress is there');
      const { createdAt = '', expiresAt = '' } = own ?? {};
      expect(isTime(expiresAt) && Date.parse(expiresAt) > Date.parse(createdAt), 'expiresAt is a time after createdAt');
    },
  ),

  sessions('tell of all browsers, this one first', ['account'], async (harness) => {
    const { browsers } = await newSessions(harness, 3);
    const ids = new Set<string>();
    for (const browser of browsers) {
      const all = await list(browser);
      expectEqual(
        all.map(({ current }) => current),
        [true, false, false],
        'which is this one is',
      );
      ids.add(all[0]?.id ?? '');
    }
    expectEqual(ids.size, 3, 'the number of different ids is');
  }),

  sessions('tell of the others by last use', ['account', 'advance'], async (harness) => {
    const { browsers } = await newSessions(harness, 3);
    const [first, second, third] = browsers as [InlineAuthClient, InlineAuthClient, InlineAuthClient];
    const ids = await Promise.all(browsers.map(ownId));
    for (const browser of [third, second, first]) {
      await harness.advance!(120);
      await sessionState(browser);
    }
    expectEqual(
      (await list(first)).map(({ id }) => id),
      ids,
      'the order is',
    );
    await harness.advance!(120);
    await sessionState(third);
    expectEqual(
      (await list(first)).map(({ id }) => id),
      [ids[0], ids[2], ids[1]],
      'after another use the order is',
    );
  }),

  sessions('are no secrets by their id: an id is no session of another browser', ['account'], async (harness) => {
    const { browsers } = await newSessions(harness, 2);
    const [here, there] = browsers as [InlineAuthClient, InlineAuthClient];
    expectEqual(
      (await list(here)).map(({ id }) => id).sort(),
      (await list(there)).map(({ id }) => id).sort(),
      'the ids are the same for all',
    );
  }),

  sessions(
    'one ended is over there, and goes on here',
    { needs: ['account'], promises: ['promptEnd'] },
    async (harness) => {
      const { browsers } = await newSessions(harness, 3);
      const [here, there, other] = browsers as [InlineAuthClient, InlineAuthClient, InlineAuthClient];
      const before = await sessionState(here);
      expectOk(await port(here, 'sessions').end({ id: await ownId(there) }), 'ending it succeeds');
      await expectEnded(there, 'the browser whose session was ended');
      expectEqual([await sessionState(here), await sessionState(other)], [before, before], 'the others are');
      expectEqual((await list(here)).length, 2, 'the number of sessions is');
    },
  ),

  sessions(
    'all others ended are over, and this one goes on',
    { needs: ['account'], promises: ['promptEnd'] },
    async (harness) => {
      const { browsers } = await newSessions(harness, 3);
      const [here, there, other] = browsers as [InlineAuthClient, InlineAuthClient, InlineAuthClient];
      const before = await sessionState(here);
      expectOk(await port(here, 'sessions').endOthers(), 'ending the others succeeds');
      await expectEnded(there, 'another browser');
      await expectEnded(other, 'yet another browser');
      expectEqual(await sessionState(here), before, 'this browser is');
      expectEqual(
        (await list(here)).map(({ current }) => current),
        [true],
        'what is left is',
      );
      expectOk(await port(here, 'sessions').endOthers(), 'ending the others once more succeeds');
    },
  ),

  sessions('ended are gone from the list', ['account'], async (harness) => {
    const { browsers } = await newSessions(harness, 3);
    const [here, there] = browsers as [InlineAuthClient, InlineAuthClient];
    const ended = await ownId(there);
    expectOk(await port(here, 'sessions').end({ id: ended }), 'ending one succeeds');
    expect(!(await list(here)).some(({ id }) => id === ended), 'the ended one is no longer in the list');
    expectOk(await port(here, 'sessions').endOthers(), 'ending the others succeeds');
    expectEqual(
      (await list(here)).map(({ current }) => current),
      [true],
      'what is left is',
    );
  }),

  sessions('this very one can be ended, which is announced', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    const ears = listen(harness, browser);
    expectOk(await port(browser, 'sessions').end({ id: await ownId(browser) }), 'ending it succeeds');
    await ears.heard();
    ears.end();
    await expectEnded(browser, 'this browser');
  }),

  sessions(
    'ended elsewhere, what is asked with it is refused, and changes nothing',
    { needs: ['account', 'profile'], promises: ['promptEnd'] },
    async (harness) => {
      const { browsers } = await newSessions(harness, 2);
      const [here, there] = browsers as [InlineAuthClient, InlineAuthClient];
      const before = await sessionState(here);
      expectOk(await port(here, 'sessions').endOthers(), 'ending the others succeeds');
      const ears = listen(harness, there);
      expectNoSession(
        await port(there, 'profile').update({ firstName: 'Grace', lastName: 'Hopper' }),
        'changing the names',
      );
      await ears.heard();
      ears.end();
      expectEqual(await sessionState(here), before, 'the account is');
    },
  ),

  sessions('of somebody else are not there', { needs: ['account'], promises: ['unknownIds'] }, async (harness) => {
    const other = await newSession(harness);
    const { browser } = await newSession(harness);
    for (const id of [await ownId(other.browser), '', 'x', crypto.randomUUID()]) {
      expectProblem(
        await port(browser, 'sessions').end({ id }),
        'not_found',
        `ending ${JSON.stringify(id.slice(0, 8))}`,
      );
    }
  }),

  sessions('of somebody else cannot be ended', ['account'], async (harness) => {
    const other = await newSession(harness);
    const { browser } = await newSession(harness);
    const before = await sessionState(other.browser);
    await port(browser, 'sessions').end({ id: await ownId(other.browser) });
    expectOk(await port(browser, 'sessions').endOthers(), 'ending the others succeeds');
    expectEqual(await sessionState(other.browser), before, 'the session of somebody else is');
  }),

  sessions('signed out of are gone from the list', ['account'], async (harness) => {
    const { browsers } = await newSessions(harness, 2);
    const [here, there] = browsers as [InlineAuthClient, InlineAuthClient];
    expectOk(await there.session.signOut(), 'signing out succeeds');
    expectEqual(
      (await list(here)).map(({ current }) => current),
      [true],
      'what is left is',
    );
  }),

  sessions(
    'signed in to again in one browser are one',
    { needs: ['account'], promises: ['oneSessionPerBrowser'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      await signIn(browser, person);
      expectEqual((await list(browser)).length, 1, 'the number of sessions is');
    },
  ),
];
