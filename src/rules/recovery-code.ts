import { recoveryCodesInSet } from './limits.ts';
import { normalizeOneTimeCode } from './one-time-code.ts';

/** Crockford's Base32: no letter that is taken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

/** 16 characters of 5 bits: 80 bits (NIST SP 800-63B-4 section 4.2.1.1 wants 64), in groups that can be read aloud. */
const makeRecoveryCode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet.charAt(byte % alphabet.length))
    .join('')
    .replace(/.{4}(?!$)/g, '$&-');

/** A new set of codes, all different. */
export const makeRecoveryCodes = (): string[] => {
  const codes = new Set<string>();
  while (codes.size < recoveryCodesInSet) codes.add(makeRecoveryCode());
  return [...codes];
};

/** A code as it is compared, however it was written down: like a one-time code, in capitals, with the digits that letters were taken for. */
export const normalizeRecoveryCode = (typed: string): string =>
  normalizeOneTimeCode(typed).toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
