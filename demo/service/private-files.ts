import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './settings.ts';

/** What the service makes in its data directory. */
const ours = /^(accounts\.sqlite(-wal|-shm|-journal)?|lock(-journal)?|secret(\.\d+)?|mail)$/;

const modeText = ({ mode }: Stats): string => (mode & 0o777).toString(8).padStart(4, '0');

/** Where there are no owners and modes (Windows), the rights of the directory are whoever's who made it. */
const me = process.getuid?.();

const isOpen = ({ mode }: Stats): boolean => me !== undefined && (mode & 0o077) !== 0;

/** Closes it to everybody else if it is this service's own; ends the start otherwise. */
const close = (path: string, stats: Stats, isOurs: boolean): void => {
  if (!isOpen(stats)) return;
  const mode = stats.isDirectory() ? 0o700 : 0o600;
  if (isOurs && stats.uid === me) chmodSync(path, mode);
  else
    throw new ConfigError(
      `DATA_DIR: others on this machine can open ${path} (${modeText(stats)}). Close it: chmod ${mode.toString(8)} ${path}`,
    );
};

/**
 * The directory for the database, the secret and the mails: nobody else on the machine may open it or anything in it. An earlier version
 * left its own files open; those are closed. A directory that somebody else made and left open is theirs to close.
 */
export const privateDirectory = (directory: string): string => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const names = readdirSync(directory);
  close(directory, statSync(directory), names.length > 0 && names.every((name) => ours.test(name)));
  for (const name of names.filter((each) => ours.test(each))) {
    const path = join(directory, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    // The secret was never made open: who opened it has to think of who has read it.
    if (stats) close(path, stats, name !== 'secret');
  }
  return directory;
};

/** Makes a file before SQLite does, which would make it by the umask; its side files get the rights of the file. */
export const privateFile = (path: string): string => {
  closeSync(openSync(path, 'a', 0o600));
  return path;
};
