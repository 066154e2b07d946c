/**
 * What failed, kept in a file while the runners report it, so that `npm test` and `.ci/run` can repeat it in their last lines.
 * The file is named by the environment; without it, nothing is kept.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** As many lines of an error as say what was wrong and where. */
const lines = 12;

const file = (): string | undefined => process.env['EMS_FAILURES'];

const indented = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => `    ${line}\n`)
    .join('');

const keep = (name: string, text: string): void => {
  const to = file();
  if (to) appendFileSync(to, `✖ ${stripVTControlCharacters(name)}\n${indented(stripVTControlCharacters(text))}`);
};

/** Keeps a failed test by its name and the first lines of its error. */
export const keepTest = (name: string, error: string): void =>
  keep(name, error.trim().split('\n').slice(0, lines).join('\n'));

/** Keeps a command that failed without naming a test, by the end of what it said. */
export const keepCommand = (name: string, output: string): void =>
  keep(
    name,
    output
      .trim()
      .split('\n')
      .slice(-3 * lines)
      .join('\n'),
  );

/** All that was kept so far. */
export const kept = (): string => {
  const from = file();
  return from && existsSync(from) ? readFileSync(from, 'utf8') : '';
};

/** The files of the tests that were kept after what had been kept before; none when something failed that is no test in a file. */
export const failedFiles = (before: string): string[] => {
  const names = kept().slice(before.length).match(/^✖ .*/gm) ?? [];
  const files = names.map((name) => /^✖ (\S+\.test\.ts)(?=:\d+ | › |$)/.exec(name)?.[1] ?? '');
  return files.includes('') ? [] : [...new Set(files)];
};

/** Says of what was kept since then that it failed, and passed when it ran again. */
export const markUnsteady = (before: string): void => {
  const [to, all] = [file(), kept()];
  if (to) writeFileSync(to, before + all.slice(before.length).replace(/^✖ /gm, '↻ '));
};
