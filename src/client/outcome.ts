import type { Problem, ProblemCode } from './problem.ts';

/** What every operation of a client answers. A thrown exception means a defect, except an `AbortError` after `signal` was aborted. */
export type Outcome<T = void> = { ok: true; value: T } | { ok: false; problem: Problem };

export function success(): Outcome;
export function success<T>(value: T): Outcome<T>;
export function success<T>(value?: T): Outcome<T | undefined> {
  return { ok: true, value };
}

export const failure = (code: ProblemCode, more: Omit<Problem, 'code'> = {}): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, ...more },
});
