import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8');

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
}

describe('the components', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
  const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);

  it('are known by version and digest, and come from the registry', () => {
    assert.ok(installed.length > 100);
    for (const [path, { version, resolved, integrity }] of installed) {
      assert.match(version ?? '', /^\d+\.\d+\.\d+/, path);
      assert.match(integrity ?? '', /^sha(512|384)-/, path);
      assert.match(resolved ?? 'https://registry.npmjs.org/', /^https:\/\/registry\.npmjs\.org\//, path);
    }
  });

  it('have times within which their weaknesses are mended, and no release goes out with a grave one', () => {
    const [, policy = ''] = read('SECURITY.md').split('## What it is built on');
    for (const severity of ['critical', 'high', 'moderate or low'])
      assert.match(policy.split('\n## ')[0]!, new RegExp(`${severity} \\| \\d+ days`));
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    assert.match(
      scripts.release ?? '',
      /&& npm audit --omit=dev --audit-level=high && npm run check && changeset publish &&/,
    );
  });
});
