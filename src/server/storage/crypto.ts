import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { keyId, type Secrets } from './secrets.ts';

/** 256 bit that nobody guesses, safe in a URL. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** For a link in an email. Quoted-printable that nobody decodes leaves "3D" before it, so that none begins like that. */
export const linkToken = (): string => {
  const token = randomToken();
  return token.startsWith('3D') ? linkToken() : token;
};

/** For finding a row by a secret that is not stored. Parts cannot run into each other. */
export const digest = (...parts: string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('base64url');
};

const keyFor = (secret: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));

/**
 * Encrypts and authenticates (AES-256-GCM) with the newest secret, whose id stands before it. What was encrypted for one purpose can be
 * decrypted for no other.
 */
export const encrypt = ([newest]: Secrets, purpose: string, value: object): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(newest, purpose), iv);
  const encrypted = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return `${keyId(newest)}.${Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url')}`;
};

const decryptWith = (secret: string, purpose: string, bytes: Buffer): unknown => {
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

/** What was encrypted, or nothing when it was not encrypted with one of these secrets for this purpose. */
export const decrypt = (secrets: Secrets, purpose: string, text: string): unknown => {
  const parts = text.split('.');
  const bytes = Buffer.from(parts.at(-1) ?? '', 'base64url');
  // An earlier version wrote no id.
  const fitting = parts.length === 1 ? secrets : secrets.filter((secret) => keyId(secret) === parts[0]);
  for (const secret of fitting) {
    const value = decryptWith(secret, purpose, bytes);
    if (value !== undefined) return value;
  }
  return undefined;
};

/** The same encrypted with the newest secret; nothing where that isn't needed, or not possible. */
export const encryptAgain = (secrets: Secrets, purpose: string, text: string): string | undefined => {
  if (text.startsWith(`${keyId(secrets[0])}.`)) return undefined;
  const value = decrypt(secrets, purpose, text);
  return typeof value === 'object' && value !== null ? encrypt(secrets, purpose, value) : undefined;
};
