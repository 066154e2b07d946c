import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createHttp } from '../../../src/client/http/http.ts';

it('a fetch that throws an object without a prototype is a lost connection', async () => {
  const http = createHttp({
    baseURL: 'https://id.example.org',
    fetch: () => Promise.reject(Object.create(null) as Error),
    retryDelays: [],
  });
  const outcome = await http.get('/x', {
    schema: { '~standard': { version: 1, vendor: 'x', validate: () => ({ value: 1 }) } },
  });
  assert.equal(!outcome.ok && outcome.problem.code, 'unreachable');
});
