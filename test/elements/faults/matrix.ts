import { getSnapshotConfig, readFile, writeFile } from '@web/test-runner-commands';
import { expect } from '../../support/elements.ts';
import { elementTags } from '../../support/element-tags.ts';
import { operations } from '../../../src/contract/operations.ts';
import { runCell } from './cell.ts';
import { faults, type Ending } from './faults.ts';
import { forms, withoutForm } from './forms.ts';

const page = '../../../docs/reliability.md';

const rows = Object.entries(forms).flatMap(([tag, all]) =>
  all.map((form, place) => ({ tag, place, name: `\`${tag}\`${form.what ? `, ${form.what}` : ''}` })),
);

/** Runs a cell of the table: the form at a place of its element's, and the fault at one of its group's. */
export type RunCell = (tag: string, place: number, group: keyof typeof faults, column: number) => Promise<Ending>;

const runHere: RunCell = (tag, place, group, column) => runCell(tag, forms[tag]![place]!, faults[group][column]!);

/**
 * The faults of one group on every form. How each cell ends stands in `docs/reliability.md`, which this compares, and writes with
 * `--update-snapshots --concurrency 1`. `here`: the table as it is in a browser that differs.
 */
export const checkMatrix = (
  group: keyof typeof faults,
  run: RunCell = runHere,
  here: (table: string) => string = (table) => table,
): void => {
  const columns = faults[group];
  const seen = new Map<string, string[]>();

  it('has every element in the table of forms', () => {
    expect(Object.keys(forms).sort()).to.deep.equal([...elementTags].sort());
  });

  it('has a form for every change that the contract knows', () => {
    const sent = new Set<string>(Object.values(forms).flatMap((all) => all.map(({ sends }) => sends)));
    const changes = Object.entries(operations).filter(([name, { http }]) => http.method === 'POST' && !sent.has(name));
    expect(changes.map(([name]) => name).sort()).to.deep.equal(Object.keys(withoutForm).sort());
  });

  for (const { tag, place, name } of rows) {
    describe(name.replaceAll('`', ''), () => {
      for (const [column, fault] of columns.entries()) {
        it(fault.name, async () => {
          const ending = await run(tag, place, group, column);
          const endings = seen.get(name) ?? columns.map(() => '?');
          seen.set(
            name,
            endings.map((before, other) => (other === column ? ending : before)),
          );
        });
      }
    });
  }

  // In a suite of its own: it comes after the others.
  describe('the table', () => {
    it('ends as docs/reliability.md says', async () => {
      const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
      const table = [
        line(['form', ...columns.map(({ name }) => name)]),
        `|---|${'---|'.repeat(columns.length)}`,
        ...rows.map(({ name }) => line([name, ...(seen.get(name) ?? columns.map(() => '?'))])),
      ].join('\n');
      const text = (await readFile({ path: page })) ?? '';
      const [begin, end] = [`<!-- faults: ${group} -->\n`, `\n<!-- end of ${group} -->`];
      const from = text.indexOf(begin) + begin.length;
      const to = text.indexOf(end);
      if ((await getSnapshotConfig()).updateSnapshots as boolean) {
        expect(table, 'the table is that of a browser that asks again for a file').not.to.include('| reload |');
        await writeFile({ path: page, content: text.slice(0, from) + table + text.slice(to) });
        return;
      }
      expect(here(text.slice(from, to))).to.equal(table);
    });
  });
};
