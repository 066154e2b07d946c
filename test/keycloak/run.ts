/**
 * `npm run test:keycloak`: starts Keycloak and a site once, and runs the suite and the browser tests against them. Where Keycloak can't be
 * had (no Java, no Maven, no repository) it says so and tests nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { addAttributes, clientId, createClient, type NewAttribute } from '../../demo/keycloak/realm.ts';
import { runKeycloak } from '../../demo/keycloak/run.ts';
import { startSite } from '../../demo/keycloak/site.ts';
import { explain, LackingError, StartError } from '../../demo/keycloak/start-error.ts';
import { portsInARow } from '../support/ports.ts';
import { serveControl } from './support/control.ts';
import { inEnvironment, type Place } from './support/place.ts';

/** Milliseconds, a multiple of what all of it takes on two cores: something hangs. */
const longest = 15 * 60_000;

/** Seconds that Keycloak may take to start: 20 on two cores with nothing else to do. */
const patience = 300;

/** Whatever would have a test wait for half a minute; the rest is the demo's realm. */
const settings = { otpPolicyCodeReusable: true, bruteForceProtected: false };

/** Further fields of a profile: one with a choice, and one that another system tells. */
const attributes: NewAttribute[] = [
  {
    name: 'plan',
    displayName: 'Plan',
    edit: ['admin', 'user'],
    validations: { options: { options: ['free', 'pro'] } },
  },
  { name: 'customer', displayName: 'Customer number', edit: ['admin'] },
];

/** With `PICTURES`, a folder, an account's life is walked through for the pictures alone. */
const suites = process.env['PICTURES'] ? ['keycloak-pages', '--grep', 'in pictures'] : ['keycloak', 'keycloak-pages'];

/** Starts all of it, runs the tests and ends it all; answers the exit code. */
const run = async (): Promise<number> => {
  const [port = 0, keycloakPort = 0, mailPort = 0, smtpPort = 0] = await portsInARow(4);
  const site = `http://localhost:${port}`;
  const keycloak = await runKeycloak({
    env: process.env,
    sites: [site],
    settings,
    keycloakPort,
    mailPort,
    smtpPort,
    tell: console.log,
    patience,
  });
  try {
    await addAttributes(keycloak.administration, attributes);
    const closeSite = await startSite({ port, origin: keycloak.origin, mailPort });
    const clientIds = Array.from({ length: 12 }, (_, index) => `${clientId}-${index}`);
    for (const id of clientIds) await createClient(keycloak.administration, { clientId: id, sites: [site] });
    const { origin, realm, mailPage } = keycloak;
    const control = await serveControl(keycloak);
    const place: Place = { origin, realm, mailPage, site, clientIds, control: control.address };
    const tests = spawn(process.execPath, ['scripts/test.ts', ...suites, ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, ...inEnvironment(place) },
      timeout: longest,
    });
    process.once('exit', () => tests.kill());
    const [code] = (await once(tests, 'close')) as [number | null];
    closeSite();
    control.close();
    if (code === null) throw new StartError(`The tests took more than ${longest / 60_000} minutes.`);
    return code;
  } finally {
    await keycloak.stop();
  }
};

// Whatever ends this process ends Keycloak, which is in a group of its own.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

process.exitCode = await run().catch((error: unknown) => {
  if (error instanceof LackingError) {
    console.log(`\n!!! SKIPPED: nothing was tested against Keycloak. ${error.message}\n\n0 passed, 0 failed`);
    return 0;
  }
  console.log(`\n✖ ${explain(error)}\n\n0 passed, 1 failed`);
  return 1;
});
