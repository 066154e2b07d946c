import { conformanceCases } from '../../../../src/testing/index.ts';
import { startTestService } from '../../../support/service.ts';
import { createBearerHarness, type BearerHarnessOptions } from '../../support/bearer-harness.ts';
import { guessingCases, openGuessed } from '../../support/guessed-service.ts';
import { runConformance } from '../../support/run-conformance.ts';

const open = (options: BearerHarnessOptions) => async () => {
  const service = await startTestService();
  return { harness: createBearerHarness(service, options), stop: () => service.stop() };
};

runConformance('the Better Auth client with tokens', open({}), 4);

runConformance(
  'the Better Auth client with tokens where guesses count',
  openGuessed(createBearerHarness),
  2,
  guessingCases,
);

// The other cases are judged above: with this harness they would differ in nothing.
const redirects = conformanceCases.filter(({ port, kind }) => port === 'reauthentication' && kind === 'redirect');
runConformance('an operation on a page of the provider', open({ reauthenticationElsewhere: true }), 2, redirects);
