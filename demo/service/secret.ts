import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Secrets } from '../../src/server/index.ts';
import { readSecrets } from './config.ts';
import { privateDirectory } from './private-files.ts';

/**
 * The service's secrets: one made on the first start, kept in the data directory, readable by its owner only. A newer one is written
 * before it, with a comma.
 */
export const readSecretFile = (dataDir: string): Secrets => {
  const file = join(privateDirectory(dataDir), 'secret');
  if (!existsSync(file)) {
    // Written elsewhere and then linked: whoever reads it reads all of it, and of two starts at once one makes it.
    const draft = join(dataDir, `secret.${process.pid}`);
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readSecrets(readFileSync(file, 'utf8').trim(), file);
};
