/** What the service and its clients agree on, as zod schemas. For whoever writes a client or a service, and for their tests; runs anywhere. */
export * from './answers.ts';
export * from './bodies.ts';
export * from './further-values.ts';
export { operations, type AnswerOf, type BodyOf, type Operation, type Operations } from './operations.ts';
export { isProblemCode, problemCodes } from './problem-codes.ts';
export * from './problem-statuses.ts';
export * from './problem.ts';
export { problemsOf, refusalsOf, takesToken } from './refusals.ts';
export { routes, type OperationName, type Routes } from './routes.ts';
export * from './scalars.ts';
export * from './values.ts';
