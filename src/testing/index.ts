export { whySkipped, type ConformanceCase, type Need, type PortName } from './conformance-case.ts';
export { conformanceCases } from './conformance.ts';
export { ConformanceError } from './expect.ts';
export type { ConformanceHarness, ConformanceMail, HarnessAbility } from './harness.ts';
