/** An example as somebody has it who copied its folder and did what its README says, with the packed packages in the place of the published ones. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { manifestOf, sidePackages } from '../../scripts/side-packages.ts';
import { root, type Stack } from './stacks.ts';

const execute = promisify(execFile);

/** Milliseconds; what hangs is ended. */
const longest = 5 * 60_000;

/** What the runner of the tests has in its environment isn't the example's: no mode, no reporter, no settings of its own npm scripts. */
export const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|NODE_(ENV|OPTIONS|TEST_CONTEXT)|EMS_|FORCE_COLOR)/.test(name),
    ),
  ),
  CI: '1',
  NO_COLOR: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
});

/** Runs a program of the example; what it said is the error's text when it fails. */
export const runIn = async (folder: string, command: string, ...args: string[]): Promise<string> => {
  try {
    const { stdout, stderr } = await execute(command, args, {
      cwd: folder,
      env: environment(),
      timeout: longest,
      maxBuffer: 32 << 20,
      shell: process.platform === 'win32',
    });
    return stdout + stderr;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(
      `${[command, ...args].join(' ')} failed:\n${(stdout + stderr).trim().split('\n').slice(-40).join('\n')}`,
      {
        cause: error,
      },
    );
  }
};

/** The packed file of each of our packages. */
const tarballs = new Map<string, Promise<string>>();

const packed = (name: string, folder: string): Promise<string> => {
  const from = ['.', ...sidePackages(root)].find((place) => manifestOf(join(root, place)).name === name);
  if (from === undefined) throw new Error(`There is no package ${name}.`);
  const begun =
    tarballs.get(name) ??
    runIn(resolve(root, from), 'npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder).then(
      (said) => join(folder, said.trim().split('\n').at(-1)!),
    );
  tarballs.set(name, begun);
  return begun;
};

/** Where the copies and the packed files of this run are. */
const place = mkdtempSync(join(tmpdir(), 'ems-examples-'));

export const copyOf = ({ name, folder }: Stack): string => {
  const copy = join(place, name);
  const left = /(^|[\\/])(node_modules|dist|build|\.next|\.nuxt|\.output|\.svelte-kit|\.astro|\.angular)$/;
  cpSync(folder, copy, { recursive: true, filter: (source) => !left.test(source.slice(folder.length)) });
  return copy;
};

export const removeCopies = (): void => rmSync(place, { recursive: true, force: true });

const npmInstall = ['install', '--no-audit', '--no-fund', '--prefer-offline'];

/** In two steps, which npm judges more strictly than one: the template's own packages, then ours. */
export const install = async ({ ours }: Stack, copy: string): Promise<string> => {
  const said = await runIn(copy, 'npm', ...npmInstall);
  const files = await Promise.all(ours.map((name) => packed(name, place)));
  return said + (await runIn(copy, 'npm', ...npmInstall, ...files));
};
