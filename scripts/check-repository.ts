/** Names a repository that isn't filled in; with `--publish` it refuses, but for a rehearsal (`npm publish --dry-run`). */
import { resolve } from 'node:path';
import { repositoryFault } from './repository.ts';

const fault = repositoryFault(resolve(import.meta.dirname, '..'));
if (fault) {
  console.warn(fault);
  if (process.argv.includes('--publish') && process.env['npm_config_dry_run'] !== 'true') process.exitCode = 1;
}
