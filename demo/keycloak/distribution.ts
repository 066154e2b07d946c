import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { startGroup, type ProgramOptions } from './program-group.ts';
import { needPrograms } from './programs.ts';
import { LackingError, StartError } from './start-error.ts';
import { temporaryDirectory } from './temporary.ts';
import { timed } from './timed.ts';

/** Not older than 26.7.2, in which a password reset no longer gives an account away (CVE-2026-18963). */
export const keycloakVersion = '26.7.4';

/** Named in full: which one is newest is nothing that a build should depend on. */
const unpack = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the built distribution is kept: `KEYCLOAK_CACHE`, else among the caches of the person. */
export const cacheOf = (env: Environment): string =>
  resolve(env.KEYCLOAK_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ems-elements', 'keycloak'));

/** What a failed command said that helps: the first line that calls itself an error. */
const complaint = (lines: readonly string[]): string => {
  const said = lines.filter((line) => line.trim() !== '');
  const line = said.find((each) => /\bERROR\b/.test(each)) ?? said.at(-1) ?? 'it said nothing';
  return line.replaceAll(/^\s*\[?ERROR\]?:?\s*|\s*-> \[Help \d+\]\s*$/g, '').trim();
};

/** Milliseconds: a repository that doesn't answer is waited for no longer, nor a build that hangs. */
const longest = 10 * 60_000;

/** Rejects with the program's complaint. Nothing of it runs on when it is given up. */
const attempt = async (options: ProgramOptions, signal: AbortSignal | undefined): Promise<void> => {
  const { lines, end, signal: send } = startGroup(options);
  const patience = AbortSignal.timeout(longest);
  const over = AbortSignal.any([patience, ...(signal ? [signal] : [])]);
  const kill = (): void => send('SIGKILL');
  over.addEventListener('abort', kill);
  if (over.aborted) kill();
  const code = await end;
  over.removeEventListener('abort', kill);
  signal?.throwIfAborted();
  if (patience.aborted) throw new Error(`it took more than ${longest / 60_000} minutes`);
  if (code !== 0) throw new Error(complaint(lines));
};

const part = 'ems-elements-part-';
/** With what `mkdtemp` adds. The cache may be a folder that has other things in it, which are none of ours. */
const isPart = (name: string): boolean => name.startsWith(part) && /^[\da-z]{6}$/i.test(name.slice(part.length));

/** What was left by a start that could clean nothing up, as by one that was killed. One that runs is younger. */
const sweep = async (cache: string): Promise<void> => {
  for (const name of (await readdir(cache)).filter(isPart)) {
    const path = join(cache, name);
    const { mtimeMs = Date.now() } = (await stat(path).catch(() => undefined)) ?? {};
    const age = Date.now() - mtimeMs;
    if (age > 3 * longest) await rm(path, { recursive: true, force: true });
  }
};

/** Rejects with a {@link LackingError} where a program is missing that this start needs. */
export const needKeycloak = (env: Environment): Promise<void> =>
  needPrograms(env, { maven: !existsSync(join(cacheOf(env), keycloakVersion)) });

/**
 * A built Keycloak, from the cache or fetched by Maven, which refuses what doesn't have the repository's checksum. It takes its place in
 * the cache when it is complete: whatever is interrupted leaves nothing that a later start would take for one.
 */
export const readyKeycloak = async (
  env: Environment,
  tell: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> => {
  const cache = cacheOf(env);
  const home = join(cache, keycloakVersion);
  await needKeycloak(env);
  if (existsSync(home)) return home;

  await mkdir(cache, { recursive: true });
  await sweep(cache);
  const directory = await temporaryDirectory(join(cache, part));
  try {
    // Maven leaves a folder of its own where it runs.
    const place = { env, cwd: directory.path };
    const because = (error: unknown): string => (error as Error).message;
    tell(`Fetching Keycloak ${keycloakVersion} by Maven (177 MB), once.`);
    const artifact = `-Dartifact=org.keycloak:keycloak-quarkus-dist:${keycloakVersion}:zip`;
    const args = ['--batch-mode', '--strict-checksums', unpack, artifact, `-DoutputDirectory=${directory.path}`];
    await timed('Fetching it', tell, attempt({ program: 'mvn', args, ...place }, signal)).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw new LackingError(`Maven could not fetch Keycloak ${keycloakVersion}: ${because(error)}`);
    });
    const unpacked = join(directory.path, `keycloak-${keycloakVersion}`);
    tell('Building it, once.');
    const build = { program: join(unpacked, 'bin', 'kc.sh'), args: ['build', '--db=dev-file'], ...place };
    await timed('Building it', tell, attempt(build, signal)).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw new StartError(`Keycloak could not be built: ${because(error)}`);
    });
    await rename(unpacked, home).catch((error: unknown) => {
      // Another start was faster: its Keycloak is as good.
      if (!existsSync(home)) throw error;
    });
  } finally {
    await directory.remove();
  }
  return home;
};
