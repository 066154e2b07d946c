import type { Outcome } from '../client/outcome.ts';
import type { Problem, ProblemCode } from '../client/problem.ts';

/** What a client did against the interface, with the name of the case; its `cause` is the error where it threw one. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';
}

const sortMembers = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

const show = (value: unknown): string => JSON.stringify(value, sortMembers) ?? String(value);

export const expect = (condition: boolean, expectation: string): void => {
  if (!condition) throw new ConformanceError(`Expected: ${expectation}.`);
};

/** Compares what can be sent as JSON. */
export const expectEqual = (actual: unknown, expected: unknown, expectation: string): void => {
  if (show(actual) !== show(expected)) {
    throw new ConformanceError(`Expected: ${expectation}: ${show(expected)}. Got: ${show(actual)}.`);
  }
};

export const expectOk = <T>(outcome: Outcome<T>, expectation: string): T => {
  if (outcome.ok) return outcome.value;
  throw new ConformanceError(`Expected: ${expectation}. Got the problem: ${show(outcome.problem)}.`);
};

export const expectProblem = (outcome: Outcome<unknown>, code: ProblemCode, expectation: string): Problem => {
  if (!outcome.ok && outcome.problem.code === code) return outcome.problem;
  throw new ConformanceError(`Expected: ${expectation}: the problem "${code}". Got: ${show(outcome)}.`);
};

/** The problem, and the form control that it has to be shown at. */
export const expectFieldProblem = (
  outcome: Outcome<unknown>,
  code: ProblemCode,
  field: string,
  expectation: string,
): void => {
  const problem = expectProblem(outcome, code, expectation);
  expectEqual(problem.field, field, `${expectation}: the problem belongs to the field`);
};

export const expectAbort = async (call: Promise<unknown>, expectation: string): Promise<void> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expectEqual((error as Error | undefined)?.name, 'AbortError', `${expectation}: it rejects with an error named`);
};

/** Expects a problem with several fields: the first one is the problem's own, the others are its further fields. */
export const expectFields = (outcome: Outcome<unknown>, refused: { field: string; code: ProblemCode }[]): void => {
  const { code, field, fields = [] } = outcome.ok ? {} : outcome.problem;
  expectEqual([{ field, code }, ...fields], refused, 'the refused fields are');
};
