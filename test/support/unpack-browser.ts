import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const packageName = '@sparticuz/chromium';

const run = promisify(execFile);
const cache = resolve(import.meta.dirname, '../../.cache');

/** The package unpacks into the folder for temporary files, wherever that is said to be. */
const inFolder = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
};

/** Libraries that a machine without any desktop lacks come along; they are used only where they are needed. */
const addLibraries = async (folder: string): Promise<void> => {
  const starts = await run(`${folder}/chromium`, ['--version']).then(
    () => true,
    () => false,
  );
  if (!starts)
    process.env.LD_LIBRARY_PATH = [`${folder}/al2023/lib`, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  // Without a font configuration there would be no letters.
  if (!existsSync('/etc/fonts/fonts.conf')) process.env.FONTCONFIG_PATH ??= `${folder}/fonts`;
};

/** Unpacks the Chromium of `@sparticuz/chromium` once per version. Returns the path of its program; nothing where it can't run. */
export const unpackBrowser = async (): Promise<string | undefined> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const root = dirname(dirname(fileURLToPath(import.meta.resolve(packageName))));
  const { version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8')) as { version: string };
  const folder = `${cache}/chromium-${version}`;
  if (!existsSync(folder)) {
    // Renamed when complete: another process may be doing the same, or this one may be ended meanwhile.
    const partial = `${folder}.${process.pid}`;
    await mkdir(partial, { recursive: true });
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await inFolder(partial, async () => {
      await chromium.executablePath();
      await inflate(`${root}/bin/al2023.tar.br`);
    });
    await rename(partial, folder).catch(() => rm(partial, { recursive: true, force: true }));
  }
  await addLibraries(folder);
  return `${folder}/chromium`;
};
