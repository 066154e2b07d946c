import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readDoc, withTables } from '../keycloak/doc-tables.ts';

it('docs/keycloak.md has the tables that tests hold it to; write them with: npx node test/keycloak/doc-tables.ts', async () => {
  const doc = await readDoc();
  assert.equal(doc, withTables(doc));
});
