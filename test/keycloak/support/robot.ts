import makeFetchCookie from 'fetch-cookie';
import { CookieJar } from 'tough-cookie';
import { readPage, type Form, type KeycloakPage } from './page.ts';

/** Where a page led to: another of Keycloak's, or back to the site. */
export type Step = { page: KeycloakPage; back?: undefined } | { back: URL; page?: undefined };

/** A person at Keycloak's pages in a browser of their own, without the browser: cookies, links, forms. */
export interface Robot {
  open(url: URL | string): Promise<Step>;
  /** Sends a form as it stands, with what the person typed; `press` names the button, where there are several. */
  submit(form: Form, typed?: Record<string, string>, press?: string): Promise<Step>;
}

const redirects = new Set([301, 302, 303, 307, 308]);

export const createRobot = (keycloak: string): Robot => {
  const send = makeFetchCookie(fetch, new CookieJar());

  const follow = async (first: URL, init: RequestInit = {}): Promise<Step> => {
    let [url, request] = [first, init];
    for (let hops = 0; hops < 20; hops++) {
      if (url.origin !== keycloak) return { back: url };
      const response = await send(url.href, { ...request, redirect: 'manual' });
      const location = response.headers.get('location');
      if (location === null || !redirects.has(response.status))
        return { page: readPage(await response.text(), url, response.status) };
      await response.body?.cancel();
      [url, request] = [new URL(location, url), {}];
    }
    throw new Error(`Keycloak leads round in circles: ${first.href}`);
  };

  return {
    open: (url) => follow(new URL(url)),
    submit({ action, values, buttons }, typed = {}, press) {
      const pressed = press === undefined ? {} : { [press]: buttons[press] ?? '' };
      return follow(action, { method: 'POST', body: new URLSearchParams({ ...values, ...typed, ...pressed }) });
    },
  };
};
