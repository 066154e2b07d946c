import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { freePort } from '../support/ports.ts';

const run = promisify(execFile);

describe('Keycloak, where there is no Java', { skip: process.platform === 'win32' && 'it asks for WSL first' }, () => {
  const none = { ...process.env, JAVA_HOME: '/nowhere' };
  const sentence = 'Keycloak needs Java 17 or newer, and JAVA_HOME has none (/nowhere/bin/java).';

  it('fails no test, loudly, and counts none', async () => {
    const { stdout } = await run(process.execPath, ['test/keycloak/run.ts'], { env: none });
    assert.equal(stdout, `\n!!! SKIPPED: nothing was tested against Keycloak. ${sentence}\n\n0 passed, 0 failed\n`);
  });

  it('tells whoever starts the demo, in one line', async () => {
    const env = { ...none, PORT: String(await freePort()) };
    await assert.rejects(run(process.execPath, ['demo/keycloak/start.ts'], { env }), {
      code: 1,
      stdout: '',
      stderr: `${sentence}\n`,
    });
  });
});
