import { createHash, randomBytes } from 'node:crypto';
import { openBrowser, type Answer, type Browser } from './browser.ts';
import type { TestService } from './service.ts';

/** What a site holds while somebody is signing in elsewhere. */
export interface Authorization {
  /** Of the authorize endpoint, below the service's address. */
  path: string;
  verifier: string;
  state: string;
  nonce: string;
}

export interface Tokens {
  accessToken: string;
  refreshToken: string;
  idToken: string;
}

/** Another site, as a registered client of the service. */
export interface Site {
  id: string;
  origin: string;
  redirectUri: string;
  /** Begins an authorization; `more` replaces parameters, or takes them away by `undefined`. */
  begin(more?: Record<string, string | undefined>): Authorization;
  /** What the browser is sent to, from the authorize endpoint. */
  visit(browser: Browser, authorization: Authorization): Promise<URL>;
  /** The person presses "Continue" on the sign-in page, or has signed in there. */
  goOn(browser: Browser, signInPage: URL): Promise<Answer>;
  /** All of it until the browser is back with a code. */
  codeFor(browser: Browser, authorization: Authorization): Promise<string>;
  /** Asks the token endpoint, from the pages of this site. */
  ask(form: Record<string, string>): Promise<Answer>;
  exchange(code: string, authorization: Authorization, more?: Record<string, string>): Promise<Answer>;
  /** A person whose session is in a browser signs in to this site. */
  signIn(browser: Browser, scope?: string): Promise<Tokens>;
  /** The browser of that person at this site: the token, and no cookie. */
  pages(accessToken: string, origin?: string): Browser;
}

const random = (): string => randomBytes(32).toString('base64url');

export const tokensOf = ({ body }: Answer): Tokens => ({
  accessToken: String(body.access_token),
  refreshToken: String(body.refresh_token),
  idToken: String(body.id_token),
});

/** A site for `OIDC_CLIENTS`, which {@link openSite} opens. */
export const clientSetting = (id: string, origin: string): string =>
  JSON.stringify([{ id, redirectUris: [`${origin}/sign-up`] }]);

export const openSite = (
  service: TestService,
  id = 'element-one',
  origin = `http://${id}.localhost:${new URL(service.origin).port}`,
): Site => {
  const redirectUri = `${origin}/sign-up`;
  const site: Site = {
    id,
    origin,
    redirectUri,
    begin(more = {}) {
      const [verifier, state, nonce] = [random(), random(), random()];
      const query = new URLSearchParams();
      const parameters: Record<string, string | undefined> = {
        response_type: 'code',
        client_id: id,
        redirect_uri: redirectUri,
        scope: 'openid account offline_access',
        state,
        nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...more,
      };
      for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
      return { path: `/oauth2/authorize?${query}`, verifier, state, nonce };
    },
    async visit(browser, { path }) {
      // Node's `fetch` says that it is one, and then the provider answers what a page would be redirected to.
      const { body } = await browser.get(path, { accept: 'application/json' });
      return new URL(String(body.url));
    },
    goOn: (browser, signInPage) => browser.post('/openid/continue', { oauth_query: signInPage.search.slice(1) }),
    async codeFor(browser, authorization) {
      const { body } = await site.goOn(browser, await site.visit(browser, authorization));
      return new URL(String(body.url)).searchParams.get('code') ?? '';
    },
    ask: (form) =>
      openBrowser(service).send('/oauth2/token', {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { origin },
      }),
    exchange: (code, { verifier }, more = {}) =>
      site.ask({
        grant_type: 'authorization_code',
        client_id: id,
        redirect_uri: redirectUri,
        code,
        code_verifier: verifier,
        ...more,
      }),
    async signIn(browser, scope) {
      const authorization = site.begin(scope === undefined ? {} : { scope });
      return tokensOf(await site.exchange(await site.codeFor(browser, authorization), authorization));
    },
    pages(accessToken, from = origin) {
      const browser = openBrowser({ baseURL: service.baseURL, origin: from });
      const authorization = `Bearer ${accessToken}`;
      return {
        ...browser,
        get: (path, headers = {}) => browser.get(path, { authorization, ...headers }),
        post: (path, body, headers = {}) => browser.post(path, body, { authorization, ...headers }),
      };
    },
  };
  return site;
};
