import { failure, success } from '../outcome.ts';
import type { Application, ApplicationsPort } from '../ports/applications.ts';
import type { MemoryBrowser } from './browser.ts';

/** What can use the account of whoever is signed in in a browser. */
export const createApplications = (browser: MemoryBrowser, given: readonly Application[]): ApplicationsPort => {
  const { sessions } = browser.world.service;
  let applications = [...given].sort((one, other) => one.name.localeCompare(other.name));
  return {
    list: (options) =>
      browser.call('applications.list', options, () => {
        const session = sessions.need(browser.sessionId);
        return session.ok ? success(applications) : session;
      }),
    revoke: (input, options) =>
      browser.change('applications.revoke', options, input, (sessionId) => {
        const session = sessions.needFresh(sessionId);
        if (!session.ok) return session;
        const left = applications.filter(({ id, revocable }) => id !== input.id || !revocable);
        if (left.length === applications.length) return failure('not_found');
        applications = left;
        return success();
      }),
  };
};
