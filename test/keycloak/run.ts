/**
 * `npm run test:keycloak`: starts Keycloak and a site once, and runs the suite and the browser tests against them. Where Keycloak can't be
 * had (no Java, no Maven, no repository) it says so and tests nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readyKeycloak } from '../../demo/keycloak/distribution.ts';
import { clientId, createClient } from '../../demo/keycloak/realm.ts';
import { runKeycloak } from '../../demo/keycloak/run.ts';
import { startSite } from '../../demo/keycloak/site.ts';
import { StartError } from '../../demo/keycloak/start-error.ts';
import { portsInARow } from '../support/ports.ts';
import { inEnvironment, type Place } from './support/place.ts';

/** Milliseconds, a multiple of what all of it takes on two cores: something hangs. */
const longest = 15 * 60_000;

/** Whatever would have a test wait for half a minute; the rest is the demo's realm. */
const settings = { otpPolicyCodeReusable: true, bruteForceProtected: false };

const suites = ['keycloak'];

const why = await readyKeycloak(process.env, console.log).then(
  () => undefined,
  (error: unknown) => {
    if (error instanceof StartError) return error.message;
    throw error;
  },
);
if (why !== undefined) {
  console.log(`\n!!! SKIPPED: nothing was tested against Keycloak. ${why}\n\n0 passed, 0 failed`);
  process.exit(0);
}

const [port = 0, keycloakPort = 0, mailPort = 0, smtpPort = 0] = await portsInARow(4);
const site = `http://localhost:${port}`;
const ports = { keycloakPort, mailPort, smtpPort };
const keycloak = await runKeycloak({ env: process.env, sites: [site], settings, ...ports, tell: console.log });
const closeSite = await startSite({ port, origin: keycloak.origin, mailPort });

const run = async (): Promise<number> => {
  const clientIds = Array.from({ length: 12 }, (_, index) => `${clientId}-${index}`);
  for (const id of clientIds) await createClient(keycloak.administration, { clientId: id, sites: [site] });
  const { origin, realm, mailPage } = keycloak;
  const place: Place = { origin, realm, mailPage, site, clientIds };
  const tests = spawn(process.execPath, ['scripts/test.ts', ...suites, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ...inEnvironment(place) },
    timeout: longest,
  });
  const [code] = (await once(tests, 'close')) as [number | null];
  return code ?? 1;
};

try {
  process.exitCode = await run();
} finally {
  closeSite();
  await keycloak.stop();
}
