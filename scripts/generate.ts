/**
 * `npm run generate`: writes what follows from the sources. With `--check` it writes nothing, and fails where something is out of date
 * or where an element still lacks what it needs; the build and the linter ask so.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { repository, whatLacks } from './generate/elements.ts';
import { outputs } from './generate/outputs.ts';

const check = process.argv.includes('--check');
const current = outputs();
const outdated = Object.entries(current).filter(
  ([path, text]) => !existsSync(`${repository}/${path}`) || readFileSync(`${repository}/${path}`, 'utf8') !== text,
);

/** What was written for an element or a language that is gone. */
const left = globSync('src/{define,locales,locales/account}/*.ts', { cwd: repository })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !(path in current));

if (check) {
  const faults = [
    ...outdated.map(([path]) => `${path} is out of date: run npm run generate.`),
    ...left.map((path) => `${path} is of nothing that is there: run npm run generate.`),
    ...whatLacks(repository),
  ];
  if (faults.length) {
    console.error(faults.join('\n'));
    process.exitCode = 1;
  }
} else {
  for (const path of left) rmSync(`${repository}/${path}`);
  for (const [path, text] of outdated) {
    mkdirSync(dirname(`${repository}/${path}`), { recursive: true });
    writeFileSync(`${repository}/${path}`, text);
    console.log(path);
  }
}
