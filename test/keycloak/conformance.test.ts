import { after, describe, it } from 'node:test';
import { administer } from '../../demo/keycloak/administration.ts';
import { conformanceCases, createConformanceReport } from '../../src/testing/index.ts';
import { createKeycloakHarness } from './support/harness.ts';
import { findPlace } from './support/place.ts';

const place = findPlace();

describe('the Keycloak client conforms', () => {
  const harness = createKeycloakHarness({ ...place, administration: administer(place.origin) });
  // Another tab has tokens of its own: what it hears is tested, what it holds is not shared.
  const { newTab: _, ...oneTab } = harness;
  const report = createConformanceReport(harness);
  after(() => console.log(`the Keycloak client: ${report.summary()}`));

  for (const conformanceCase of conformanceCases) {
    it(`${conformanceCase.port}: ${conformanceCase.name}`, async (t) => {
      const result = await report.run(conformanceCase, conformanceCase.kind === 'redirect' ? harness : oneTab);
      if (result.status === 'skipped') t.skip(result.reason);
      if (result.status === 'not-kept') t.todo(result.reason);
    });
  }
});
