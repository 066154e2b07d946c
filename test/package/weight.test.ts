/** What somebody who installs the elements gets, and what npm is asked for along with them. Runs on what was built. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { manifestOf, sidePackages } from '../../scripts/side-packages.ts';

interface Packed {
  size: number;
  files: { path: string }[];
}

const budget = { kB: 400, files: 700, packages: 10 };

const pack = (folder: string): Packed => {
  const said = JSON.parse(
    execFileSync('npm', ['pack', folder, '--dry-run', '--ignore-scripts', '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    }),
  ) as Packed[] | Record<string, Packed>;
  return Object.values(said)[0]!;
};

/** Every package that comes along with a manifest, by the lock file. */
const comesAlong = (): string[] => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dependencies?: Record<string, string> }>;
  };
  const found = new Set<string>();
  const add = (path: string): void => {
    for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
      const inner = `${path}/node_modules/${name}`;
      const place = path && inner in packages ? inner : `node_modules/${name}`;
      if (found.has(place)) continue;
      found.add(place);
      add(place);
    }
  };
  add('');
  return [...found];
};

describe('the package of the elements', () => {
  let packed: Packed;
  before(() => {
    packed = pack('.');
  });
  const paths = (): string[] => packed.files.map(({ path }) => path);

  it(`weighs at most ${budget.kB} kB in at most ${budget.files} files`, () => {
    assert.ok(packed.size <= budget.kB * 1000, `${packed.size} bytes`);
    assert.ok(packed.files.length <= budget.files, `${packed.files.length} files`);
  });

  it(`brings at most ${budget.packages} packages along`, () => {
    assert.ok(comesAlong().length <= budget.packages, comesAlong().join());
  });

  it('has no peers, for whose peers npm would refuse to install it', () => {
    assert.equal(manifestOf('.').peerDependencies, undefined);
  });

  it('takes any version of what it needs that goes with it, so that a site has one Lit', () => {
    for (const [name, range] of Object.entries(manifestOf('.').dependencies!)) assert.match(range, /^\^\d/, name);
  });

  it('holds nothing of the service, of the suite and of the single file, and no source map', () => {
    assert.deepEqual(
      paths().filter((path) => /^dist\/(server|testing|bundle)\/|\.map$/.test(path)),
      [],
    );
    for (const path of paths().filter((file) => file.endsWith('.js')))
      assert.doesNotMatch(readFileSync(path, 'utf8'), /sourceMappingURL|sourcesContent/, path);
  });

  it('holds whatever its modules and its declarations import', () => {
    const held = new Set(paths());
    const missing = paths().flatMap((path) => {
      const ending = /\.d\.ts$|\.js$/.exec(path)?.[0];
      if (!ending) return [];
      return [
        ...readFileSync(path, 'utf8').matchAll(/^(?:import|export)\b[^;]*?["'](\.{1,2}\/[^"']+)\.js["']/gm),
        ...readFileSync(path, 'utf8').matchAll(/import\(["'](\.{1,2}\/[^"']+)\.js["']\)/g),
      ]
        .map(([, target]) => new URL(`${target}${ending}`, `file:///${path}`).pathname.slice(1))
        .filter((target) => !held.has(target));
    });
    assert.deepEqual(missing, []);
  });
});

for (const folder of sidePackages()) {
  it(`${manifestOf(folder).name} is there, with a licence, a page and no map`, () => {
    const paths = pack(`./${folder}`).files.map(({ path }) => path);
    assert.ok(paths.some((path) => path.startsWith('dist/')));
    for (const path of ['LICENSE', 'README.md']) assert.ok(paths.includes(path), path);
    assert.deepEqual(
      paths.filter((path) => path.endsWith('.map')),
      [],
    );
  });
}
