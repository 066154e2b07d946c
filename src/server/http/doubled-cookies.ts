/**
 * Two cookies of one name in one request. Browsers send one that another host of the domain set beside our own, in an order that
 * its path decides, and nothing tells them apart (RFC 6265 section 8.6). So neither counts.
 */
export interface SortedCookies {
  /** The `Cookie` header without those that came twice; nothing when none is left. */
  header: string | undefined;
  /** Names that came twice, or more often. */
  doubled: readonly string[];
}

/** Names end where Better Auth's own reader ends them: at the first `=`, without white space around. */
const nameOf = (pair: string): string => pair.slice(0, Math.max(0, pair.indexOf('='))).trim();

export const sortCookies = (header: string | null): SortedCookies => {
  const pairs = (header ?? '').split(';').filter((pair) => pair.includes('='));
  const names = pairs.map(nameOf);
  const doubled = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  const single = pairs.filter((pair) => !doubled.includes(nameOf(pair)));
  return { header: single.map((pair) => pair.trim()).join('; ') || undefined, doubled };
};

const parentsOf = (hostname: string): string[] => {
  if (/^[\d.]+$|:/.test(hostname)) return [];
  const labels = hostname.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
};

const pathsOf = (pathname: string): string[] => {
  const segments = pathname.split('/').slice(1);
  const whole = segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
  return ['/', ...whole.flatMap((path) => (path === '/' ? [] : [path, `${path}/`]))];
};

/**
 * What clears every cookie of a name that a browser would send with this request, except the one that this service sets itself:
 * of this host alone, for all paths.
 */
export const clearingCookies = (name: string, url: string): string[] => {
  const { hostname, pathname, protocol } = new URL(url);
  const secure = protocol === 'https:' ? '; Secure' : '';
  const paths = pathsOf(pathname);
  const domains = parentsOf(hostname).flatMap((domain) => paths.map((path) => `; Domain=${domain}; Path=${path}`));
  const ofThisHost = paths.filter((path) => path !== '/').map((path) => `; Path=${path}`);
  return [...ofThisHost, ...domains].map((place) => `${name}=; Max-Age=0${place}${secure}`);
};
