import { startTestService } from '../../../support/service.ts';
import { createBearerHarness } from '../../support/bearer-harness.ts';
import { runConformance } from '../../support/run-conformance.ts';

const open = async () => {
  const service = await startTestService();
  return { harness: createBearerHarness(service), stop: () => service.stop() };
};

runConformance('the Better Auth client with tokens', open, 4);
