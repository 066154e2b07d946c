import { describe, it } from 'node:test';
import { conformanceCases, whySkipped, type ConformanceHarness } from '../../../src/testing/index.ts';

/** The whole suite as tests of this runner. */
export const runConformance = (name: string, harness: () => ConformanceHarness): void => {
  describe(`${name} conforms`, () => {
    for (const conformanceCase of conformanceCases) {
      it(`${conformanceCase.port}: ${conformanceCase.name}`, async (t) => {
        const reason = await whySkipped(conformanceCase, harness());
        if (reason !== undefined) return t.skip(reason);
        await conformanceCase.run(harness());
      });
    }
  });
};
