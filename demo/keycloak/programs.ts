import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isMissing, LackingError, StartError } from './start-error.ts';

const run = promisify(execFile);

/** What Keycloak 26 runs on. */
const oldestJava = 17;

type Environment = Readonly<Record<string, string | undefined>>;

/** `17.0.15` and, before 9, `1.8.0_292`. */
const majorOf = (text: string): number | undefined => {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return first === undefined ? undefined : Number(first === '1' ? second : first);
};

const said = async (program: string, args: string[]): Promise<string | undefined> => {
  try {
    const { stdout, stderr } = await run(program, args);
    return stdout + stderr;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new StartError(`${program} doesn't work: ${String(error).split('\n')[0]}`);
  }
};

const needJava = async ({ JAVA_HOME }: Environment): Promise<void> => {
  const program = JAVA_HOME ? join(JAVA_HOME, 'bin', 'java') : 'java';
  const version = await said(program, ['-version']);
  const wanted = `Keycloak needs Java ${oldestJava} or newer`;
  if (version === undefined)
    throw new LackingError(`${wanted}, and ${JAVA_HOME ? `JAVA_HOME has none (${program})` : 'none is installed'}.`);
  const major = majorOf(version);
  if (major !== undefined && major < oldestJava)
    throw new LackingError(`${wanted}, and ${program} is Java ${major}. JAVA_HOME names another one.`);
};

const needMaven = async (): Promise<void> => {
  if ((await said('mvn', ['--version'])) === undefined)
    throw new LackingError('Keycloak is fetched by Maven, and mvn is not installed.');
};

/** Rejects with a {@link LackingError} where Java is missing or too old, or where Maven is missing and needed. */
export const needPrograms = async (env: Environment, { maven }: { maven: boolean }): Promise<void> => {
  if (process.platform === 'win32')
    throw new LackingError('Keycloak is started by a shell script: use WSL on Windows.');
  await needJava(env);
  if (maven) await needMaven();
};
