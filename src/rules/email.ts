/**
 * The WHATWG rule for `<input type=email>` (HTML standard, "valid e-mail address"), and a dot in the domain: a shape check
 * that catches slips. Whether an address exists is only known once its mail was answered.
 */
const shape =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i;

/** RFC 5321 section 4.5.3.1: 64 octets before the @, 254 for the whole path. */
export const isEmail = (value: string): boolean =>
  value.length <= 254 && value.indexOf('@') <= 64 && shape.test(value);

/** What is sent: without the spaces that a paste or a phone's keyboard adds around it. */
export const normalizeEmail = (value: string): string => value.trim();
