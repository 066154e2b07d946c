/**
 * `npm run examples`: every folder of `examples/`, as a stranger would use it; names as arguments run only those. `--some` runs those of
 * every day and one more, which changes from commit to commit. `--write` keeps the table in docs/frameworks/README.md.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { stackNames } from '../test/examples/stacks.ts';
import { forget, header, resultOf, rowOf } from '../test/examples/table.ts';

/** The cheapest, and the one that most sites are made with. */
const always = ['html', 'react'];

/** By the days of the commit, so that who looks at it later finds the same one, and each has its turn. */
const inTurn = (names: readonly string[]): string[] => {
  const { stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8' });
  const days = Math.floor(Number(stdout) / 86_400);
  return names.length ? [names[days % names.length]!] : [];
};

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('--'));
const all = stackNames();
const chosen = args.includes('--some')
  ? [...always, ...inTurn(all.filter((name) => !always.includes(name)))]
  : names.length
    ? names
    : all;

forget();
const { status } = spawnSync(process.execPath, ['scripts/test.ts', 'examples'], {
  stdio: 'inherit',
  env: { ...process.env, EXAMPLES: chosen.join(' ') },
});
const rows = new Map(
  chosen.flatMap((name) => {
    const result = resultOf(name);
    return result ? [[name, rowOf(name, result)] as const] : [];
  }),
);
console.log(`\n${[header(), ...rows.values()].join('\n')}`);

if (args.includes('--write')) {
  const page = 'docs/frameworks/README.md';
  const text = readFileSync(page, 'utf8');
  const nameOf = (row: string): string => /\]\((\S+)\.md\)/.exec(row)?.[1] ?? '';
  // Those that didn't run this time keep what they showed before.
  for (const row of text.match(/^\| \[.*$/gm) ?? [])
    if (!rows.has(nameOf(row)) && all.includes(nameOf(row))) rows.set(nameOf(row), row);
  const sorted = [...rows].sort(([a], [b]) => a.localeCompare(b)).map(([, row]) => row);
  writeFileSync(
    page,
    text.replace(/(?<=<!-- table -->\n\n)[\s\S]*(?=\n\n<!-- \/table -->)/, () => [header(), ...sorted].join('\n')),
  );
}
process.exitCode = status ?? 1;
