import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { needPrograms } from './programs.ts';
import { LackingError, StartError } from './start-error.ts';
import { temporaryDirectory } from './temporary.ts';
import { timed } from './timed.ts';

const run = promisify(execFile);

/** Not older than 26.7.2, in which a password reset no longer gives an account away (CVE-2026-18963). */
export const keycloakVersion = '26.7.4';

/** Named in full: which one is newest is nothing that a build should depend on. */
const unpack = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the built distribution is kept: `KEYCLOAK_CACHE`, else among the caches of the person. */
export const cacheOf = (env: Environment): string =>
  resolve(env.KEYCLOAK_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ems-elements', 'keycloak'));

/** What a failed command said that helps: the first line that calls itself an error. */
const complaint = (error: unknown): string => {
  const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((each) => /\bERROR\b/.test(each)) ?? lines.at(-1) ?? String(error);
  return line.replace(/^\s*\[?ERROR\]?:?\s*/, '').trim();
};

/** Milliseconds: a repository that doesn't answer is waited for no longer, nor a build that hangs. */
const longest = 10 * 60_000;

interface Attempt {
  program: string;
  args: string[];
  env: Environment;
  cwd: string;
}

/** Rejects with the program's complaint. */
const attempt = async ({ program, args, env, cwd }: Attempt): Promise<void> => {
  await run(program, args, { env, cwd, maxBuffer: 16 * 1024 * 1024, timeout: longest }).catch((error: unknown) => {
    const hung = (error as { killed?: boolean }).killed === true;
    throw new Error(hung ? `it took more than ${longest / 60_000} minutes` : complaint(error), { cause: error });
  });
};

/**
 * A built Keycloak, from the cache or fetched by Maven, which refuses what doesn't have the repository's checksum. It takes its place in
 * the cache when it is complete: whatever is interrupted leaves nothing that a later start would take for one.
 */
export const readyKeycloak = async (env: Environment, tell: (line: string) => void): Promise<string> => {
  const cache = cacheOf(env);
  const home = join(cache, keycloakVersion);
  const isThere = existsSync(home);
  await needPrograms(env, { maven: !isThere });
  if (isThere) return home;

  await mkdir(cache, { recursive: true });
  const part = await temporaryDirectory(join(cache, 'part-'));
  try {
    // Maven leaves a folder of its own where it runs.
    const place = { env, cwd: part.path };
    const because = (error: unknown): string => (error as Error).message;
    tell(`Fetching Keycloak ${keycloakVersion} by Maven (177 MB), once.`);
    const artifact = `-Dartifact=org.keycloak:keycloak-quarkus-dist:${keycloakVersion}:zip`;
    const fetching = ['--batch-mode', '--strict-checksums', unpack, artifact, `-DoutputDirectory=${part.path}`];
    await timed('Fetching it', tell, attempt({ program: 'mvn', args: fetching, ...place })).catch((error: unknown) => {
      throw new LackingError(`Maven could not fetch Keycloak ${keycloakVersion}: ${because(error)}`);
    });
    const unpacked = join(part.path, `keycloak-${keycloakVersion}`);
    tell('Building it, once.');
    const build = { program: join(unpacked, 'bin', 'kc.sh'), args: ['build', '--db=dev-file'], ...place };
    await timed('Building it', tell, attempt(build)).catch((error: unknown) => {
      throw new StartError(`Keycloak could not be built: ${because(error)}`);
    });
    await rename(unpacked, home).catch((error: unknown) => {
      // Another start was faster: its Keycloak is as good.
      if (!existsSync(home)) throw error;
    });
  } finally {
    await part.remove();
  }
  return home;
};
