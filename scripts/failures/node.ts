/** A reporter of `node --test` that keeps what failed, and prints nothing. */
import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import { keepTest } from './keep.ts';

interface Failure extends Error {
  failureType?: string;
  cause: unknown;
}

const described = ({ cause, message }: Failure): string =>
  cause instanceof Error
    ? (cause.stack ?? cause.message)
    : typeof cause === 'string'
      ? cause
      : cause
        ? inspect(cause)
        : message;

// eslint-disable-next-line require-yield -- a reporter is a generator
export default async function* keepFailures(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  /** Names of the tests around the one that comes next, from the outermost. */
  const around: string[] = [];
  const errors = new Map<string, string>();
  const failed = new Set<string>();
  for await (const { type, data } of events) {
    if (type === 'test:start') around.splice(data.nesting, Infinity, data.name);
    if (type === 'test:stderr') errors.set(data.file, (errors.get(data.file) ?? '') + data.message);
    if (type !== 'test:fail' || data.todo) continue;
    const error = data.details.error as Failure;
    // The test inside it was told already.
    if (error.failureType === 'subtestsFailed') continue;
    const path = relative('', data.file ?? '');
    // A file that ended badly has one test of its own name.
    const whole = data.name === path || data.name === data.file;
    if (whole && failed.has(path)) continue;
    failed.add(path);
    const name = whole ? path : [`${path}:${data.line}`, ...around.slice(0, data.nesting), data.name].join(' › ');
    keepTest(name, `${described(error)}${whole ? `\n${errors.get(data.file ?? '') ?? ''}` : ''}`);
  }
}
