import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectOk, expectProblem } from '../expect.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { goTo } from '../redirect-steps.ts';
import { eitherPort, newSession, port } from '../steps.ts';

/** When the password was set, in milliseconds; `null` if the service doesn't know, nothing where the client tells none. */
const setAt = async (client: InlineAuthClient): Promise<number | null | undefined> => {
  const { status } = eitherPort(client, 'password');
  if (!status) return undefined;
  const { changedAt } = expectOk(await status(), 'what is known of the password can be asked for');
  if (changedAt === null) return null;
  const time = new Date(changedAt);
  expect(time.toJSON() === changedAt, `a time as \`2026-01-31T12:00:00.000Z\`, not ${JSON.stringify(changedAt)}`);
  return time.getTime();
};

/** A password that was set after another one has another date, and is never one without. */
const expectLater = (after: number | null | undefined, before: number | null | undefined): void =>
  expect(
    before === undefined ? after === undefined : typeof after === 'number' && after > (before ?? 0),
    `a later date of the password than ${before}, not ${after}`,
  );

export const passwordStatusCases = [
  casesOf('password', 'either')(
    'has a date where the client tells one, the same until it is changed, and none for strangers',
    ['account'],
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const before = await setAt(browser);
      const { status } = eitherPort(await harness.newBrowser(), 'password');
      if (status) expectProblem(await status(), 'not_signed_in', 'asking without a session');
      const other = await harness.newBrowser();
      expectOk(await other.session.signIn(person), 'signing in succeeds');
      expectEqual(await setAt(other), before, 'asked for by another browser, the date is');
    },
  ),

  casesOf('password')('changed has a later date, where the client tells one', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const before = await setAt(browser);
    await harness.advance?.(1);
    const { requiresCurrentPassword, change } = port(browser, 'password');
    const changed = await change({
      password: 'another horse battery staple',
      endOtherSessions: false,
      ...(requiresCurrentPassword && { currentPassword: person.password }),
    });
    expectOk(changed, 'changing the password succeeds');
    expectLater(await setAt(browser), before);
  }),

  casesOf('password', 'redirect')(
    'changed on a page of the service has a later date, where the client tells one',
    ['account', 'visit'],
    async (harness) => {
      const page = await newSession(harness);
      const before = await setAt(page.browser);
      await harness.advance?.(1);
      const { client } = await goTo(harness, 'password', page, { does: 'complete' });
      expectLater(await setAt(client), before);
    },
  ),
];
