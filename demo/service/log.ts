import { inspect } from 'node:util';
import type { Log } from '../../src/server/index.ts';

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : inspect(error));

/** One JSON line per entry, on standard error. Refusals only on demand: those that matter are security events, which are always written. */
export const createLog = (verbose: boolean): Log => {
  return ({ error, ...entry }) => {
    if (entry.level === 'info' && entry.event === 'problem' && !verbose) return;
    const line = { time: new Date().toISOString(), ...entry, ...(error !== undefined && { error: describe(error) }) };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  };
};
