/** One element in a document of its own, which has fetched no more than a page with that element. */
import { runCell } from './cell.ts';
import { faults } from './faults.ts';
import { forms } from './forms.ts';
import type { RunCell } from './matrix.ts';

const defines = import.meta.glob('../../../src/define/ems-*.ts');

const runAlone: RunCell = async (tag, place, group, column) => {
  await defines[`../../../src/define/${tag}.ts`]!();
  return runCell(tag, forms[tag]![place]!, faults[group][column]!);
};

Object.assign(globalThis, { runAlone });
