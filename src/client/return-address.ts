/**
 * The address to follow, or nothing where it is not allowed. A return address comes from an attribute, a link or a mail,
 * so it may be anybody's: it is followed only when its origin and path stand on the list as they are (RFC 9700 section
 * 4.11; no pattern, no prefix). Its query and fragment are free, since they stay with the page that was allowed.
 *
 * What a browser would first have to repair (blanks and control characters, backslashes, dot segments, upper case in the
 * host, a missing scheme) is refused rather than read in one way here and in another one elsewhere.
 */
export const returnAddress = (address: string | null | undefined, allowed: readonly string[] | undefined): string | undefined => {
  if (!address || /[^!-~]|\\/.test(address)) return undefined;
  const written = address.split(/[?#]/)[0]!;
  const page = pageOf(address);
  // An origin alone is its root.
  const exact = page === written || page === `${written}/`;
  return page !== undefined && exact && allowed?.some((entry) => pageOf(entry) === page) ? address : undefined;
};

/** Origin and path of an ordinary web address. */
const pageOf = (address: string): string | undefined => {
  if (!URL.canParse(address)) return undefined;
  const { protocol, username, password, origin, pathname } = new URL(address);
  return /^https?:$/.test(protocol) && !username && !password ? origin + pathname : undefined;
};
