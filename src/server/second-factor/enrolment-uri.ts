import { totp } from './totp.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 section 6, without padding. */
export const toBase32 = (bytes: Uint8Array): string => {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((value >>> bits) & 31);
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet.charAt((value << (5 - bits)) & 31) : text;
};

/** RFC 3986: everything but the unreserved characters. `URLSearchParams` would write spaces as `+`, which applications show. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** What a QR code holds (Key URI format). The issuer stands in the label and in the parameter, the same. */
export const enrolmentURI = ({ issuer, account, secret }: { issuer: string; account: string; secret: string }): string => {
  const { algorithm, digits, period } = totp;
  const values = { secret, issuer, algorithm, digits: String(digits), period: String(period) };
  const query = Object.entries(values).map(([name, value]) => `${name}=${encode(value)}`);
  return `otpauth://totp/${encode(issuer)}:${encode(account)}?${query.join('&')}`;
};
