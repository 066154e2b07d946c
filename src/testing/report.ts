import type { ConformanceCase } from './conformance-case.ts';
import type { ConformanceHarness } from './harness.ts';
import { conformancePromises, type ConformancePromise } from './promises.ts';
import { runConformanceCase, type ConformanceResult } from './run.ts';

type Status = ConformanceResult['status'] | 'failed';

interface Row {
  readonly title: string;
  readonly result: ConformanceResult | { readonly status: 'failed' };
}

/** What the suite found out about one client. */
export interface ConformanceReport {
  /** Runs a case, as `runConformanceCase` does, and takes it down. */
  run(conformanceCase: ConformanceCase, harness: ConformanceHarness): Promise<ConformanceResult>;
  counts(): Record<Status, number>;
  /** One line, for a log. */
  summary(): string;
  /** For the client's documentation: the counts, the promises that aren't kept, and what couldn't be judged and why. */
  markdown(): string;
}

const group = <K>(rows: readonly Row[], keysOf: (row: Row) => readonly K[]): Map<K, string[]> => {
  const groups = new Map<K, string[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) groups.set(key, [...(groups.get(key) ?? []), row.title]);
  }
  return groups;
};

/** `traits` of the harness, for their words. */
export const createConformanceReport = ({
  traits = {},
}: Pick<ConformanceHarness, 'traits'> = {}): ConformanceReport => {
  const rows: Row[] = [];
  const counts = (): Record<Status, number> => {
    const count = { kept: 0, 'not-kept': 0, skipped: 0, failed: 0 };
    for (const { result } of rows) count[result.status]++;
    return count;
  };

  const insteadOf = (promise: ConformancePromise): string => {
    const trait = traits[promise];
    return trait && trait.instead !== undefined ? ` Instead: ${trait.instead}` : '';
  };
  const broken = (): string =>
    [...group(rows, ({ result }) => (result.status === 'not-kept' ? result.promises : []))]
      .map(
        ([promise, titles]) =>
          `- **${promise}**: ${conformancePromises[promise]}${insteadOf(promise)}\n${titles.map((title) => `  - ${title}\n`).join('')}`,
      )
      .join('');
  const unknown = (): string =>
    [...group(rows, ({ result }) => (result.status === 'skipped' ? [result.reason] : []))]
      .map(([reason, titles]) => `- ${titles.length}: ${reason}\n`)
      .join('');
  const section = (title: string, list: string): string => (list === '' ? '' : `\n### ${title}\n\n${list}`);

  return {
    async run(conformanceCase, harness) {
      const title = `${conformanceCase.port}: ${conformanceCase.name}`;
      try {
        const result = await runConformanceCase(conformanceCase, harness);
        rows.push({ title, result });
        return result;
      } catch (error) {
        rows.push({ title, result: { status: 'failed' } });
        throw error;
      }
    },
    counts,
    summary() {
      const count = counts();
      return `${count.kept} kept, ${count['not-kept']} not kept, ${count.skipped} skipped, ${count.failed} failed`;
    },
    markdown() {
      const count = counts();
      const table = `| kept | not kept | skipped | failed |\n|---|---|---|---|\n| ${count.kept} | ${count['not-kept']} | ${count.skipped} | ${count.failed} |\n`;
      return table + section('Not kept', broken()) + section('Not judged', unknown());
    },
  };
};
