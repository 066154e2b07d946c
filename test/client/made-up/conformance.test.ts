import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { runConformance } from '../support/run-conformance.ts';
import { createRowingHarness, site } from './harness.ts';
import { startRowingClub } from './service.ts';

runConformance('a client written from the docs', async () => {
  const club = await startRowingClub(site);
  return { harness: createRowingHarness(club), stop: () => club.stop() };
});

it('the client in docs/clients.md is this one', async () => {
  const [docs, client] = await Promise.all(
    ['../../../docs/clients.md', './client.ts'].map((path) => readFile(new URL(path, import.meta.url), 'utf8')),
  );
  assert.ok(docs!.includes(`\`\`\`ts\n${client}\`\`\`\n`));
});
