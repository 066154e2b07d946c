import { failureRules } from '../../../src/rules/failures.ts';
import { conformanceCases, type ConformanceHarness } from '../../../src/testing/index.ts';
import { startTestService, type TestService } from '../../support/service.ts';
import type { Bench } from './run-conformance.ts';

/** The cases that need wrong guesses to be counted as for everybody. */
export const guessingCases = conformanceCases.filter(({ needs }) => needs.includes('guessing'));

/** A service for them: each browser calls from an address of its own, so that no limit by address stops the suite. */
export const openGuessed = (harnessOf: (service: TestService) => ConformanceHarness) => async (): Promise<Bench> => {
  const service = await startTestService({ env: { RATE_LIMITS: '1', TRUSTED_PROXIES: '127.0.0.1' } });
  return { harness: { ...harnessOf(service), guessing: failureRules }, stop: () => service.stop() };
};
