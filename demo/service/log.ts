import { inspect } from 'node:util';
import type { Log } from '../../src/server/index.ts';

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : inspect(error));

/** One JSON line per entry, on standard error. `info` only on demand: every wrong password would be a line. */
export const createLog = (verbose: boolean): Log => {
  return ({ error, ...entry }) => {
    if (entry.level === 'info' && !verbose) return;
    const line = { time: new Date().toISOString(), ...entry, ...(error !== undefined && { error: describe(error) }) };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  };
};
