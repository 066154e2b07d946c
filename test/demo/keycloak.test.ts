import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { portsInARow } from '../support/ports.ts';

/** Of a process: `Z` for one that has ended and that nobody has asked about, nothing for one that isn't there. */
const stateOf = async (pid: number): Promise<string> => {
  const ps = spawn('ps', ['-o', 'state=', '-p', String(pid)]);
  return (await text(ps.stdout)).trim();
};

const windows = process.platform === 'win32' && 'it asks for WSL first';

describe('Keycloak, for whoever starts it', { skip: windows }, () => {
  let place = '';
  let ports: number[] = [];
  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'ems-test-'));
    await mkdir(join(place, 'bin'));
    await mkdir(join(place, 'cache'));
    ports = await portsInARow(4);
  });
  afterEach(() => rm(place, { recursive: true, force: true }));

  /** A program of that name, first among all. */
  const program = (name: string, script: string): Promise<void> =>
    writeFile(join(place, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const java = (version: string): Promise<void> => program('java', `echo 'openjdk version "${version}"' >&2`);
  const cached = (): Promise<string[]> => readdir(join(place, 'cache'));

  const start = (file = 'demo/keycloak/start.ts', more: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [file], {
      env: {
        ...process.env,
        JAVA_HOME: '',
        PATH: `${join(place, 'bin')}:/usr/bin:/bin`,
        KEYCLOAK_CACHE: join(place, 'cache'),
        PORT: String(ports[0]),
        ...more,
      },
    });
    const end = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close') as Promise<[number]>]).then(
      ([said, complained, [code]]) => ({ said, complained, code }),
    );
    return { child, end };
  };

  const refused = async (sentence: string | RegExp, more: Record<string, string> = {}): Promise<void> => {
    const files = ['demo/keycloak/check.ts', 'demo/keycloak/start.ts'];
    // One after the other, since each takes the ports for a moment to see that they are free.
    for (const file of files) {
      const { complained, code } = await start(file, more).end;
      if (typeof sentence === 'string') assert.equal(complained, `${sentence}\n`);
      else assert.match(complained, sentence);
      assert.equal(complained.trimEnd().split('\n').length, 1);
      assert.equal(code, 1);
    }
  };

  it('fails no test where there is no Java, loudly, and counts none', async () => {
    const { said } = await start('test/keycloak/run.ts', { JAVA_HOME: '/nowhere' }).end;
    const sentence = 'Keycloak needs Java 17 or newer, and JAVA_HOME has none (/nowhere/bin/java).';
    assert.equal(said, `\n!!! SKIPPED: nothing was tested against Keycloak. ${sentence}\n\n0 passed, 0 failed\n`);
  });

  it('says that JAVA_HOME has none', () =>
    refused('Keycloak needs Java 17 or newer, and JAVA_HOME has none (/nowhere/bin/java).', {
      JAVA_HOME: '/nowhere',
    }));

  it('says that there is none', () =>
    refused('Keycloak needs Java 17 or newer, and none is installed.', { PATH: join(place, 'bin') }));

  for (const [version, major] of [
    ['11.0.25', 11],
    ['1.8.0_292', 8],
  ] as const) {
    it(`says that Java ${version} is too old`, async () => {
      await java(version);
      await refused(`Keycloak needs Java 17 or newer, and java is Java ${major}. JAVA_HOME names another one.`);
    });
  }

  it('says that Java does not work', async () => {
    await program('java', 'exit 3');
    await refused(/^java doesn't work: .+\n$/);
  });

  it('says that Maven is missing', async () => {
    await java('21.0.5');
    await refused('Keycloak is fetched by Maven, and mvn is not installed.', { PATH: join(place, 'bin') });
  });

  for (const index of [0, 3]) {
    it(`says which port is in use, before anything is fetched (${index})`, async () => {
      await java('21.0.5');
      const server = createServer().listen(ports[index], '127.0.0.1');
      await once(server, 'listening');
      await refused(
        `Port ${ports[index]} is in use. Stop what uses it, or choose others: PORT is the first of four in a row.`,
      );
      server.close();
      assert.deepEqual(await cached(), []);
    });
  }

  it('says why Maven could not fetch it, and leaves nothing behind', async () => {
    await java('21.0.5');
    await program(
      'mvn',
      '[ "$1" = --version ] && exit 0; echo "[INFO] x"; echo "[ERROR] Connection refused -> [Help 1]"; exit 1',
    );
    const { complained, code } = await start().end;
    assert.match(complained, /^Maven could not fetch Keycloak [\d.]+: Connection refused\n$/);
    assert.equal(code, 1);
    assert.deepEqual(await cached(), []);
  });

  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    it(`leaves nothing running and nothing half-made when it is stopped by ${name} while Maven fetches`, async () => {
      await java('21.0.5');
      const begun = join(place, 'begun');
      // A program that Maven starts in its turn.
      await program(
        'mvn',
        `[ "$1" = --version ] && exit 0; sleep 600 & echo $! > ${begun}.new; mv ${begun}.new ${begun}; wait`,
      );
      const { child, end } = start();
      await eventually('Maven', async () => (await readdir(place)).includes('begun') || undefined);
      const pid = Number(await readFile(begun, 'utf8'));
      child.kill(name);
      const { complained, code } = await end;
      assert.equal(complained, '\nStopped before it was there. Nothing of it is left running.\n');
      assert.equal(code, 130);
      assert.deepEqual(await cached(), []);
      assert.match(await stateOf(pid), /^Z?$/);
    });
  }

  it('takes away what a start left that was killed long ago, and nothing of one that runs', async () => {
    await java('21.0.5');
    await program('mvn', '[ "$1" = --version ] && exit 0; exit 1');
    const [old, fresh] = ['ems-elements-part-aB3dE6', 'ems-elements-part-fG7hJ8'];
    // The cache may be a folder that has other things in it.
    const others = ['26.0.0', 'ems-elements-part-of-mine', 'part-1-of-a-novel', 'part-thesis'];
    for (const name of [old, fresh, ...others]) await mkdir(join(place, 'cache', name));
    for (const name of [old, ...others]) await utimes(join(place, 'cache', name), 1, 1);
    await start().end;
    assert.deepEqual((await cached()).sort(), [...others, fresh].sort());
  });
});

it('the theme of Keycloak’s login pages has no color but those of the elements', async () => {
  const css = await readFile('demo/keycloak/themes/ems/login/resources/css/ems.css', 'utf8');
  const tokens = await readFile('src/styles/frame.styles.ts', 'utf8');
  const colors = css.match(/(?<=: )#[\da-f]{3,8}(?=;)/gi) ?? [];
  assert.ok(colors.length > 4);
  for (const color of colors) assert.ok(tokens.includes(color), color);
});
