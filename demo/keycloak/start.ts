/** `npm run demo:keycloak`: Keycloak with a realm, a mail catcher and a site whose accounts it keeps, until Ctrl-C. */
import { once } from 'node:events';
import { portsOf } from './ports.ts';
import { createPartnerPerson } from './partner.ts';
import { createPerson } from './realm.ts';
import { runKeycloak } from './run.ts';
import { administrator } from './server.ts';
import { startSite } from './site.ts';
import { explain } from './start-error.ts';

const ada = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.test', password: 'a good password' };

/** What is running, to be ended in the opposite order. */
const running: (() => Promise<void> | void)[] = [];
const stopping = new AbortController();
const { signal } = stopping;
const tell = (line: string): void => void process.stdout.write(`  ${line}\n`);

/** Until Ctrl-C. */
const run = async (): Promise<void> => {
  const { port, keycloakPort, mailPort, smtpPort } = await portsOf(process.env);
  const origin = `http://localhost:${port}`;
  const sites = [origin];
  const keycloak = await runKeycloak({ env: process.env, sites, keycloakPort, mailPort, smtpPort, tell, signal });
  running.push(() => keycloak.stop());
  await createPerson(keycloak.administration, ada);
  await createPartnerPerson(keycloak.administration, ada);
  running.push(await startSite({ port, origin: keycloak.origin, mailPort }));

  process.stdout.write(
    [
      '',
      `  Open        ${origin}/`,
      `  Register    ${origin}/sign-up`,
      `  Account     ${origin}/account, as ${ada.email} with "${ada.password}"; the same for a partner’s account to link`,
      `  Mail        http://localhost:${mailPort}/`,
      `  Keycloak    ${keycloak.origin}/admin/, as ${administrator.username} with "${administrator.password}"`,
      '',
      '  Ctrl-C ends it all, and the accounts are gone.',
      '',
      '',
    ].join('\n'),
  );
  if (!signal.aborted) await once(signal, 'abort');
};

// npm passes a signal on that the terminal has given to all.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort());
let code = 0;
try {
  // A signal alone keeps no process alive.
  const alive = setInterval(() => undefined, 2 ** 30);
  await run().finally(() => clearInterval(alive));
} catch (error) {
  code = signal.aborted ? 130 : 1;
  process.stderr.write(
    signal.aborted ? '\nStopped before it was there. Nothing of it is left running.\n' : `${explain(error)}\n`,
  );
}
for (const end of running.reverse()) await end();
process.exit(code);
