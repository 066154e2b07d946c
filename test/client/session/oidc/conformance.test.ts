import { after, before } from 'node:test';
import type { ConformanceHarness } from '../../../../src/testing/index.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { createBearerHarness } from '../../support/bearer-harness.ts';
import { runConformance } from '../../support/run-conformance.ts';

let service: TestService;
let harness: ConformanceHarness;

before(async () => {
  service = await startTestService();
  harness = createBearerHarness(service);
});
after(() => service.stop());

runConformance('the Better Auth client with tokens', () => harness);
