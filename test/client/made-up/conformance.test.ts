import { runConformance } from '../support/run-conformance.ts';
import { createRowingHarness, site } from './harness.ts';
import { startRowingClub } from './service.ts';

runConformance('a client written from the docs', async () => {
  const club = await startRowingClub(site);
  return { harness: createRowingHarness(club), stop: () => club.stop() };
});
