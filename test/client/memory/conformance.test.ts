import { reactive } from 'vue';
import { createMemoryHarness } from '../support/memory-harness.ts';
import { createRedirectingMemoryHarness } from '../support/redirecting-memory-harness.ts';
import { runConformance } from '../support/run-conformance.ts';
import { openStrictMemory, strictCases } from '../support/strict-service.ts';

runConformance('the memory client', () => ({ harness: createMemoryHarness() }));
// A page's framework hands an element what it made of the client, with a proxy around each object in it.
runConformance('the memory client that Vue has made reactive', () => ({
  harness: createMemoryHarness((client) => reactive(client)),
}));
runConformance('the memory client of a service with pages of its own', () => ({
  harness: createRedirectingMemoryHarness(),
}));
runConformance('the memory client where a second factor is required', openStrictMemory, 1, strictCases);
