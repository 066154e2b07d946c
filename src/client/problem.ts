import type { Problem } from '../contract/problem.ts';

export { isProblemCode, problemCodes, type ProblemCode } from '../contract/problem-codes.ts';
export type { Problem };
