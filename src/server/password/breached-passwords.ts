import { createHash } from 'node:crypto';
import type { Log } from '../log.ts';

export interface BreachedPasswordsOptions {
  /**
   * The list, by an interface like that of Have I Been Pwned ("searching by range"): what is asked for is this address, a slash and
   * the first five figures of the password's SHA-1. Its own one when absent.
   */
  url?: string | undefined;
  /** Whether a password is taken where the list doesn't answer. */
  unavailable: 'accept' | 'refuse';
  /** Milliseconds until the whole answer has to be there; 2 seconds when absent. */
  timeout?: number | undefined;
  /** Hears `breached_passwords_unavailable` whenever a password could not be looked up. */
  log: Log;
}

export type BreachedAnswer = 'breached' | 'unknown' | 'unavailable';

export type LookUpPassword = (password: string) => Promise<BreachedAnswer>;

const line = /^([\dA-F]{35}):(\d+)$/i;

/** An answer is a megabyte at most, padding included; the real ones have 40 kB. */
const longestAnswer = 1_000_000;

const readAnswer = async (response: Response): Promise<string> => {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > longestAnswer) throw new Error('The answer is too long.');
  }
  return text;
};

/** How often the list has what ends with `suffix`. Throws where the answer is no list: a page of a proxy knows no password. */
const countIn = (text: string, suffix: string): number => {
  let count = 0;
  for (const each of text.split(/\r?\n/)) {
    if (each === '') continue;
    const [, end = '', times] = line.exec(each) ?? [];
    if (times === undefined) throw new Error('The answer is no list of suffixes.');
    if (end.toUpperCase() === suffix) count += Number(times);
  }
  return count;
};

/**
 * Looks a password up in a list of breached ones (ASVS 6.2.12) and doesn't tell the list which one it is: several hundred share what is
 * asked for. Answers are padded, so that their length tells nobody on the way either.
 */
export const createPasswordLookUp = ({
  url = 'https://api.pwnedpasswords.com/range',
  timeout = 2000,
  log,
}: BreachedPasswordsOptions): LookUpPassword => {
  const base = url.replace(/\/+$/, '');
  return async (password) => {
    const digest = createHash('sha1').update(password, 'utf8').digest('hex').toUpperCase();
    try {
      const response = await fetch(`${base}/${digest.slice(0, 5)}`, {
        headers: { 'add-padding': 'true', accept: 'text/plain' },
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
      if (!response.ok) throw new Error(`The list answered ${response.status}.`);
      return countIn(await readAnswer(response), digest.slice(5)) > 0 ? 'breached' : 'unknown';
    } catch (error) {
      log({ level: 'warn', event: 'breached_passwords_unavailable', error });
      return 'unavailable';
    }
  };
};
