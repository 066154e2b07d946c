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
