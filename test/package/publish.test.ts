/** The packages beside that of the elements, published to a registry that stands in for npm's. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sidePackages } from '../../scripts/side-packages.ts';

const root = resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'ems-publish-'));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const names = sidePackages(root).map(
  (folder) => (JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { name: string }).name,
);

let there: string[];
let published: string[];
const registry = createServer((request, response) => {
  const name = decodeURIComponent(request.url!.slice(1).split('?')[0]!);
  const answer = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  request.resume().on('end', () => {
    if (request.method === 'PUT') {
      published.push(name);
      answer(201, {});
    } else if (there.includes(name))
      answer(200, { name, 'dist-tags': { latest: version }, versions: { [version]: { name, version, dist: {} } } });
    else answer(404, { error: 'not found' });
  });
});

/** Its exit code and what it said. */
const publish = (env: Record<string, string> = {}): Promise<{ code: unknown; said: string }> =>
  new Promise((done) => {
    const { port } = registry.address() as AddressInfo;
    writeFileSync(
      join(copy, '.npmrc'),
      `registry=http://127.0.0.1:${port}/\n//127.0.0.1:${port}/:_authToken=x\nfetch-retries=0\n`,
    );
    execFile(
      process.execPath,
      ['scripts/publish.ts'],
      {
        cwd: copy,
        env: {
          ...Object.fromEntries(
            Object.entries(process.env).filter(([name]) => !/^npm_|^(GITHUB|ACTIONS|GITLAB|SIGSTORE)_/i.test(name)),
          ),
          npm_config_userconfig: join(copy, '.npmrc'),
          npm_config_update_notifier: 'false',
          ...env,
        },
      },
      (error, stdout, stderr) => done({ code: error?.code ?? 0, said: stdout + stderr }),
    );
  });

describe('the packages beside that of the elements', () => {
  before(async () => {
    for (const path of ['scripts', 'packages', 'LICENSE', 'README.md', 'docs'])
      cpSync(join(root, path), join(copy, path), {
        recursive: true,
        filter: (from) => !/[\\/]node_modules$/.test(from),
      });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const path of ['package.json', ...sidePackages(root).map((folder) => `${folder}/package.json`)])
      writeFileSync(join(copy, path), readFileSync(join(root, path), 'utf8').replaceAll('/OWNER/', '/somebody/'));
    await once(registry.listen(0, '127.0.0.1'), 'listening');
  });
  beforeEach(() => {
    there = [];
    published = [];
  });
  after(() => {
    registry.close();
    registry.closeAllConnections();
    rmSync(copy, { recursive: true, force: true });
  });

  it('are published, each once', async () => {
    const { code, said } = await publish();
    assert.equal(code, 0, said);
    assert.deepEqual(published.sort(), [...names].sort());
  });

  it('are left alone where the version is there already, as after a release that broke off', async () => {
    there = names.slice(0, 1);
    const { code, said } = await publish();
    assert.equal(code, 0, said);
    assert.deepEqual(published.sort(), names.slice(1).sort());
  });

  it('stay where they are when nothing can prove where they were built', async () => {
    const { code, said } = await publish({ NPM_CONFIG_PROVENANCE: 'true' });
    assert.notEqual(code, 0);
    assert.match(said, /id-token: write/);
    assert.deepEqual(published, []);
  });
});
