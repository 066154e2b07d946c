export { whySkipped, type ConformanceCase, type Need, type NeededKind } from './conformance-case.ts';
export { conformanceCases } from './conformance.ts';
export { ConformanceError } from './expect.ts';
export {
  harnessAbilities,
  type ConformanceHarness,
  type ConformanceMail,
  type HarnessAbility,
  type Visit,
  type Visited,
} from './harness.ts';
export { startVisit } from './start-visit.ts';
export { portNames, redirectPortNames, type PortName, type RedirectPortName } from './port-methods.ts';
export { conformancePromises, type ConformancePromise, type ConformanceTraits, type NotKept } from './promises.ts';
export { createConformanceReport, type ConformanceReport } from './report.ts';
export { runConformanceCase, type ConformanceResult } from './run.ts';
