import {
  createEmsServiceClient,
  emsServiceScope,
  type EmsServiceClient,
  type RedirectEmsServiceClient,
} from '../../../src/client/ems-service/index.ts';
import { createRedirectOperation } from '../../../src/client/index.ts';
import type { SignInResult } from '../../../src/client/ports/session.ts';
import type { InlineAuthClient } from '../../../src/client/types.ts';
import { createOidcSession } from '../../../src/client/session/oidc/index.ts';
import { success, type Outcome } from '../../../src/client/outcome.ts';
import { startVisit, type ConformanceHarness } from '../../../src/testing/index.ts';
import type { TestService } from '../../support/service.ts';
import { openSite } from '../../support/site.ts';
import { createPage, type BarePage } from './bare-page.ts';
import {
  createServiceHarness,
  createStorage,
  openBrowser,
  type ServiceBrowser,
  type TestStorage,
} from './service-harness.ts';

/** One tab of the site: its browser's way to the service, the service's own page in that browser, what the tab keeps, and its page. */
interface Tab {
  here: ServiceBrowser;
  there: ServiceBrowser;
  storage: TestStorage;
  page: BarePage;
}

/** What a person does at the service when a site sends them there: the address that they come back to. `first`: what the page there asks for. */
const visitService = async (
  authorizeURL: URL,
  { baseURL, fetch: send }: ServiceBrowser,
  first?: () => Promise<unknown>,
): Promise<string> => {
  const ask = async (path: string, init?: RequestInit): Promise<URL> => {
    const response = await send(new URL(baseURL).origin + path, {
      ...init,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
    });
    return new URL(String(((await response.json()) as { url: unknown }).url));
  };
  const signInPage = await ask(authorizeURL.pathname + authorizeURL.search);
  await first?.();
  const back = await ask('/api/auth/openid/continue', {
    method: 'POST',
    body: JSON.stringify({ oauth_query: signInPage.search.slice(1) }),
  });
  return back.href;
};

/** Where the page was sent to. */
const leftBy = async (page: BarePage, started: Promise<Outcome<unknown>>): Promise<URL> => {
  const left = await Promise.race([page.left, started]);
  if (!(left instanceof URL)) throw new Error(`The page wasn't left: ${JSON.stringify(left)}`);
  return left;
};

/** Of all harnesses together, as in `service-harness.ts`. */
let count = 0;

export interface BearerHarnessOptions {
  /** People authenticate again on the service's page too, and the tab keeps its tokens for the way back. */
  reauthenticationElsewhere?: boolean;
}

/**
 * The same service from a page of another site, whose browser holds tokens. `session.signIn` and `secondFactor` stand for what a
 * person does on the service's own page, with that page's cookie; everything else is the client as it is.
 */
export const createBearerHarness = (
  service: TestService,
  { reauthenticationElsewhere = false }: BearerHarnessOptions = {},
): ConformanceHarness => {
  const base = createServiceHarness(service);
  const site = openSite(service);
  const tabs = new WeakMap<InlineAuthClient, Tab>();

  const load = (tab: Tab): InlineAuthClient => {
    const { here, there, storage, page } = tab;
    const session = createOidcSession({
      authority: service.baseURL,
      clientId: site.id,
      scope: emsServiceScope,
      tokens: reauthenticationElsewhere ? 'session-storage' : 'memory',
      mode: 'redirect',
      storage,
      page,
    });
    const client: RedirectEmsServiceClient = createEmsServiceClient({ ...here, storage, session });
    const own: EmsServiceClient = createEmsServiceClient({ ...there, storage: createStorage() });

    /** Signed in at the service: the site gets to know it. */
    const comeBack = async <T extends SignInResult>(answer: Outcome<T>): Promise<Outcome<T>> => {
      if (!answer.ok || 'challenge' in answer.value) return answer;
      page.go(await visitService(await leftBy(page, client.session.start()), there));
      const state = await client.session.current();
      return state.ok ? success(state.value as T) : state;
    };

    const played: InlineAuthClient = {
      ...client,
      session: {
        ...client.session,
        kind: 'inline',
        signIn: async (credentials, options) => comeBack(await own.session.signIn(credentials, options)),
        requestDeviceLink: own.session.requestDeviceLink!,
      },
      secondFactor: { verify: async (input, options) => comeBack(await own.secondFactor.verify(input, options)) },
      ...(reauthenticationElsewhere && {
        reauthentication: createRedirectOperation(session, { operation: 'reauthentication', prompt: 'login' }),
      }),
    };
    tabs.set(played, tab);
    return played;
  };

  const newBrowser = (): InlineAuthClient => {
    const name = `bearer-${++count}`;
    const [there, here] = [openBrowser(service, `${name}-there`), openBrowser(service, name, site.origin)];
    return load({ there, here, storage: createStorage(), page: createPage(site.redirectUri) });
  };

  const { newTab: _, reopen: __, ...rest } = base;
  const harness: ConformanceHarness = { ...rest, elsewhere: true, newBrowser: () => Promise.resolve(newBrowser()) };
  if (!reauthenticationElsewhere) return harness;

  return {
    ...harness,
    newTab: (browser) =>
      Promise.resolve(load({ ...tabs.get(browser)!, storage: createStorage(), page: createPage(site.redirectUri) })),
    address: (browser) => tabs.get(browser)!.page.url().href,
    async visit(browser, port, visit) {
      const { does, hash = '', person } = visit;
      const { email, password } = person;
      const tab = tabs.get(browser)!;
      const { page, there } = tab;
      page.go(site.redirectUri + hash);
      const left = await leftBy(page, startVisit(browser, port, visit));
      const answerOf = (answer: Record<string, string>): string =>
        `${site.redirectUri}?${new URLSearchParams({ iss: service.baseURL, ...answer })}`;
      const state = left.searchParams.get('state') ?? '';
      const own = createEmsServiceClient({ ...there, storage: createStorage() });
      const ways = {
        complete: () => visitService(left, there, () => own.session.signIn({ email, password })),
        cancel: () => answerOf({ error: 'access_denied', state }),
        fail: () => answerOf({ error: 'server_error', state }),
        send: () => site.redirectUri + hash,
        return: () => site.redirectUri + hash,
        forge: () => answerOf({ code: 'made-up', state: 'made-up' }),
      };
      page.go(await ways[does]());
      return { client: load(tab) };
    },
  };
};
