import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';

export interface TemporaryDirectory {
  path: string;
  remove(): Promise<void>;
}

/** A directory that is gone when the process is, also when that is interrupted. */
export const temporaryDirectory = async (prefix: string): Promise<TemporaryDirectory> => {
  const path = await mkdtemp(prefix);
  const atExit = (): void => rmSync(path, { recursive: true, force: true });
  process.once('exit', atExit);
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true });
      process.off('exit', atExit);
    },
  };
};
