import { accessSync, constants } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Memory that looks like a disk, on Linux: a service waits for its disk at each commit, and a test's data outlive nothing but a process. */
const memory = '/dev/shm';

const parent = (): string => {
  try {
    accessSync(memory, constants.W_OK | constants.X_OK);
    return memory;
  } catch {
    return tmpdir();
  }
};

/** An empty directory for the data of one test. Remove it at the end. */
export const dataDirectory = (): Promise<string> => mkdtemp(join(parent(), 'ems-test-'));
