import assert from 'node:assert/strict';
import { operations, type Operation } from '../../src/contract/operations.ts';
import { ProblemDocument } from '../../src/contract/problem.ts';
import { refusalsOf } from '../../src/contract/refusals.ts';

const byRequest = new Map(
  Object.values(operations).map((operation: Operation) => [
    `${operation.http.method} ${operation.http.path}`,
    operation,
  ]),
);

/** That an answer of the service is one that the contract knows, member by member: for every test that asks it something. */
export const checkAnswer = (method: string, path: string, { status, headers }: Response, body: unknown): void => {
  const operation = byRequest.get(`${method} ${path.split('?')[0]}`);
  if (!operation) return;
  const what = `${method} ${path} answered ${status} ${JSON.stringify(body)}`;
  assert.equal(headers.get('content-type'), status === 200 ? 'application/json' : 'application/problem+json', what);
  if (status !== 200) {
    const codes = refusalsOf(operation).get(status);
    const { code } = ProblemDocument.parse(body);
    assert.ok((codes as string[] | undefined)?.includes(code), `${what}, which isn't in its refusals.`);
  }
  // What a schema doesn't name it drops.
  assert.deepEqual((status === 200 ? operation.answer : ProblemDocument).parse(body), body, what);
};
