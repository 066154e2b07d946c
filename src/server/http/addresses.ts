/**
 * The base URL as every address of the interface begins: a slash and the rest go behind it. Throws where nothing could, and where it would
 * tell everybody a password.
 */
export const checkedBaseURL = (written: string): string => {
  const url = URL.parse(written);
  if (!url || /[?#]/.test(written) || url.username !== '' || url.password !== '')
    throw new Error(
      `baseURL: an address without a query, a fragment and a user, as in https://id.example.org/api/auth; not one at ${url?.host ?? 'no host'} that has them.`,
    );
  return written.replace(/\/+$/, '');
};

/** For a plugin's `init`, so that libraries join their addresses to it, too. Not known yet where Better Auth takes it from each request. */
export const withBaseURL = ({ baseURL }: { baseURL: string }) => ({ baseURL: baseURL && checkedBaseURL(baseURL) });

/**
 * The path of an endpoint, within the interface; nothing for an address outside of it. Parsed, because whoever runs the service may write its
 * base URL in another way than requests come with: `https://ID.example.org:443/api/auth/`.
 */
export const pathWithin = (url: string, baseURL: string): string | undefined => {
  const base = new URL(baseURL).pathname.replace(/\/+$/, '');
  const { pathname } = new URL(url);
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : undefined;
};

/**
 * The origin of an address as browsers name it, however it is written. An app's scheme has none by the URL standard, and `null` would be that
 * of every sandbox: so such an address stands for itself.
 */
export const originOf = (address: string): string => {
  const url = URL.parse(address);
  return url === null || url.origin === 'null' ? address : url.origin;
};
