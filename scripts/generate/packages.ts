/** What manifests say twice: homepage and bugs follow from the repository, those of packages/ from the package of the elements. */
import { readFileSync } from 'node:fs';
import { repositoryPage } from '../repository.ts';
import { sidePackages } from '../side-packages.ts';

type Manifest = Record<string, unknown> & { dependencies?: Record<string, string> };

const read = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest;

export const packageOutputs = (root: string): Record<string, string> => {
  const page = repositoryPage(root);
  const main: Manifest = { ...read(`${root}/package.json`), homepage: `${page}#readme`, bugs: `${page}/issues` };
  const sides = Object.fromEntries(
    sidePackages(root).map((folder) => {
      const path = `${folder}/package.json`;
      const { name, description, keywords, sideEffects, exports, dependencies, peerDependencies } = read(
        `${root}/${path}`,
      );
      const manifest = {
        name,
        version: main['version'],
        description,
        license: main['license'],
        repository: { ...(main['repository'] as object), directory: folder },
        homepage: main['homepage'],
        bugs: main['bugs'],
        type: 'module',
        keywords,
        engines: main['engines'],
        sideEffects,
        files: ['dist'],
        publishConfig: main['publishConfig'],
        scripts: {
          prepublishOnly: 'node ../../scripts/check-repository.ts --publish',
          prepack: 'node ../../scripts/packed-readme.ts',
          postpack: 'node ../../scripts/packed-readme.ts --restore',
        },
        exports,
        dependencies:
          dependencies &&
          Object.fromEntries(Object.keys(dependencies).map((other) => [other, main.dependencies![other]])),
        peerDependencies,
      };
      return [path, `${JSON.stringify(manifest, null, 2)}\n`];
    }),
  );
  return { 'package.json': `${JSON.stringify(main, null, 2)}\n`, ...sides };
};
