/** Names a repository that isn't filled in; with `--publish` it refuses, but for a rehearsal (`npm publish --dry-run`). What a rehearsal is for is refused in one too. */
import { resolve } from 'node:path';
import { provenanceFault } from './provenance.ts';
import { repositoryFault } from './repository.ts';

const publishing = process.argv.includes('--publish');
const fault = repositoryFault(resolve(import.meta.dirname, '..'));
if (fault) {
  console.warn(fault);
  if (publishing && process.env['npm_config_dry_run'] !== 'true') process.exitCode = 1;
}
const unproven = publishing && provenanceFault(process.env);
if (unproven) {
  console.warn(unproven);
  process.exitCode = 1;
}
