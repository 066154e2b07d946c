import { inspect } from 'node:util';
import type { Log } from '../../src/server/index.ts';

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : inspect(error));

/** What a terminal would obey or hide, and JSON leaves as it is: C1 controls, and characters that turn text around or show nothing. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => character.charCodeAt(at).toString(16).padStart(4, '0'))
    .map((code) => `\\u${code}`)
    .join('');

/** An entry as one line that is read as it was written, whatever a stranger got into it. */
export const logLine = (entry: object): string => JSON.stringify(entry).replace(unseen, escaped);

/** One JSON line per entry, on standard error. Refusals only on demand: those that matter are security events, which are always written. */
export const createLog = (verbose: boolean): Log => {
  return ({ error, ...entry }) => {
    if (entry.level === 'info' && entry.event === 'problem' && !verbose) return;
    const line = { time: new Date().toISOString(), ...entry, ...(error !== undefined && { error: describe(error) }) };
    process.stderr.write(`${logLine(line)}\n`);
  };
};
