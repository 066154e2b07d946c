import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '../../demo/service/config.ts';
import { createAccountService } from '../../demo/service/service.ts';

describe('what the service keeps on its machine', () => {
  let parent = '';
  let count = 0;
  before(async () => void (parent = await mkdtemp(join(tmpdir(), 'ems-test-'))));
  after(() => rm(parent, { recursive: true, force: true }));

  const somewhere = (): string => join(parent, String((count += 1)));
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
  const start = async (directory: string): Promise<void> => {
    const service = await createAccountService(readConfig({ DATA_DIR: directory }));
    try {
      for (const name of await readdir(directory)) assert.equal((await modeOf(join(directory, name))) & 0o077, 0, name);
      assert.ok((await readdir(directory)).includes('accounts.sqlite'));
      assert.equal(await modeOf(directory), 0o700);
    } finally {
      await service.close();
    }
  };
  /** The one line that the start ends with. */
  const refusal = (directory: string): Promise<string> =>
    start(directory).then(
      () => assert.fail('It started.'),
      (error: unknown) => {
        assert.ok(error instanceof Error && error.name === 'ConfigError', String(error));
        assert.doesNotMatch(error.message, /\n/);
        return error.message;
      },
    );

  it('is for nobody else, whatever the umask', async (t) => {
    const before = process.umask(0);
    t.after(() => process.umask(before));
    await start(somewhere());
  });

  it('is closed where an earlier version left it open', async () => {
    const directory = somewhere();
    await start(directory);
    await mkdir(join(directory, 'mail'));
    await chmod(directory, 0o755);
    for (const name of ['accounts.sqlite', 'lock']) await chmod(join(directory, name), 0o644);
    await chmod(join(directory, 'mail'), 0o755);
    await start(directory);
  });

  it('is never put where others can look, and the start says what to do', async () => {
    for (const mode of [0o755, 0o750, 0o701, 0o777]) {
      const directory = somewhere();
      await mkdir(directory);
      await chmod(directory, mode);
      assert.equal(
        await refusal(directory),
        `DATA_DIR: others on this machine can open ${directory} (0${mode.toString(8)}). Close it: chmod 700 ${directory}`,
      );
      await writeFile(join(directory, 'somebody-elses'), '', { mode: 0o600 });
      await refusal(directory);
      await chmod(directory, 0o700);
      await start(directory);
    }
  });

  it('holds no secret that others could have read', async () => {
    const directory = somewhere();
    await start(directory);
    await chmod(join(directory, 'secret'), 0o644);
    assert.match(await refusal(directory), /secret \(0644\)\. Close it: chmod 600/);
  });
});
