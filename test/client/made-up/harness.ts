import makeFetchCookie from 'fetch-cookie';
import { CookieJar } from 'tough-cookie';
import type { InlineAuthClient } from '../../../src/client/types.ts';
import { startVisit, type ConformanceHarness } from '../../../src/testing/index.ts';
import { createPage, type BarePage } from '../support/bare-page.ts';
import { createStorage, type TestStorage } from '../support/service-harness.ts';
import { createRowingClient } from './client.ts';
import type { RowingClub } from './service.ts';

export const site = 'https://club.example';

/** One tab: the cookies of its browser, what it keeps, and its page. */
interface Tab {
  baseURL: string;
  fetch: typeof fetch;
  storage: TestStorage;
  page: BarePage;
}

let count = 0;

export const createRowingHarness = (club: RowingClub): ConformanceHarness => {
  const tabs = new WeakMap<InlineAuthClient, Tab>();
  const load = (tab: Tab): InlineAuthClient => {
    const client = createRowingClient(tab, tab);
    tabs.set(client, tab);
    return client;
  };
  const newTab = (browser: Pick<Tab, 'baseURL' | 'fetch'>): Tab => ({
    ...browser,
    storage: createStorage(),
    page: createPage(`${site}/account`),
  });
  const newBrowser = (): Pick<Tab, 'baseURL' | 'fetch'> => {
    // All browsers of a test live in one process, where a BroadcastChannel would join them; its name is that of the service.
    const baseURL = `https://rower-${++count}.example`;
    const send = makeFetchCookie(fetch, new CookieJar());
    return { baseURL, fetch: (input, init) => send(String(input).replace(baseURL, club.origin), init) };
  };

  /** Where a person comes back to who was sent to the club's page; nowhere, where it refuses their secret. */
  const answerOf = async (
    { fetch: send }: Tab,
    left: URL,
    press: 'change' | 'keep',
    secret: string,
  ): Promise<string | undefined> => {
    await (await send(left)).text();
    const body = new URLSearchParams({ back: left.searchParams.get('back') ?? '', secret, press });
    const response = await send(left, { method: 'POST', body, redirect: 'manual' });
    return response.headers.get('location') ?? undefined;
  };

  return {
    newBrowser: () => Promise.resolve(load(newTab(newBrowser()))),
    newTab: (client) => Promise.resolve(load(newTab(tabs.get(client)!))),
    uniqueEmail: () => `rower-${++count}@example.org`,
    // The club sends no mail.
    inbox: () => Promise.resolve([]),
    createAccount: ({ email: mail, password: secret, firstName: given, lastName: family }) =>
      Promise.resolve(club.addMember({ mail, secret, given, family })),
    traits: {
      unknownIds: { ports: ['sessions'], instead: 'Ending a session that is not there succeeds and ends nothing.' },
      oneSessionPerBrowser: { instead: 'Who signs in again has one more session in the list, until it is ended.' },
      sessionOrigin: false,
      notices: { instead: 'The club sends no mail.' },
      signInNotices: { instead: 'The club sends no mail.' },
      codePoints: { instead: 'A secret is counted in UTF-16 code units.' },
      composition: { instead: 'A secret is compared as it was sent.' },
      guessablePasswords: { instead: 'Any secret of the right length is taken.' },
      unchangedPassword: { instead: 'The present secret is taken as another one.' },
    },
    address: (client) => tabs.get(client)!.page.url().href,
    async visit(client, port, visit) {
      const { does, hash = '', person } = visit;
      const tab = tabs.get(client)!;
      const { page } = tab;
      const address = `${page.url().href.split('#')[0]}${hash}`;
      page.go(address);
      const left = await Promise.race([page.left, startVisit(client, port, visit)]);
      if (!(left instanceof URL)) return { client, outcome: left };
      club.broken = does === 'fail';
      if (does === 'return' || does === 'send') page.go(address);
      else if (does === 'forge') page.go(`${site}/account?secret=changed`);
      else {
        const answer = await answerOf(tab, left, does === 'cancel' ? 'keep' : 'change', person.password);
        page.go(answer ?? (await answerOf(tab, left, 'keep', '')) ?? address);
        return { client: load(tab), refused: answer === undefined };
      }
      return { client: load(tab) };
    },
  };
};
