import { execFile } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { packageName, unpackBrowser } from './unpack-browser.ts';

/** A Chromium to test with: for Playwright's `executablePath` and `args`. */
export interface FoundBrowser {
  executablePath: string;
  args: string[];
}

/** `light-dark()` and `:dir()` are what the elements' styles need most. */
const oldestVersion = 125;

/** Nothing that a test did not ask for leaves the machine. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
];

const run = promisify(execFile);

const exists = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

const usualPlaces = (): string[] => {
  const { platform, env } = process;
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      names.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (platform === 'win32') {
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    );
    return folders.flatMap((folder) => programs.map((program) => join(folder, program)));
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/google/chrome'].filter(
    Boolean,
  );
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
};

/** What it says of itself when it can be run at all; a browser on Windows opens a window instead of answering. */
const versionOf = async (executablePath: string): Promise<string> => {
  if (process.platform === 'win32') return '';
  const { stdout } = await run(executablePath, ['--version'], { timeout: 20_000 });
  return stdout.trim();
};

/** Why a program that is there can't be used; nothing when it can. A snap sees no temporary folder but its own, which profiles are in. */
const unusable = async (executablePath: string): Promise<string | undefined> => {
  if (!(await exists(executablePath))) return 'it is not there';
  const version = await versionOf(executablePath).catch(() => undefined);
  if (version === undefined) return 'it does not start';
  const [major] = /\d+/.exec(version) ?? [];
  if (major !== undefined && Number(major) < oldestVersion) return `it is older than version ${oldestVersion}`;
  return version.endsWith('snap') ? 'it is a snap' : undefined;
};

const inContainer = (): boolean =>
  process.env.KUBERNETES_SERVICE_HOST !== undefined || ['/.dockerenv', '/run/.containerenv'].some(existsSync);

/** Chromium's sandbox starts neither for root nor, as a rule, in a container. */
const sandboxArgs = (): string[] =>
  process.platform === 'linux' && (process.getuid?.() === 0 || inContainer()) ? ['--no-sandbox'] : [];

const installed = (executablePath: string): FoundBrowser => ({ executablePath, args: [...quiet, ...sandboxArgs()] });

const fromPackage = async (): Promise<FoundBrowser | undefined> => {
  const executablePath = await unpackBrowser();
  if (executablePath === undefined || (await unusable(executablePath)) !== undefined) return undefined;
  // It comes without the helper that a sandbox needs where user namespaces are not for everybody.
  return { executablePath, args: [...quiet, '--no-sandbox'] };
};

const find = async (): Promise<FoundBrowser> => {
  const chosen = process.env.CHROME_PATH;
  if (chosen && chosen !== packageName) {
    const why = await unusable(chosen);
    if (why !== undefined) throw new Error(`CHROME_PATH is ${chosen}, but ${why}.`);
    return installed(chosen);
  }
  for (const executablePath of chosen ? [] : new Set(usualPlaces())) {
    if ((await unusable(executablePath)) === undefined) return installed(executablePath);
  }
  const unpacked = await fromPackage();
  if (unpacked) return unpacked;
  throw new Error('No browser to test with: install Chrome, Chromium or Edge, or set CHROME_PATH to one.');
};

let found: Promise<FoundBrowser> | undefined;

/**
 * `CHROME_PATH`, else an installed Chrome, Chromium or Edge, else the one in the npm package `@sparticuz/chromium` (Linux x64),
 * which `CHROME_PATH=@sparticuz/chromium` asks for in any case.
 */
export const findBrowser = (): Promise<FoundBrowser> => (found ??= find());
