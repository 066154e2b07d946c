import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readDoc, withPromises } from '../keycloak/promises-doc.ts';

it('docs/keycloak.md names what Keycloak does not keep; write it with: npx node test/keycloak/promises-doc.ts', async () => {
  const doc = await readDoc();
  assert.equal(doc, withPromises(doc));
});
