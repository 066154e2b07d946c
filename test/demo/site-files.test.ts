import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { it } from 'node:test';
import { createSiteServer } from '../../demo/site-server.ts';
import { dataDirectory } from '../support/directory.ts';

it('a site shows its own files and no other, however their path is written', async (t) => {
  const directory = join(await dataDirectory(), 'dist');
  for (const folder of ['ems', 'emsecret', 'assets']) await mkdir(join(directory, folder), { recursive: true });
  await writeFile(join(directory, 'ems', 'account.html'), 'own');
  for (const file of ['../secret.txt', 'secret.txt', 'emsecret/secret.txt'])
    await writeFile(join(directory, file), 'secret');
  const handle = createSiteServer({
    directory,
    sources: join(directory, 'sources'),
    bundle: join(directory, 'bundle.js'),
    baseURL: 'http://ems.localhost/api/auth',
    mailPort: 1,
  });
  const server = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ems.localhost:${port}\r\nConnection: close\r\n\r\n`);
    return text(socket);
  };
  assert.match(await ask('/account'), /^HTTP\/1\.1 200 [^]*\r\nown\r\n/);
  const up = ['..', '%2e%2e', '%2E.', '..%2f..', '..%5c..', '%252e%252e', '....', '..%00', '.%2e'];
  const files = ['secret.txt', 'emsecret/secret.txt', '../secret.txt', '%2e%2e%2fsecret.txt'];
  for (const step of up)
    for (const file of files)
      for (const path of [
        `/${step}/${file}`,
        `/assets/${step}/${file}`,
        `/assets/${step}/${step}/${file}`,
        `//${step}/${file}`,
        `/${step}${file}`,
      ])
        assert.doesNotMatch(await ask(path), /\r\nsecret\r\n/, path);
});
