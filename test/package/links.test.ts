/** Whoever has a package installed, and not the repository, can follow what its pages and its messages point at. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { docs } from '../../src/development/package-facts.ts';
import { isPlaceholder, repositoryFault, repositoryPage, withAbsoluteLinks } from '../../scripts/repository.ts';
import { sidePackages } from '../../scripts/side-packages.ts';

const root = resolve(import.meta.dirname, '../..');
const page = repositoryPage(root);
const node = (script: string, cwd: string, env: Record<string, string> = {}): string =>
  execFileSync(process.execPath, [join(root, 'scripts', script.split(' ')[0]!), ...script.split(' ').slice(1)], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

for (const folder of ['.', ...sidePackages(root)]) {
  describe(`what is published of ${folder}`, () => {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
      repository: { url: string };
      homepage: string;
      bugs: string;
      scripts: Record<string, string>;
    };

    it('says where the repository, its page and its issues are', () => {
      assert.equal(manifest.repository.url, `git+${page}.git`);
      assert.equal(manifest.homepage, `${page}#readme`);
      assert.equal(manifest.bugs, `${page}/issues`);
    });

    it('has a README whose links are absolute and lead to files of the repository', () => {
      const file = join(root, folder, 'README.md');
      const links = [...withAbsoluteLinks(readFileSync(file, 'utf8'), file, root).matchAll(/\]\(([^)\s]+)\)/g)].map(
        ([, target]) => target!,
      );
      assert.ok(links.length >= 1);
      for (const link of links.filter((target) => !target.startsWith('#'))) {
        assert.match(link, /^https:\/\//);
        if (!link.startsWith(page)) continue;
        const [, path] = /\/(?:blob|tree|raw)\/HEAD\/([^#]+)/.exec(link) ?? [];
        assert.ok(path && existsSync(join(root, path)), link);
      }
    });

    it('is packed with that README, and the one of the repository comes back', () => {
      assert.match(manifest.scripts['prepack']!, /node (\.\.\/\.\.\/)?scripts\/packed-readme\.ts$/);
      assert.match(manifest.scripts['postpack']!, /node (\.\.\/\.\.\/)?scripts\/packed-readme\.ts --restore$/);
    });

    it('is refused by npm publish while the repository is a placeholder', () => {
      assert.match(manifest.scripts['prepublishOnly']!, /node (\.\.\/\.\.\/)?scripts\/check-repository\.ts --publish$/);
    });
  });
}

it('a README is exchanged for packing and restored, after an interrupted run too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ems-readme-'));
  try {
    const original = '# It\n\nNo [link](https://example.org/) of the [repository](#here).\n';
    const file = join(folder, 'README.md');
    writeFileSync(file, original);
    for (const script of ['packed-readme.ts', 'packed-readme.ts', 'packed-readme.ts --restore']) node(script, folder);
    assert.equal(readFileSync(file, 'utf8'), original);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('a README that is refused for a link is left as it is, and so is what somebody mends in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ems-readme-'));
  try {
    const file = join(folder, 'README.md');
    const wrong = '# It\n\nA [page](nowhere.md).\n';
    writeFileSync(file, wrong);
    assert.throws(() => node('packed-readme.ts', folder), /nowhere\.md/);
    assert.equal(readFileSync(file, 'utf8'), wrong);
    const mended = '# It\n\nNo page.\n';
    writeFileSync(file, mended);
    for (const script of ['packed-readme.ts', 'packed-readme.ts --restore']) node(script, folder);
    assert.equal(readFileSync(file, 'utf8'), mended);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('links of every kind are led to the repository, others left alone', () => {
  const file = join(root, 'docs/x.md');
  assert.equal(
    withAbsoluteLinks(
      '![p](images/register.png) [`a`](../src/index.ts) [b](decisions) [c](theming.md#tokens) [d](https://e.org/) [e](#f) [g](mailto:h@e.org)',
      file,
      root,
    ),
    `![p](${page}/raw/HEAD/docs/images/register.png) [\`a\`](${page}/blob/HEAD/src/index.ts) [b](${page}/tree/HEAD/docs/decisions) [c](${page}/blob/HEAD/docs/theming.md#tokens) [d](https://e.org/) [e](#f) [g](mailto:h@e.org)`,
  );
});

it('messages on the console name pages by that address', () => {
  assert.equal(docs, `${page}/blob/HEAD/docs`);
});

it('a placeholder is named, and refuses to be published but for a rehearsal', () => {
  const copy = mkdtempSync(join(tmpdir(), 'ems-repository-'));
  try {
    cpSync(join(root, 'scripts'), join(copy, 'scripts'), { recursive: true });
    const run = (owner: string, env: Record<string, string> = {}): string => {
      writeFileSync(
        join(copy, 'package.json'),
        JSON.stringify({ type: 'module', repository: { url: `git+https://github.com/${owner}/ems-elements.git` } }),
      );
      try {
        execFileSync(process.execPath, [join(copy, 'scripts/check-repository.ts'), '--publish'], {
          cwd: copy,
          env: { ...process.env, npm_config_dry_run: '', ...env },
          stdio: 'pipe',
        });
        return 'published';
      } catch (error) {
        return String((error as { stderr: Buffer }).stderr);
      }
    };
    assert.match(run('OWNER'), /"repository" still says OWNER/);
    assert.equal(run('OWNER', { npm_config_dry_run: 'true' }), 'published');
    assert.equal(run('somebody'), 'published');
  } finally {
    rmSync(copy, { recursive: true });
  }
  assert.equal(repositoryFault(root) !== undefined, isPlaceholder(page));
});
