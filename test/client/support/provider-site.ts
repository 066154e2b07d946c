import { createHttp } from '../../../src/client/http/http.ts';
import { object, string } from '../../../src/client/http/shape.ts';
import { success } from '../../../src/client/outcome.ts';
import type { SessionState } from '../../../src/client/ports/session.ts';
import { createSessionAnnouncer } from '../../../src/client/session/announcer.ts';
import { createConnection } from '../../../src/client/session/connection.ts';
import { createOidcSession, type OidcSessionOptions } from '../../../src/client/session/oidc/index.ts';
import type { OpenIdProvider } from './openid-provider.ts';
import { createPage, type BarePage } from './bare-page.ts';
import { createStorage } from './service-harness.ts';

export const clientId = 'shop';
export const address = 'https://shop.example/app';

const userinfo = object({ sub: string(), email: string() });
let announcers = 0;

/** A page of a site in one tab: its session, and a client that knows nothing but the provider, as anybody would write it. */
export const openPage = (
  provider: OpenIdProvider,
  {
    page = createPage(address),
    storage = createStorage(),
    ...options
  }: Omit<Partial<OidcSessionOptions>, 'page'> & { page?: BarePage } = {},
) => {
  const session = createOidcSession({
    authority: provider.issuer,
    clientId,
    tokens: 'session-storage',
    mode: 'redirect',
    storage,
    page,
    ...options,
  });
  const http = createHttp({ baseURL: provider.issuer, retryDelays: [], idempotency: 'none', ...session.requests });
  const announcer = createSessionAnnouncer(`page ${++announcers}`, http.changed);
  const connection = createConnection({ http, announce: announcer.announce, dropSession: session.forget });
  session.subscribe(announcer.announce);
  const port = session.port(
    {
      async current({ signal } = {}) {
        const answer = await http.get('/userinfo', { signal, schema: userinfo });
        if (!answer.ok && answer.problem.code !== 'not_signed_in') return answer;
        const state: SessionState = answer.ok
          ? {
              status: 'active',
              account: { id: answer.value.sub, email: answer.value.email, firstName: '', lastName: '' },
            }
          : { status: 'anonymous' };
        connection.onSessionState(state);
        return success(state);
      },
      subscribe: announcer.subscribe,
    },
    connection,
  );
  let announced = 0;
  port.subscribe(() => void announced++);
  return { session, port, page, storage, announced: () => announced };
};

export type SitePage = ReturnType<typeof openPage>;

export const statusOf = async ({ port }: SitePage): Promise<string> => {
  const outcome = await port.current();
  return outcome.ok ? outcome.value.status : outcome.problem.code;
};

/** The page begins, and this is where it leaves to. */
export const leave = async (
  { session, page }: SitePage,
  options: Parameters<typeof session.start>[0] = {},
): Promise<URL> => {
  const problem = session.start(options);
  const left = await Promise.race([page.left, problem]);
  if (!(left instanceof URL)) throw new Error(JSON.stringify(left));
  return left;
};

/** What the tab shows when the browser was led back: another page, with the tab's storage. */
export const comeBack = (
  provider: OpenIdProvider,
  { storage }: Pick<SitePage, 'storage'>,
  back: URL | string,
  options: Omit<Partial<OidcSessionOptions>, 'page'> = {},
): SitePage => openPage(provider, { page: createPage(String(back)), storage, ...options });
