import { startTestService } from '../../support/service.ts';
import { guessingCases, openGuessed } from '../support/guessed-service.ts';
import { runConformance } from '../support/run-conformance.ts';
import { openStrict, strictCases } from '../support/strict-service.ts';
import { createServiceHarness } from '../support/service-harness.ts';

const open = async () => {
  const profileFields = [
    { name: 'plan', label: 'Plan', validators: { options: ['free', 'pro'] } },
    { name: 'customer', label: 'Customer number', readOnly: true },
  ];
  const service = await startTestService({ account: { profileFields } });
  return { harness: createServiceHarness(service), stop: () => service.stop() };
};

runConformance('the Better Auth client', open, 4);
runConformance('the Better Auth client where guesses count', openGuessed(createServiceHarness), 2, guessingCases);
runConformance(
  'the Better Auth client where a second factor is required',
  openStrict(createServiceHarness),
  1,
  strictCases,
);
