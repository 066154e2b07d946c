/** Codes of authenticator apps, by Web Crypto, which browsers have in secure contexts only. */

/** What every application understands, whether or not it reads the other values of a URI (RFC 6238, Key URI format). */
export const totp = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A new key: 160 bits (RFC 4226 section 4, R6), a whole number of Base32 characters. */
export const makeTotpKey = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(20));

/** The number of the time step (RFC 6238 section 4.2) at a time in milliseconds since the epoch. */
export const stepAt = (time: number): number => Math.floor(time / 1000 / totp.period);

/** The code of a time step (RFC 4226 section 5.3). */
export const codeAt = async (key: Uint8Array<ArrayBuffer>, step: number): Promise<string> => {
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const mac = new DataView(await crypto.subtle.sign('HMAC', hmac, counter));
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf;
  const number = mac.getUint32(offset) & 0x7fff_ffff;
  return String(number % 10 ** totp.digits).padStart(totp.digits, '0');
};

/**
 * The steps that count now, with their codes: one early and one late as well, for a clock that is off (RFC 6238 section 5.2).
 * Comparing is left to the caller: a service does it in constant time.
 */
export const codesAround = (key: Uint8Array<ArrayBuffer>, time: number): Promise<{ step: number; code: string }[]> => {
  const now = stepAt(time);
  return Promise.all([now - 1, now, now + 1].map(async (step) => ({ step, code: await codeAt(key, step) })));
};

/** RFC 3986: everything but the unreserved characters. `URLSearchParams` would write spaces as `+`, which applications show. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** What a QR code holds (Key URI format), `secret` in Base32. The issuer stands in the label and in the parameter, the same. */
export const enrolmentUri = ({
  issuer,
  account,
  secret,
}: {
  issuer: string;
  account: string;
  secret: string;
}): string => {
  const query = Object.entries({ secret, issuer, ...totp }).map(([name, value]) => `${name}=${encode(String(value))}`);
  return `otpauth://totp/${encode(issuer)}:${encode(account)}?${query.join('&')}`;
};
