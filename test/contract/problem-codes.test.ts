import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { isProblemCode, problemCodes } from '../../src/contract/problem-codes.ts';
import { codeOfStatus, isServiceProblemCode, problemStatuses } from '../../src/contract/problem-statuses.ts';

it('docs/problem-codes.md explains every code, in the order of the source', async () => {
  const text = await readFile(new URL('../../docs/problem-codes.md', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^\| `(\w+)` \| [^|]+ \| [^|]+ \|$/gm)].map(([, code]) => code);
  assert.deepEqual(documented, [...problemCodes]);
});

it('a code is one of the set and nothing else', () => {
  for (const code of problemCodes) assert.ok(isProblemCode(code));
  for (const other of ['', 'toString', 'EMAIL_INVALID', undefined, null, 1, ['offline']])
    assert.ok(!isProblemCode(other));
});

it('what only clients and elements say is no code of a service', () => {
  for (const code of problemCodes) assert.equal(isServiceProblemCode(code), code in problemStatuses);
  for (const other of ['offline', 'part_missing', 'toString', '', undefined, null, 401, ['forbidden']])
    assert.ok(!isServiceProblemCode(other));
});

it('an answer that says no code is told by its status, the same by client and service', () => {
  assert.deepEqual([401, 403, 404, 408, 409, 410, 429, 500, 502, 599, 400, 413, 415, 418, 422].map(codeOfStatus), [
    ...['not_signed_in', 'forbidden', 'not_found', 'timed_out', 'conflict', 'not_found', 'rate_limited'],
    ...['service_unavailable', 'service_unavailable', 'service_unavailable'],
    ...['unexpected_answer', 'unexpected_answer', 'unexpected_answer', 'unexpected_answer', 'unexpected_answer'],
  ]);
});

it('docs/clients.md tells the same of an answer that says no code', async () => {
  const text = await readFile(new URL('../../docs/clients.md', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^\| ([\d, ]+) \| `(\w+)` \|$/gm)].flatMap(([, statuses, code]) =>
    statuses!.split(', ').map((status) => [Number(status), code]),
  );
  const told = Array.from({ length: 100 }, (_, index) => 400 + index).filter(
    (status) => codeOfStatus(status) !== 'unexpected_answer',
  );
  assert.deepEqual(
    Object.fromEntries(documented),
    Object.fromEntries(told.map((status) => [status, codeOfStatus(status)])),
  );
});

it('no code has a status that clients read as a success or a redirect', () => {
  for (const [code, status] of Object.entries(problemStatuses)) assert.ok(status >= 400 && status < 600, code);
});
