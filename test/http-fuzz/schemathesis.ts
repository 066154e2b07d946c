import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const requirements = new URL('requirements.txt', import.meta.url).pathname;
const bin = process.platform === 'win32' ? 'Scripts' : 'bin';

const succeeds = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;

/** The path of schemathesis, in the version that is written down, installed into `.cache` where it isn't yet; nothing without Python or pip. */
export const installSchemathesis = (): string | undefined => {
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = resolve('.cache', `schemathesis-${digest}`);
  const program = join(folder, bin, 'schemathesis');
  if (existsSync(join(folder, 'complete')) && succeeds(program, '--version')) return program;
  const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
  rmSync(folder, { recursive: true, force: true });
  const installed =
    python !== undefined &&
    succeeds(python, '-m', 'venv', folder) &&
    succeeds(
      join(folder, bin, 'python'),
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--requirement',
      requirements,
    );
  if (!installed) return undefined;
  mkdirSync(join(folder, 'complete'));
  return program;
};
