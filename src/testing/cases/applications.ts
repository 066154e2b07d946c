import { expectNoSession } from '../account-steps.ts';
import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectOk, expectProblem } from '../expect.ts';
import { newSession, port } from '../steps.ts';

const applications = casesOf('applications');

export const applicationCases = [
  applications('each has an id of its own and a name, in their order', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    const list = expectOk(await port(browser, 'applications').list(), 'the applications can be asked for');
    expectEqual(new Set(list.map(({ id }) => id)).size, list.length, 'so many ids are there');
    for (const { name } of list) expect(name.trim() !== '', 'there is a name');
    const names = list.map(({ name }) => name);
    expectEqual(
      names,
      names.toSorted((one, other) => one.localeCompare(other)),
      'by name, the list is',
    );
  }),

  applications('the access of one that is not there is not found', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    expectProblem(
      await port(browser, 'applications').revoke({ id: 'nobody-knows-this-one' }),
      'not_found',
      'taking it away',
    );
  }),

  applications('nobody sees or changes any without a session', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    expectOk(await browser.session.signOut(), 'signing out succeeds');
    expectNoSession(await port(browser, 'applications').list(), 'the list');
    expectNoSession(await port(browser, 'applications').revoke({ id: 'a' }), 'taking access away');
  }),
];
