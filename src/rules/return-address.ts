/**
 * A return address comes from an attribute, a link or a request, so it may be anybody's: it counts only when its origin and path, and a
 * route that a router keeps in the fragment (`#/join`), stand on the list as they are (RFC 9700 section 4.11; no pattern, no prefix).
 *
 * What a browser would first have to repair (blanks and control characters, backslashes, dot segments, upper case in the host, a
 * missing scheme) is refused rather than read in one way here and in another one elsewhere.
 */

/** Origin and path of an ordinary web address that is written as browsers write it, with its route; an origin alone is its root. */
const pageOf = (written: string): string | undefined => {
  if (/[^!-~]|\\/.test(written) || !URL.canParse(written)) return undefined;
  const { protocol, origin, pathname, hash } = new URL(written);
  const page = origin + pathname + (/^#!?(\/[\w~-][\w.~-]*)*\/?$/.test(hash) ? hash : '');
  return /^https?:$/.test(protocol) && (page === written || page === `${written}/`) ? page : undefined;
};

/** Whether an address without a query, and without a fragment but a route, is one of those that are allowed. */
export const isReturnPage = (address: string, allowed: readonly string[]): boolean => {
  const page = pageOf(address);
  return page !== undefined && allowed.some((entry) => pageOf(entry) === page);
};

/**
 * The address to follow, or nothing where it is not allowed. Its query and fragment are free, since they stay with the page that
 * was allowed.
 */
export const returnAddress = (
  address: string | null | undefined,
  allowed: readonly string[] | undefined,
): string | undefined => {
  if (!address || !allowed || /[^!-~]|\\/.test(address)) return undefined;
  const page = address.split(/[?#]/)[0]!;
  const route = /#[^?#]*/.exec(address)?.[0] ?? '';
  return [page, page + route].some((one) => isReturnPage(one, allowed)) ? address : undefined;
};

/** The address of a page with a mailed token, which reaches no server: in the fragment, or in the route that a router keeps there. */
export const withToken = (page: string, token: string): string =>
  `${page}${page.includes('#') ? '?' : '#'}token=${token}`;

/** The name of a journey, which goes into the address of an email beside the token. */
export const journeyName = /^[a-z0-9-]{1,40}$/;
