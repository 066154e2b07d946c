import { execFileSync } from 'node:child_process';
import { fromBase32 } from '../../src/rules/base32.ts';
import { codeAt, stepAt } from '../../src/rules/totp.ts';

/** What an authenticator application with this key (Base32) shows; `offset` in steps of 30 s. */
export const codeOf = (base32: string, now: Date, offset = 0): Promise<string> =>
  codeAt(fromBase32(base32), stepAt(now.getTime()) + offset);

/** The same by `oathtool`, which knows nothing of this project; nothing where it is not installed. */
export const codeByOathtool = (base32: string, now: Date): string | undefined => {
  try {
    const args = ['--totp', '--base32', `--now=@${Math.floor(now.getTime() / 1000)}`, base32];
    return execFileSync('oathtool', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};
