import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';

/**
 * What an authenticator application does with a key, written apart from the service's own so that neither can confirm the other's
 * mistake. `offset` in steps of 30 s.
 */
export const codeOf = (base32: string, now: Date, offset = 0): string => {
  const bits = [...base32].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Math.floor(now.getTime() / 30_000) + offset;
  const hex = createHmac('sha1', key).update(Buffer.from(step.toString(16).padStart(16, '0'), 'hex')).digest('hex');
  const start = Number.parseInt(hex.slice(-1), 16) * 2;
  const number = Number.parseInt(hex.slice(start, start + 8), 16) % 2 ** 31;
  return String(number).slice(-6).padStart(6, '0');
};

/** The same by `oathtool`; nothing where it is not installed. */
export const codeByOathtool = (base32: string, now: Date): string | undefined => {
  try {
    const args = ['--totp', '--base32', `--now=@${Math.floor(now.getTime() / 1000)}`, base32];
    return execFileSync('oathtool', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};
