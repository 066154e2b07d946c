import { createEmsServiceClient, emsServiceScope, type EmsServiceClient, type RedirectEmsServiceClient } from '../../../src/client/ems-service/index.ts';
import type { SignInResult } from '../../../src/client/ports/session.ts';
import type { InlineAuthClient } from '../../../src/client/types.ts';
import { createOidcSession } from '../../../src/client/session/oidc/index.ts';
import { success, type Outcome } from '../../../src/client/outcome.ts';
import type { ConformanceHarness } from '../../../src/testing/index.ts';
import type { TestService } from '../../support/service.ts';
import { openSite } from '../../support/site.ts';
import { createPage, type BarePage } from './bare-page.ts';
import { createServiceHarness, createStorage, openBrowser } from './service-harness.ts';

/** What a person does at the service when a site sends them there; on the way back the page of the site has the answer. */
const visitService = async (page: BarePage, authorizeURL: URL, there: { fetch: typeof fetch; origin: string }): Promise<void> => {
  const ask = async (path: string, init?: RequestInit): Promise<URL> => {
    const response = await there.fetch(there.origin + path, { ...init, headers: { accept: 'application/json', 'content-type': 'application/json' } });
    return new URL(String(((await response.json()) as { url: unknown }).url));
  };
  const signInPage = await ask(authorizeURL.pathname + authorizeURL.search);
  const back = await ask('/api/auth/openid/continue', { method: 'POST', body: JSON.stringify({ oauth_query: signInPage.search.slice(1) }) });
  page.go(back.href);
};

/** Of all harnesses together, as in `service-harness.ts`. */
let count = 0;

/**
 * The same service from a page of another site, whose browser holds tokens. `session.signIn` and `secondFactor` stand for what a
 * person does on the service's own page, with that page's cookie; everything else is the client as it is.
 */
export const createBearerHarness = (service: TestService): ConformanceHarness => {
  const base = createServiceHarness(service);
  const site = openSite(service);

  const open = (): InlineAuthClient => {
    const name = `bearer-${++count}`;
    const there = openBrowser(service, `${name}-there`);
    const here = openBrowser(service, name, site.origin);
    const page = createPage(site.redirectUri);
    const session = createOidcSession({
      authority: service.baseURL,
      clientId: site.id,
      scope: emsServiceScope,
      tokens: 'memory',
      mode: 'redirect',
      storage: createStorage(),
      page,
    });
    const client: RedirectEmsServiceClient = createEmsServiceClient({ ...here, storage: createStorage(), session });
    const own: EmsServiceClient = createEmsServiceClient({ ...there, storage: createStorage() });

    /** Signed in at the service: the site gets to know it. */
    const comeBack = async <T extends SignInResult>(answer: Outcome<T>): Promise<Outcome<T>> => {
      if (!answer.ok || 'challenge' in answer.value) return answer;
      const refused = client.session.start();
      const { origin } = new URL(there.baseURL);
      const left = await Promise.race([page.left, refused]);
      if (!(left instanceof URL)) throw new Error(`The page wasn't left: ${JSON.stringify(left)}`);
      await visitService(page, left, { fetch: there.fetch, origin });
      const state = await client.session.current();
      return state.ok ? success(state.value as T) : state;
    };

    return {
      ...client,
      session: { ...client.session, kind: 'inline', signIn: async (credentials, options) => comeBack(await own.session.signIn(credentials, options)) },
      secondFactor: { verify: async (input, options) => comeBack(await own.secondFactor.verify(input, options)) },
    };
  };

  const { newTab: _, ...rest } = base;
  return { ...rest, elsewhere: true, newBrowser: () => Promise.resolve(open()) };
};
