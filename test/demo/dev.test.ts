/** `npm run dev` serves the package's sources in the place of the package. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, test } from 'node:test';
import { createServer } from 'vite';

const demo = resolve(import.meta.dirname, '../../demo');
const vite = await createServer({
  configFile: resolve(demo, 'vite.config.ts'),
  logLevel: 'silent',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, ws: false, hmr: false },
});
after(() => vite.close());

test('each file of the package that a site imports is found among the sources', async () => {
  const sites = globSync('sites/**/*.{ts,tsx,vue}', { cwd: demo }).map((file) =>
    readFileSync(resolve(demo, file), 'utf8'),
  );
  const imported = new Set(
    sites.flatMap((code) => [...code.matchAll(/'(ems-elements(?:\/[^']*)?)'/g)].map(([, name]) => name!)),
  );
  assert.ok(imported.size > 10);
  for (const name of imported) {
    const found = await vite.environments.client.pluginContainer.resolveId(name, resolve(demo, 'sites/ems/client.ts'));
    assert.match(found?.id ?? `${name} is not found`, /\/src\/.*\.ts$/);
    const { code } = (await vite.environments.client.transformRequest(found!.id)) ?? {};
    assert.ok(code, name);
  }
});
