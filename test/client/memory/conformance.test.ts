import { createMemoryHarness } from '../support/memory-harness.ts';
import { runConformance } from '../support/run-conformance.ts';

const harness = createMemoryHarness();
runConformance('the memory client', () => harness);
