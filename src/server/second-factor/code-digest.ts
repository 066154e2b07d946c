import { createHmac, timingSafeEqual } from 'node:crypto';
import { isRecord } from '../../rules/record.ts';
import { normalizeRecoveryCode } from '../../rules/recovery-code.ts';
import { decrypt, digest, encrypt, encryptAgain } from '../storage/crypto.ts';
import type { Secrets } from '../storage/secrets.ts';

const purposeFor = (userId: string): string => `recovery code ${userId}`;

/** Of one account: no two accounts' codes compare. */
const digestOf = (userId: string, code: string): string => digest('recovery code', userId, normalizeRecoveryCode(code));

/** What stands in the database for a code: a digest, encrypted, so that a copy of it is no help in guessing. */
export const sealCode = (secrets: Secrets, userId: string, code: string): string =>
  encrypt(secrets, purposeFor(userId), { digest: digestOf(userId, code) });

/** How an earlier version stored a code: made with its secret, so no other secret can ever take its place. */
const earlierDigest = (secret: string, userId: string, code: string): string =>
  createHmac('sha256', secret)
    .update(`recoveryCode\n${userId}\n${normalizeRecoveryCode(code)}`)
    .digest('base64url');

const isEarlier = (sealed: string): boolean => !sealed.includes('.');

const equals = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

export const isCode = (secrets: Secrets, userId: string, sealed: string, code: string): boolean => {
  const matches = (earlier: string, made: readonly string[]): boolean =>
    made.some((secret) => equals(earlier, earlierDigest(secret, userId, code)));
  if (isEarlier(sealed)) return matches(sealed, secrets);
  const opened = decrypt(secrets, purposeFor(userId), sealed);
  if (!isRecord(opened)) return false;
  if (typeof opened.digest === 'string') return equals(opened.digest, digestOf(userId, code));
  const { earlier, secrets: made } = opened;
  return typeof earlier === 'string' && Array.isArray(made) && matches(earlier, made as string[]);
};

/**
 * The same for the newest secret. A digest of an earlier version takes the secrets along that it may have been made with: they
 * are of use for nothing else any more, and can be read by nobody who hasn't the newest one.
 */
export const sealCodeAgain = (secrets: Secrets, userId: string, sealed: string): string | undefined =>
  isEarlier(sealed)
    ? encrypt(secrets, purposeFor(userId), { earlier: sealed, secrets })
    : encryptAgain(secrets, purposeFor(userId), sealed);
