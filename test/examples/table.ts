/** What was tried of each stack, and how it went. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Stack } from './stacks.ts';

export const cells = {
  install: 'installs in two steps, as npm wants it',
  types: 'type-checks',
  build: 'builds',
  events: 'hears of a registration by an event',
  properties: 'sets objects and booleans as properties',
  'typed text': 'keeps what was typed while its words change and it is moved',
  remount: 'draws the form again when the page comes back',
  sections: 'has sections with addresses: link, Back, reload',
  hydration: 'hydrates what was drawn and typed before, the same fields',
  console: 'says nothing on the console, and nothing to the site of what was typed',
  dev: 'runs on the development server without a warning',
} as const;

export type Cell = keyof typeof cells;

type Mark = '✓' | '✗' | '–';

export interface Result {
  title: string;
  cells: Partial<Record<Cell, Mark>>;
  seconds: number;
}

const folder = 'test-results/examples';
const fileOf = (name: string): string => `${folder}/${name}.json`;

export const forget = (): void => rmSync(folder, { recursive: true, force: true });

export const resultOf = (name: string): Result | undefined => {
  try {
    return JSON.parse(readFileSync(fileOf(name), 'utf8')) as Result;
  } catch {
    return undefined;
  }
};

/** Keeps how a cell of a stack's row came out, and the seconds until then. */
export const recorder = ({ name, title }: Stack): ((cell: Cell, mark: Mark) => void) => {
  const result: Result = { title, cells: {}, seconds: 0 };
  let begun: number | undefined;
  return (cell, mark) => {
    begun ??= performance.now();
    result.cells[cell] = mark;
    result.seconds = Math.round((performance.now() - begun) / 1000);
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(name), JSON.stringify(result));
  };
};

const columns = Object.keys(cells) as Cell[];

export const header = (): string =>
  [`| stack | ${columns.join(' | ')} | s |`, `|---|${columns.map(() => ':-:|').join('')}--:|`].join('\n');

export const rowOf = (name: string, { title, cells: marks, seconds }: Result): string =>
  `| [${title}](${name}.md) | ${columns.map((cell) => marks[cell] ?? '').join(' | ')} | ${seconds} |`;
