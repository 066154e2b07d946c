import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readProblem } from '../../../src/client/http/problem-document.ts';

const waitOf = (status: number, seconds: number | string, body: object = {}): number | undefined =>
  readProblem(new Response(null, { status, headers: { 'retry-after': String(seconds) } }), body).retryAfter;

it('a wait is bounded, however long something on the way says it is', () => {
  for (const long of [86_400, '9'.repeat(25)]) assert.equal(waitOf(503, long), 60);
  assert.equal(waitOf(500, 86_400, { retryAfter: 1e20 }), 60);
  assert.equal(waitOf(503, 5), 5);
  assert.equal(waitOf(429, 3600), 3600);
  assert.equal(waitOf(429, '9'.repeat(25)), 86_400);
});
