/** `npm run demo:keycloak`: Keycloak with a realm, a mail catcher and a site whose accounts it keeps, until Ctrl-C. */
import { ensureFree } from '../mail/catcher.ts';
import { readPort } from '../service/config.ts';
import { createPerson } from './realm.ts';
import { runKeycloak } from './run.ts';
import { administrator } from './server.ts';
import { startSite } from './site.ts';
import { explain } from './start-error.ts';

const ada = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.test', password: 'a good password' };

/** What is running, to be ended in the opposite order. */
const running: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | undefined;

const stop = (code: number): Promise<void> =>
  (stopping ??= (async () => {
    for (const end of running.reverse()) await end();
    process.exit(code);
  })());

const tell = (line: string): void => void process.stdout.write(`  ${line}\n`);

try {
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  const port = readPort(process.env, 'PORT', 4600);
  const [keycloakPort, mailPort, smtpPort] = [port + 1, port + 2, port + 3];
  const origin = `http://localhost:${port}`;
  await ensureFree('127.0.0.1', port);
  const keycloak = await runKeycloak({ env: process.env, sites: [origin], keycloakPort, mailPort, smtpPort, tell });
  running.push(() => keycloak.stop());
  await createPerson(keycloak.administration, ada);
  running.push(await startSite({ port, origin: keycloak.origin, mailPort }));

  process.stdout.write(
    [
      '',
      `  Open        ${origin}/`,
      `  Register    ${origin}/sign-up`,
      `  Account     ${origin}/account, as ${ada.email} with "${ada.password}"`,
      `  Mail        http://localhost:${mailPort}/`,
      `  Keycloak    ${keycloak.origin}/admin/, as ${administrator.username} with "${administrator.password}"`,
      '',
      '  Ctrl-C ends it all, and the accounts are gone.',
      '',
      '',
    ].join('\n'),
  );
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  await stop(1);
}
