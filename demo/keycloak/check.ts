/** Says in one line what the demo lacks here, before anything is built for it. */
import { needKeycloak } from './distribution.ts';
import { portsOf } from './ports.ts';
import { explain } from './start-error.ts';

try {
  await portsOf(process.env);
  await needKeycloak(process.env);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
