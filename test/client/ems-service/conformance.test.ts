import { after, before } from 'node:test';
import type { ConformanceHarness } from '../../../src/testing/index.ts';
import { startTestService, type TestService } from '../../support/service.ts';
import { runConformance } from '../support/run-conformance.ts';
import { createServiceHarness } from '../support/service-harness.ts';

let service: TestService;
let harness: ConformanceHarness;

before(async () => {
  service = await startTestService();
  harness = createServiceHarness(service);
});
after(() => service.stop());

runConformance('the Better Auth client', () => harness);
