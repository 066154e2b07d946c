import { createMemoryHarness } from '../support/memory-harness.ts';
import { runConformance } from '../support/run-conformance.ts';

runConformance('the memory client', () => ({ harness: createMemoryHarness() }));
