/**
 * The WHATWG rule for `<input type=email>` (HTML standard, "valid email address") with the limits of RFC 5321 section 4.5.3.1,
 * a dot in the domain, and no number at its end: a shape check that catches slips. Whether an address exists is only known once
 * its email was answered.
 */
const shape = /^(?!.{255})[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:(?!-|\d+$)[a-z\d-]{0,62}[a-z\d](?:\.(?!$)|$)){2,}$/i;

/**
 * An `@` with its domain in ASCII, by the URL standard, as all browsers and Node make it. Nothing where it is none: what the
 * parser would repair or take for something else (a port, a path, escapes) never gets there.
 */
const toAscii = (domain: string): string => {
  try {
    return /[\0-,/:-?[-`{-\x7f]/.test(domain) ? '' : `@${new URL(`http://a${domain}`).hostname}`;
  } catch {
    return '';
  }
};

/**
 * What is sent and stored: the domain in ASCII, full-width letters as plain ones, and nothing that shows nothing. A joiner stays
 * between letters that need it, in a Persian domain for example. Of an address that is none the domain may be missing.
 */
export const normalizeEmail = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/(?![\u200c\u200d][^\0-\x7f])\p{Cf}/gu, '')
    .trim()
    .replace(/@[^@]*$/, toAscii);

export const isEmail = (typed: string): boolean => shape.test(normalizeEmail(typed));

/** For comparing and finding: addresses that differ only in case belong to one person, whatever RFC 5321 allows. */
export const emailKey = (email: string): string => normalizeEmail(email).toLowerCase();
