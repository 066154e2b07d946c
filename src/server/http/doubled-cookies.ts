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
  const times = new Map<string, number>();
  for (const name of pairs.map(nameOf)) times.set(name, (times.get(name) ?? 0) + 1);
  const single = pairs.filter((pair) => times.get(nameOf(pair)) === 1);
  const doubled = [...times].flatMap(([name, count]) => (count > 1 ? [name] : []));
  return { header: single.map((pair) => pair.trim()).join('; ') || undefined, doubled };
};

/** Names that are cleared at once: browsers take no answer with more headers than fit. The others are with the next ones. */
const namesAtOnce = 4;

/** Segments. No endpoint lies deeper, so what is sent only there is nobody's. */
const deepest = 10;

const parentsOf = (hostname: string): string[] => {
  // A host's name has 253 characters at most (RFC 1035 section 2.3.4).
  if (/^[\d.]+$|:|^.{254}/.test(hostname)) return [];
  const labels = hostname.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
};

const pathsOf = (pathname: string): string[] => {
  // No cookie's path has a semicolon (RFC 6265 section 4.1.1): what follows one would be another attribute.
  const [plain = ''] = pathname.split(';', 1);
  const segments = plain.split('/', deepest + 1).slice(1);
  const whole = segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
  return ['/', ...whole.flatMap((path) => (path === '/' ? [] : [path, `${path}/`]))];
};

/**
 * What clears the cookies of these names that a browser would send with this request, except the one that this service sets itself:
 * of this host alone, for all paths.
 */
export const clearingCookies = (names: readonly string[], url: string): string[] => {
  const { hostname, pathname, protocol } = new URL(url);
  const secure = protocol === 'https:' ? '; Secure' : '';
  const paths = pathsOf(pathname);
  const domains = parentsOf(hostname).flatMap((domain) => paths.map((path) => `; Domain=${domain}; Path=${path}`));
  const ofThisHost = paths.filter((path) => path !== '/').map((path) => `; Path=${path}`);
  return names
    .slice(0, namesAtOnce)
    .flatMap((name) => [...ofThisHost, ...domains].map((place) => `${name}=; Max-Age=0${place}${secure}`));
};
