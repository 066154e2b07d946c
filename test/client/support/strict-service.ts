import { conformanceCases, type ConformanceHarness } from '../../../src/testing/index.ts';
import { startTestService, type TestService } from '../../support/service.ts';
import { createMemoryHarness } from './memory-harness.ts';
import type { Bench } from './run-conformance.ts';

/** The cases that need a service which requires a second factor. */
export const strictCases = conformanceCases.filter(({ needs }) => needs.includes('requiresSecondFactor'));

export const openStrict = (harnessOf: (service: TestService) => ConformanceHarness) => async (): Promise<Bench> => {
  const service = await startTestService({ env: { REQUIRE_SECOND_FACTOR: 'on' } });
  return { harness: { ...harnessOf(service), requiresSecondFactor: true }, stop: () => service.stop() };
};

export const openStrictMemory = (): Bench => ({
  harness: {
    ...createMemoryHarness(undefined, undefined, { requireSecondFactor: true }),
    requiresSecondFactor: true,
  },
});
