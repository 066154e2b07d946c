import assert from 'node:assert/strict';
import { isProblemCode, type ProblemCode } from '../../src/client/problem.ts';
import type { Answer } from './browser.ts';

/** That an answer is an RFC 9457 problem document of the interface, with this status and code. */
export const expectProblem = ({ status, headers, body }: Answer, expectedStatus: number, code: ProblemCode): void => {
  assert.equal(`${status} ${String(body.code)}`, `${expectedStatus} ${code}`);
  assert.equal(headers.get('content-type'), 'application/problem+json');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.ok(isProblemCode(body.code));
  assert.equal(body.type, `urn:ems-elements:problem:${code}`);
  assert.equal(body.status, status);
  assert.match(String(body.reference), /^[\da-f-]{36}$/);
  assert.equal(typeof body.title, 'string');
};

/** What two answers to people who must not be told apart have to share; values that are random have to have the same form. */
export const shapeOf = ({ status, headers, body }: Answer) => ({
  status,
  headers: [...headers].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`),
  body: Object.entries(body).map(([name, value]) => {
    if (name === 'email') return name;
    return [name, typeof value === 'string' && !/^(type|title|code)$/.test(name) ? value.length : value];
  }),
});

/** Nobody is signed in, and no more is said while the cookie that took this one's place may be on its way. */
export const expectNobody = ({ status, body }: Answer, message?: string): void => {
  if (status === 401) assert.equal(body.code, 'not_signed_in', message);
  else assert.deepEqual(body, { status: 'anonymous' }, message);
};
