import { after, before, describe, it } from 'node:test';
import {
  conformanceCases,
  createConformanceReport,
  type ConformanceCase,
  type ConformanceHarness,
} from '../../../src/testing/index.ts';

/** A harness with a service of its own, which is stopped at the end. */
export interface Bench {
  harness: ConformanceHarness;
  stop?(): Promise<void>;
}

/**
 * The whole suite as tests of this runner. A case may move the clock of its service or publish terms, so each has a bench to
 * itself while it runs; with several, so many cases run at the same time.
 */
export const runConformance = (
  name: string,
  open: () => Bench | Promise<Bench>,
  benches = 1,
  cases: readonly ConformanceCase[] = conformanceCases,
): void => {
  describe(`${name} conforms`, { concurrency: benches }, () => {
    const report = createConformanceReport();
    const opened: Bench[] = [];
    const free: Bench[] = [];
    // One after another: starting looks for free ports.
    before(async () => {
      while (opened.length < benches) opened.push(await open());
      free.push(...opened);
    });
    after(async () => {
      for (const { stop } of opened) await stop?.();
      console.log(`${name}: ${report.summary()}`);
    });

    for (const conformanceCase of cases) {
      it(`${conformanceCase.port}: ${conformanceCase.name}`, async (t) => {
        const bench = free.pop()!;
        try {
          const result = await report.run(conformanceCase, bench.harness);
          if (result.status === 'skipped') t.skip(result.reason);
          if (result.status === 'not-kept') t.todo(result.reason);
        } finally {
          free.push(bench);
        }
      });
    }
  });
};
