/** Writes what Keycloak doesn't keep into `docs/keycloak.md`: `npx node test/keycloak/promises-doc.ts`. The suite holds it to each. */
import { readFile, writeFile } from 'node:fs/promises';
import { conformancePromises, type ConformancePromise } from '../../src/testing/index.ts';
import { traits } from './support/traits.ts';

const file = new URL('../../docs/keycloak.md', import.meta.url);
const [begin, end] = ['<!-- promises -->', '<!-- /promises -->'];

const row = (promise: ConformancePromise): string => {
  const { instead = '', ports } = traits[promise] || {};
  return `| \`${promise}\`: ${conformancePromises[promise]} | ${ports ? ports.map((port) => `\`${port}\``).join(', ') : 'all'} | ${instead} |`;
};

export const promisesTable = (): string =>
  ['| promise | ports | instead |', '|---|---|---|', ...(Object.keys(traits) as ConformancePromise[]).map(row)].join(
    '\n',
  );

export const withPromises = (text: string): string => {
  const [head = '', rest = ''] = text.split(begin);
  return `${head}${begin}\n\n${promisesTable()}\n\n${end}${rest.split(end)[1] ?? ''}`;
};

export const readDoc = (): Promise<string> => readFile(file, 'utf8');

if (import.meta.main) await writeFile(file, withPromises(await readDoc()));
