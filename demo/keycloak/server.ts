import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startGroup } from './program-group.ts';
import { StartError } from './start-error.ts';

export interface KeycloakOptions {
  /** The built distribution. */
  home: string;
  port: number;
  /** Of the embedded database. */
  directory: string;
  /** Seconds until it has to answer; ten minutes when absent, for a machine that is busy with other things. */
  patience?: number | undefined;
  /** Gives the start up. */
  signal?: AbortSignal | undefined;
}

export interface Keycloak {
  /** Where browsers reach it, which is its issuer too. */
  origin: string;
  /** What it said last. */
  log(): readonly string[];
  stop(): Promise<void>;
}

/** Who administers it. It listens on this machine alone. */
export const administrator = { username: 'admin', password: 'admin' };

const memory = '-Xms128m -Xmx512m';

/** Half the time to start and 30 % less memory than with the compiler that pays off after hours. */
const quickStart = '-XX:TieredStopAtLevel=1';

const argumentsOf = ({ port, directory }: KeycloakOptions, origin: string): string[] => [
  'start',
  '--optimized',
  '--http-enabled=true',
  '--cache=local',
  '--http-host=127.0.0.1',
  `--http-port=${port}`,
  `--hostname=${origin}`,
  // Beside the themes of the distribution, which stays as it is.
  `--spi-theme--folder--dir=${join(import.meta.dirname, 'themes')}`,
  `--db-url=jdbc:h2:file:${join(directory, 'keycloak')};NON_KEYWORDS=VALUE`,
];

/** Starts a Keycloak of its own process, and resolves once it answers. */
export const startKeycloak = async (options: KeycloakOptions): Promise<Keycloak> => {
  const origin = `http://localhost:${options.port}`;
  const { lines, hasEnded, end, signal } = startGroup({
    program: join(options.home, 'bin', 'kc.sh'),
    args: argumentsOf(options, origin),
    env: {
      ...process.env,
      JAVA_OPTS_KC_HEAP: memory,
      JAVA_OPTS_APPEND: quickStart,
      KC_BOOTSTRAP_ADMIN_USERNAME: administrator.username,
      KC_BOOTSTRAP_ADMIN_PASSWORD: administrator.password,
    },
  });
  const stop = async (): Promise<void> => {
    signal('SIGTERM');
    await end;
  };

  const answers = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${options.port}/realms/master`).then(
      ({ ok }) => ok,
      () => false,
    );
  const late = Date.now() + (options.patience ?? 600) * 1000;
  while (!(await answers())) {
    const ended = hasEnded();
    if (ended || Date.now() > late || options.signal?.aborted) {
      const last = lines.filter((line) => /\bERROR\b/.test(line)).at(0) ?? lines.at(-1) ?? 'it said nothing';
      await stop();
      options.signal?.throwIfAborted();
      throw new StartError(`Keycloak ${ended ? 'ended' : "doesn't answer"}: ${last}`);
    }
    await Promise.race([end, wait(250)]);
  }
  return { origin, log: () => lines, stop };
};
