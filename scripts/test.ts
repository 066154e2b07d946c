/**
 * `npm test`: every suite one after another; what failed and what they counted in the last lines. Names of suites as
 * arguments run only those: `node scripts/test.ts node elements e2e stories`. From the first option on, arguments are
 * the runner's. With `CI` in the environment the files of the tests that failed run once more, alone: what passes then is
 * named in the last lines as unsteady.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { failedFiles, keepCommand, kept, markUnsteady } from './failures/keep.ts';

interface Suite {
  what: string;
  commands: string[][];
  /** What a suite's own last lines call a test that passed or failed. */
  passed: RegExp;
  failed: RegExp;
  /** Why something was left out. */
  skipped?: RegExp;
  /** Runs the tests that failed in these files, one at a time. */
  again: (files: string[]) => string[];
}

const bin = (name: string): string => join('node_modules/.bin', name);
const build = ['node', 'scripts/build-if-changed.ts'];

const nodeTest = [
  '--test',
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  '--test-reporter=./scripts/failures/node.ts',
  '--test-reporter-destination=stderr',
];

const playwright = (config: string): { run: string[]; again: () => string[] } => {
  const run = [bin('playwright'), 'test', '--config', config];
  return { run, again: () => [...run, '--last-failed', '--workers=1'] };
};
const e2e = playwright('test/e2e/playwright.config.ts');
const stories = playwright('test/stories/playwright.config.ts');

const keycloak = playwright('test/keycloak/playwright.config.ts');

const suites: Record<string, Suite> = {
  node: {
    what: 'clients, service and rules, in Node.js',
    commands: [['npm', 'run', '--silent', 'test:node']],
    passed: /^ℹ pass (\d+)$/gm,
    failed: /^ℹ fail (\d+)$/gm,
    again: (files) => ['node', ...nodeTest, '--test-concurrency=1', ...files],
  },
  elements: {
    what: 'elements, in a browser',
    commands: [[bin('web-test-runner'), '--static-logging']],
    passed: /(\d+) passed/g,
    failed: /(\d+) failed/g,
    again: (files) => [bin('web-test-runner'), '--static-logging', '--concurrency=1', '--files', ...files],
  },
  e2e: {
    what: 'the demo, in a browser, with its service and its mail',
    commands: [build, e2e.run],
    passed: /^\s*(\d+) passed/gm,
    failed: /^\s*(\d+) failed/gm,
    again: e2e.again,
  },
  engines: {
    what: 'the demo in Firefox and WebKit',
    commands: [build, ['node', ...nodeTest, 'test/engines/*.test.ts']],
    passed: /^ℹ pass (\d+)$/gm,
    failed: /^ℹ fail (\d+)$/gm,
    skipped: /^.*# (.*)$/gm,
    again: (files) => ['node', ...nodeTest, ...files],
  },
  examples: {
    what: 'sites of many frameworks, from the packed packages',
    commands: [build, ['node', ...nodeTest, 'test/examples/examples.test.ts']],
    passed: /^ℹ pass (\d+)$/gm,
    failed: /^ℹ fail (\d+)$/gm,
    again: (files) => ['node', ...nodeTest, ...files],
  },
  stories: {
    what: 'every story, in a browser',
    commands: [['npm', 'run', '--silent', 'build-storybook'], stories.run],
    passed: /^\s*(\d+) passed/gm,
    failed: /^\s*(\d+) failed/gm,
    again: stories.again,
  },
  keycloak: {
    what: 'the suite of clients, on Keycloak',
    commands: [['node', ...nodeTest, 'test/keycloak/conformance.test.ts']],
    passed: /^ℹ pass (\d+)$/gm,
    failed: /^ℹ fail (\d+)$/gm,
    again: (files) => ['node', ...nodeTest, ...files],
  },
  'keycloak-pages': {
    what: 'a site on Keycloak, in a browser',
    commands: [keycloak.run],
    passed: /^\s*(\d+) passed/gm,
    failed: /^\s*(\d+) failed/gm,
    again: keycloak.again,
  },
};

// `.ci/run` names a file of its own, in which failures of other steps may stand already.
process.env['EMS_FAILURES'] ??= join(mkdtempSync(join(tmpdir(), 'ems-failures-')), 'failures');
const before = kept();

/** The project's own Node.js first, as in a script of npm. */
const env = {
  ...process.env,
  FORCE_COLOR: '0',
  PATH: [resolve('node_modules/.bin'), process.env.PATH].join(delimiter),
};

/** Runs a command, shows its output and gives it back. */
const run = (
  [command = '', ...args]: string[],
  more: Record<string, string> = {},
): Promise<{ code: number; output: string }> =>
  new Promise((done) => {
    const child = spawn(command, args, { shell: process.platform === 'win32', env: { ...env, ...more } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        output += text;
        process.stdout.write(text);
      });
    }
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });

/** The last number of its kind: runners print their progress before their result. */
const last = (pattern: RegExp, output: string): number => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);

const args = process.argv.slice(2);
const optionsBegin = args.findIndex((arg) => arg.startsWith('-'));
const options = optionsBegin < 0 ? [] : args.splice(optionsBegin);
const names = args.length ? args : ['node', 'elements', 'e2e'];
const total = { passed: 0, failed: 0 };

/** More files than this haven't failed by chance. */
const unsteadyFiles = 4;

/**
 * Whether the tests that failed pass when they run alone: then the machine was busy, or the test depends on others. It doesn't stop a
 * change that has nothing to do with it, and it is named until somebody mends it.
 */
const passesAlone = async ({ again }: Suite, files: string[]): Promise<boolean> => {
  if (!process.env.CI || files.length === 0 || files.length > unsteadyFiles) return false;
  console.log(`\n--- once more, alone: ${files.join(', ')}\n`);
  // What fails again was kept already.
  return (await run(again(files), { EMS_FAILURES: '' })).code === 0;
};

const skipped: string[] = [];

for (const name of names) {
  const suite = suites[name];
  if (!suite) throw new Error(`There is no suite ${name}: ${Object.keys(suites).join(', ')}.`);
  console.log(`\n--- ${name}: ${suite.what}\n`);
  const begun = performance.now();
  for (const command of suite.commands) {
    const until = kept();
    const { code, output } = await run(command === suite.commands.at(-1) ? [...command, ...options] : command);
    const counted = { passed: last(suite.passed, output), failed: last(suite.failed, output) };
    total.passed += counted.passed;
    if (code !== 0 && counted.failed && (await passesAlone(suite, failedFiles(until)))) {
      markUnsteady(until);
      total.passed += counted.failed;
      continue;
    }
    if (suite.skipped) skipped.push(...[...output.matchAll(suite.skipped)].map(([, why = '']) => `${name}: ${why}`));
    // A runner that broke down has failed, whatever it counted.
    total.failed += code === 0 ? counted.failed : Math.max(1, counted.failed);
    if (code !== 0 && kept() === until) keepCommand(command.join(' '), output);
    if (code !== 0) break;
  }
  console.log(`\n--- ${name} took ${Math.round((performance.now() - begun) / 1000)} s`);
}

const failures = kept().slice(before.length);
if (failures) console.log(`\n--- ✖ failed, ↻ unsteady: failed, and passed alone\n\n${failures}`);
if (skipped.length) console.log(`\n--- ${skipped.length} skipped\n\n${skipped.join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
