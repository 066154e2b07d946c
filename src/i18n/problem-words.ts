import type { ProblemCode } from '../client/problem.ts';

/** Numbers a message may need. */
export interface ProblemFacts {
  minLength: number;
  maxLength: number;
  /** Longest name, where the service's isn't the usual one. */
  name?: { maxLength: number } | undefined;
  /** Code points still missing. */
  missing: number;
  /** Why a password is too weak. */
  reason?: string | undefined;
  /** What support finds the failure by. */
  reference?: string | undefined;
  /** Whose password is asked for, or who is signed in by now. */
  account?: string | undefined;
  /** Something was entered, and stays. */
  typed?: unknown;
}

export type ProblemWords = string | ((facts: ProblemFacts) => string);

/** Every problem an element can show: the client's codes, and what only a form notices before it sends anything. */
export type ShownProblem = ProblemCode | 'required' | 'consent_required' | 'file_not_taken';

/** Exhaustive: a code without words doesn't compile. */
export type ProblemMessages = Record<ShownProblem, ProblemWords>;
