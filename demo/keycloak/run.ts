import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureFree, startMailCatcher, type MailCatcher } from '../mail/catcher.ts';
import { administer, type Administration } from './administration.ts';
import { readyKeycloak } from './distribution.ts';
import { createPartner } from './partner.ts';
import { createRealm, realmName, type RealmOptions } from './realm.ts';
import { startKeycloak, type Keycloak, type KeycloakOptions } from './server.ts';
import { temporaryDirectory } from './temporary.ts';
import { timed } from './timed.ts';

export interface RunOptions
  extends Pick<RealmOptions, 'sites' | 'settings'>, Pick<KeycloakOptions, 'patience' | 'signal'> {
  env: Readonly<Record<string, string | undefined>>;
  keycloakPort: number;
  mailPort: number;
  smtpPort: number;
  /** Hears what takes its time. */
  tell(line: string): void;
}

export interface RunningKeycloak {
  origin: string;
  /** The issuer of the realm. */
  realm: string;
  /** Of the page on which mails are read. */
  mailPage: string;
  administration: Administration;
  /** Ends Keycloak alone. */
  goDown(): Promise<void>;
  /** Starts it again, with the same people. */
  comeUp(): Promise<void>;
  /** Ends it all. Nothing is left. */
  stop(): Promise<void>;
}

/** Keycloak with the realm, and a mail catcher: new each time, with a database of its own that is removed at the end. */
export const runKeycloak = async (options: RunOptions): Promise<RunningKeycloak> => {
  const { env, sites, settings = {}, keycloakPort, mailPort, smtpPort, tell, patience, signal } = options;
  // Before a download that would be for nothing.
  for (const port of [keycloakPort, mailPort, smtpPort]) await ensureFree('127.0.0.1', port);
  const home = await readyKeycloak(env, tell, signal);
  const directory = await temporaryDirectory(join(tmpdir(), 'ems-keycloak-'));
  let catcher: MailCatcher | undefined;
  let keycloak: Keycloak | undefined;
  const stop = async (): Promise<void> => {
    await keycloak?.stop();
    await catcher?.close();
    await directory.remove();
  };
  const start = (): Promise<Keycloak> =>
    startKeycloak({ home, port: keycloakPort, directory: join(directory.path, 'database'), patience, signal });

  try {
    const mails = join(directory.path, 'mails');
    await mkdir(mails);
    catcher = await startMailCatcher({ host: '127.0.0.1', smtpPort, webPort: mailPort, directory: mails });
    tell('Starting Keycloak, which takes up to a minute.');
    keycloak = await timed('Starting it', tell, start());
    const { origin } = keycloak;
    const administration = administer(origin);
    await createRealm(administration, { sites, smtpPort, settings });
    await createPartner(administration, origin);
    signal?.throwIfAborted();
    return {
      origin,
      realm: `${origin}/realms/${realmName}`,
      mailPage: `http://127.0.0.1:${mailPort}`,
      administration,
      async goDown() {
        await keycloak?.stop();
      },
      async comeUp() {
        keycloak = await start();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
