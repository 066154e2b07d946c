import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startMailCatcher } from '../../demo/mail/catcher.ts';
import { readConfig } from '../../demo/service/config.ts';
import { readSecretFile } from '../../demo/service/secret.ts';
import { createAccountService } from '../../demo/service/service.ts';
import { explainStartFailure } from '../../demo/service/start-failure.ts';

const main = fileURLToPath(new URL('../../demo/service/main.ts', import.meta.url));

describe('a service that cannot start', () => {
  let directory = '';
  before(async () => void (directory = await mkdtemp(join(tmpdir(), 'ems-test-'))));
  after(() => rm(directory, { recursive: true, force: true }));

  const failure = async (env: Record<string, string>) => {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, DATA_DIR: join(directory, 'data'), PORT: '0', ...env },
    });
    const [output, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    assert.equal(code, 1);
    assert.equal(output.trimEnd().split('\n').length, 1, output);
    return output;
  };

  it('says which setting is wrong', async () => {
    assert.match(await failure({ PORT: 'x' }), /^PORT has to be/);
  });

  it('says which port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    assert.match(await failure({ PORT: String(port) }), new RegExp(`Port ${port} is in use`));
    server.close();
  });

  it('says that the database is not there', async () => {
    assert.match(await failure({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' }), /ECONNREFUSED/);
  });

  it('says that the data directory cannot be one', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    assert.match(await failure({ DATA_DIR: file }), /EEXIST|ENOTDIR/);
  });

  it('says which port of the mail catcher is in use, and leaves the other one free', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    for (const ports of [
      { smtpPort: port, webPort: 0 },
      { smtpPort: 0, webPort: port },
    ]) {
      const error: unknown = await startMailCatcher({ host: '127.0.0.1', directory, ...ports }).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      assert.match(explainStartFailure(error), new RegExp(`Port ${port} is in use`));
    }
    server.close();
  });

  it('says that the data directory is in use', async (t) => {
    const service = await createAccountService(readConfig({ DATA_DIR: join(directory, 'busy') }));
    t.after(() => service.close());
    assert.match(await failure({ DATA_DIR: join(directory, 'busy') }), /^DATA_DIR: another account service uses/);
  });

  it('keeps its secret for itself, and the same one', async () => {
    const [secret, ...others] = readSecretFile(join(directory, 'data'));
    assert.ok(secret.length >= 43);
    assert.deepEqual(others, []);
    assert.deepEqual(readSecretFile(join(directory, 'data')), [secret]);
    assert.equal((await stat(join(directory, 'data', 'secret'))).mode & 0o777, 0o600);
  });
});
