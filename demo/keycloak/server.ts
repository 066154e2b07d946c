import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from './start-error.ts';

export interface KeycloakOptions {
  /** The built distribution. */
  home: string;
  port: number;
  /** Of the embedded database. */
  directory: string;
  /** Seconds until it has to answer; ten minutes when absent, for a machine that is busy with other things. */
  patience?: number | undefined;
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
  `--db-url=jdbc:h2:file:${join(directory, 'keycloak')};NON_KEYWORDS=VALUE`,
];

/** Starts a Keycloak of its own process, and resolves once it answers. */
export const startKeycloak = async (options: KeycloakOptions): Promise<Keycloak> => {
  const origin = `http://localhost:${options.port}`;
  const child = spawn(join(options.home, 'bin', 'kc.sh'), argumentsOf(options, origin), {
    // A group of its own: Ctrl-C reaches whoever started it, and it is ended in its turn.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      JAVA_OPTS_KC_HEAP: memory,
      JAVA_OPTS_APPEND: quickStart,
      KC_BOOTSTRAP_ADMIN_USERNAME: administrator.username,
      KC_BOOTSTRAP_ADMIN_PASSWORD: administrator.password,
    },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > 400) lines.shift();
    });
  }
  let ended = false;
  const exit = once(child, 'close').then(() => void (ended = true));
  const signal = (name: NodeJS.Signals): void => {
    if (!ended && child.pid !== undefined) process.kill(-child.pid, name);
  };
  const orphaned = (): void => signal('SIGKILL');
  process.once('exit', orphaned);

  const stop = async (): Promise<void> => {
    signal('SIGTERM');
    await exit;
    process.off('exit', orphaned);
  };

  const answers = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${options.port}/realms/master`).then(
      ({ ok }) => ok,
      () => false,
    );
  const end = Date.now() + (options.patience ?? 600) * 1000;
  while (!(await answers())) {
    if (ended || Date.now() > end) {
      const last = lines.filter((line) => /\bERROR\b/.test(line)).at(0) ?? lines.at(-1) ?? 'it said nothing';
      await stop();
      throw new StartError(`Keycloak ${ended ? 'ended' : "doesn't answer"}: ${last}`);
    }
    await Promise.race([exit, wait(250)]);
  }
  return { origin, log: () => lines, stop };
};
