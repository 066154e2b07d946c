import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { it, type TestContext } from 'node:test';
import { createSiteServer } from '../../demo/site-server.ts';
import { dataDirectory } from '../support/directory.ts';

/** Asks for a path as it is written. */
const startSite = async (t: TestContext, files: Record<string, string>) => {
  const directory = join(await dataDirectory(), 'dist');
  for (const folder of ['ems', 'emsecret', 'assets']) await mkdir(join(directory, folder), { recursive: true });
  for (const [file, content] of Object.entries(files)) await writeFile(join(directory, file), content);
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
  return async (path: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ems.localhost:${port}\r\nConnection: close\r\n\r\n`);
    return text(socket);
  };
};

it('a site shows its own files and no other, however their path is written', async (t) => {
  const secret = { '../secret.txt': 'secret', 'secret.txt': 'secret', 'emsecret/secret.txt': 'secret' };
  const ask = await startSite(t, { 'ems/account.html': 'own', ...secret });
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

it('a mailed link whose # was escaped on its way leads to its page, and to no other place', async (t) => {
  const ask = await startSite(t, { 'ems/verify-email.html': 'page', 'ems/404.html': 'missing' });
  const signs = { '%23': '#', '%2523': '#', '%252523': '#', '%3F': '?', '%3f': '?' };
  for (const [escaped, sign] of Object.entries(signs)) {
    const answer = await ask(`/verify-email${escaped}token=a-B_1%3D&utm=x`);
    assert.match(answer, /^HTTP\/1\.1 302 /, escaped);
    assert.ok(answer.includes(`\r\nlocation: /verify-email${sign}token=a-B_1%3D&utm=x\r\n`), answer);
    assert.match(answer, /\r\ncache-control: no-store\r\n/);
  }
  for (const path of [
    '/nowhere%23token=x',
    '/.//verify-email%23token=x',
    '//verify-email%23token=x',
    '/%2fverify-email%23token=x',
    '/%5cverify-email%23token=x',
    '/verify-email%23top',
    '/verify-email%0d%0aset-cookie:a=b%23token=x',
  ])
    assert.doesNotMatch(await ask(path), /\r\nlocation:/i, path);
});
