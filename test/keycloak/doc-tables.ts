/** Writes the tables of `docs/keycloak.md` that tests hold Keycloak and the elements to: `npx node test/keycloak/doc-tables.ts`. */
import { readFile, writeFile } from 'node:fs/promises';
import { conformancePromises, type ConformancePromise } from '../../src/testing/index.ts';
import { refusals, type Refusal } from './pages/refusals.ts';
import { traits } from './support/traits.ts';

const file = new URL('../../docs/keycloak.md', import.meta.url);

const tableOf = (columns: string[], rows: string[][]): string =>
  [columns, columns.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
    .replace(/^\|( --- \|)+$/m, (line) => line.replaceAll(' ', ''));

const promiseRow = (promise: ConformancePromise): string[] => {
  const { instead = '', ports } = traits[promise] || {};
  return [
    `\`${promise}\`: ${conformancePromises[promise]}`,
    ports ? ports.map((port) => `\`${port}\``).join(', ') : 'all',
    instead,
  ];
};

const refusalRow = ({ fault, signedIn, reads, where, console: says, wayOn }: Refusal): string[] => [
  `${fault} ${signedIn ? '(signed in)' : ''}`.trim(),
  `“${reads}” ${where === 'ours' ? '' : '(Keycloak’s page)'}`.trim(),
  says === undefined ? '–' : `\`${says}\``,
  wayOn,
];

const tables: Record<string, string> = {
  promises: tableOf(['promise', 'ports', 'instead'], (Object.keys(traits) as ConformancePromise[]).map(promiseRow)),
  refusals: tableOf(
    ['what is wrong', 'the person reads', 'the console says', 'the way on, once it is mended'],
    refusals.map(refusalRow),
  ),
};

export const withTables = (text: string): string =>
  Object.entries(tables).reduce((before, [name, table]) => {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [head = '', rest = ''] = before.split(begin);
    return `${head}${begin}\n\n${table}\n\n${end}${rest.split(end)[1] ?? ''}`;
  }, text);

export const readDoc = (): Promise<string> => readFile(file, 'utf8');

if (import.meta.main) await writeFile(file, withTables(await readDoc()));
