/**
 * The WHATWG rule for `<input type=email>` (HTML standard, "valid e-mail address") with the limits of RFC 5321 section 4.5.3.1,
 * a dot in the domain, and no number at its end: a shape check that catches slips. Whether an address exists is only known once
 * its mail was answered.
 */
const shape = /^(?=.{3,254}$)[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/**
 * A domain in ASCII by the URL standard, as all browsers and Node make it; nothing where it is none. What the parser would repair
 * or take for something else (a port, a path, escapes) never gets there.
 */
const toAscii = (domain: string): string | undefined => {
  try {
    return /[^a-z\d.\x80-\u{10ffff}-]/iu.test(domain) ? undefined : new URL(`http://${domain}`).hostname;
  } catch {
    return undefined;
  }
};

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

/**
 * What is sent and stored: the domain in ASCII, full-width letters as plain ones, and nothing that shows nothing. A joiner stays
 * between letters that need it, in a Persian domain for example.
 */
export const normalizeEmail = (typed: string): string => {
  const email = typed.normalize('NFKC').replace(/(?![\u200c\u200d][^\0-\x7f])\p{Cf}/gu, '').trim();
  const domain = domainOf(email);
  return email.slice(0, email.length - domain.length) + (toAscii(domain) ?? domain);
};

export const isEmail = (typed: string): boolean => {
  const email = normalizeEmail(typed);
  return shape.test(email) && toAscii(domainOf(email)) !== undefined;
};

/** For comparing and finding: addresses that differ only in case belong to one person, whatever RFC 5321 allows. */
export const emailKey = (email: string): string => normalizeEmail(email).toLowerCase();
