/** Codes of authenticator applications (RFC 6238): SHA-1, six digits, 30 seconds, which all of them can do. */

export const totpPeriod = 30;
export const totpDigits = 6;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits, as RFC 4226 section 4 recommends, in Base32 without padding. */
export const randomSecret = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => alphabet.charAt(byte & 31)).join('');

const fromBase32 = (secret: string): Uint8Array<ArrayBuffer> => {
  const bits = [...secret.toUpperCase().replaceAll(/[\s=-]/g, '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
};

export const stepAt = (milliseconds: number): number => Math.floor(milliseconds / 1000 / totpPeriod);

/** The code of a time step. Needs a secure context: browsers have `crypto.subtle` nowhere else. */
export const codeOf = async (secret: string, step: number): Promise<string> => {
  const key = await crypto.subtle.importKey('raw', fromBase32(secret), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter));
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf;
  const number = mac.getUint32(offset) & 0x7fff_ffff;
  return String(number % 10 ** totpDigits).padStart(totpDigits, '0');
};

/** The time steps around now that a code belongs to: one step early or late counts, because clocks differ (RFC 6238 section 5.2). */
export const matchingSteps = async (secret: string, code: string, milliseconds: number): Promise<number[]> => {
  const now = stepAt(milliseconds);
  const steps = [now - 1, now, now + 1];
  const codes = await Promise.all(steps.map((step) => codeOf(secret, step)));
  return steps.filter((_, index) => codes[index] === code);
};

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** What a QR code holds (Key URI format). */
export const enrolmentUri = ({ issuer, account, secret }: { issuer: string; account: string; secret: string }): string =>
  `otpauth://totp/${encode(issuer)}:${encode(account)}?secret=${secret}&issuer=${encode(issuer)}&algorithm=SHA1&digits=${totpDigits}&period=${totpPeriod}`;
