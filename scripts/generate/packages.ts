/** The manifests of packages/: what they have in common with the package of the elements is written from there. */
import { readFileSync } from 'node:fs';
import { sidePackages } from '../side-packages.ts';

type Manifest = Record<string, unknown> & { dependencies?: Record<string, string> };

const read = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest;

export const packageOutputs = (root: string): Record<string, string> => {
  const main = read(`${root}/package.json`);
  return Object.fromEntries(
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
        type: 'module',
        keywords,
        engines: main['engines'],
        sideEffects,
        files: ['dist'],
        exports,
        dependencies:
          dependencies &&
          Object.fromEntries(Object.keys(dependencies).map((other) => [other, main.dependencies![other]])),
        peerDependencies,
      };
      return [path, `${JSON.stringify(manifest, null, 2)}\n`];
    }),
  );
};
