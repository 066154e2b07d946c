import { afterEach, beforeEach, mock } from 'node:test';
import {
  createKeycloakClient,
  type KeycloakClient,
  type KeycloakClientOptions,
} from '../../../src/client/keycloak/index.ts';
import { createPage, type BarePage } from '../support/bare-page.ts';
import { createStorage, type TestStorage } from '../support/service-harness.ts';
import { corsFetch } from './cors-fetch.ts';
import { clientId, origin, startRealm, type Realm } from './realm.ts';

export const address = `${origin}/account`;

export let realm: Realm;
/** What the developer was told. */
export let errors: string[];

beforeEach(async () => {
  realm = await startRealm();
  errors = [];
  mock.method(console, 'error', (...text: unknown[]) => void errors.push(text.join(' ')));
  // What may be worth a thought is heard where a test asks for it.
  mock.method(console, 'info', () => undefined);
  // Of everything that the page sends, the session's requests with it.
  mock.method(globalThis, 'fetch', corsFetch(origin, fetch));
});

afterEach(async () => {
  mock.restoreAll();
  await realm.stop();
});

export interface SitePage {
  client: KeycloakClient;
  page: BarePage;
  storage: TestStorage;
}

/** A page of the site in one tab. */
export const openPage = (
  options: Partial<Omit<KeycloakClientOptions, 'page' | 'storage'>> & { page?: BarePage; storage?: TestStorage } = {},
): SitePage => {
  const { page = createPage(address), storage = createStorage() } = options;
  const client = createKeycloakClient({
    realm: realm.url,
    clientId,
    redirectUri: address,
    retryDelays: [],
    ...options,
    page,
    storage,
  });
  return { client, page, storage };
};

/** What the tab shows when the browser was led back. */
export const comeBack = ({ storage }: SitePage, back: URL | string, options: Partial<KeycloakClientOptions> = {}) =>
  openPage({ ...options, page: createPage(String(back)), storage });

/** Where the page is left to. */
export const leave = async ({ page }: SitePage, started: Promise<unknown>): Promise<URL> => {
  const left = await Promise.race([page.left, started]);
  if (!(left instanceof URL)) throw new Error(`It stayed: ${JSON.stringify(left)}`);
  return left;
};

export const statusOf = async ({ client }: SitePage): Promise<string> => {
  const outcome = await client.session.current();
  return outcome.ok ? outcome.value.status : outcome.problem.code;
};

/** A page that has come back from a sign-in. */
export const signedIn = async (options: Parameters<typeof openPage>[0] = {}): Promise<SitePage> => {
  const page = openPage(options);
  const left = await leave(page, page.client.session.start());
  const after = comeBack(page, realm.answer(left), options);
  const status = await statusOf(after);
  if (status !== 'active') throw new Error(status);
  realm.asked.length = 0;
  return after;
};

export const codeOf = (outcome: { ok: boolean; problem?: { code: string } }): string =>
  outcome.problem?.code ?? 'success';

/** What a successful outcome carries; throws the code of another. */
export const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; problem: { code: string } }): T => {
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
};
