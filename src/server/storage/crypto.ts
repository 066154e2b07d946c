import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** 256 bit that nobody guesses, safe in a URL. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** For finding a row by a secret that is not stored. Parts cannot run into each other. */
export const digest = (...parts: string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('base64url');
};

const keyFor = (secret: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));

/** Encrypts and authenticates (AES-256-GCM). What was encrypted for one purpose can be decrypted for no other. */
export const encrypt = (secret: string, purpose: string, value: object): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), iv);
  const encrypted = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url');
};

/** What was encrypted, or nothing when it was not encrypted with this secret for this purpose. */
export const decrypt = (secret: string, purpose: string, text: string): unknown => {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length < 28) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    const decrypted = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    return JSON.parse(decrypted.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};
