/** The page's address, and the ways to change it. */
export interface Page {
  url(): URL;
  /** Changes the address without a visit. */
  replace(url: URL): void;
  leave(url: string): void;
  /** Resolves when a page that was left is shown again as it was, by the browser's Back. */
  returned(): Promise<void>;
}

export const browserPage: Page = {
  url: () => new URL(location.href),
  replace: (url) => history.replaceState(history.state, '', url),
  leave: (url) => location.assign(url),
  returned: () =>
    new Promise((resolve) => {
      addEventListener('pageshow', function shown({ persisted }) {
        if (!persisted) return;
        removeEventListener('pageshow', shown);
        resolve();
      });
    }),
};

/** What an authorization comes back with (RFC 6749 section 4.1.2, RFC 9207). */
const parameters = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'session_state'];

/**
 * Takes the answer to an authorization out of the address, at once: nothing else of the page is to read it, and no request to name
 * it as its referrer. Nothing when the address has none of ours: a page may have a `code` of its own.
 */
export const takeAnswer = (page: Page, redirectUri: string): URL | undefined => {
  const url = page.url();
  if (url.origin + url.pathname !== redirectUri) return undefined;
  const has = (name: string): boolean => url.searchParams.has(name);
  if (!(has('code') || has('error')) || !(has('state') || has('iss'))) return undefined;
  const bare = new URL(url);
  for (const name of parameters) bare.searchParams.delete(name);
  page.replace(bare);
  return url;
};
