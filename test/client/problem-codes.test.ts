import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { isProblemCode, problemCodes } from '../../src/client/problem.ts';

it('docs/problem-codes.md explains every code, in the order of the source', async () => {
  const text = await readFile(new URL('../../docs/problem-codes.md', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^\| `(\w+)` \| [^|]+ \| [^|]+ \|$/gm)].map(([, code]) => code);
  assert.deepEqual(documented, [...problemCodes]);
});

it('a code is one of the set and nothing else', () => {
  for (const code of problemCodes) assert.ok(isProblemCode(code));
  for (const other of ['', 'toString', 'EMAIL_INVALID', undefined, null, 1, ['offline']]) assert.ok(!isProblemCode(other));
});
