/**
 * What stands in packages/: what browsers don't load by a bundler is published by itself, so that it weighs nothing in the package of the
 * elements and asks their site for nothing (docs/decisions/0047). Each is built of the same sources, whole, and needs no other of ours.
 */
import { copyFileSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export interface PackageManifest {
  name: string;
  exports: Record<string, string | Record<string, string>>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** The folder of each. */
export const sidePackages = (root = '.'): string[] =>
  globSync('packages/*/package.json', { cwd: root }).map((file) => dirname(file).replaceAll('\\', '/'));

export const manifestOf = (folder: string): PackageManifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageManifest;

/** What a package exports, as places in `src` and in `dist` without an ending. */
export const entriesOf = ({ exports }: PackageManifest): string[] =>
  Object.values(exports).flatMap((entry) =>
    typeof entry !== 'string' && entry['default']?.startsWith('./dist/')
      ? globSync(entry['default'].replace(/^\.\/dist\/(.*)\.js$/, 'src/$1.ts')).map((file) =>
          relative('src', file).replaceAll('\\', '/').replace(/\.ts$/, ''),
        )
      : [],
  );

/** The declarations that those of the entries lead to, themselves included. */
export const declarationsOf = (entries: readonly string[], folder: string): Set<string> => {
  const found = new Set<string>();
  const add = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(
      /(?:from|import\(|import)\s*['"](\.{1,2}\/[^'"]+)\.js['"]/g,
    ))
      add(resolve(dirname(file), `${path}.d.ts`));
  };
  for (const entry of entries) add(resolve(folder, `${entry}.d.ts`));
  return found;
};

export const copyDeclarations = (entries: readonly string[], from: string, to: string): void => {
  for (const file of declarationsOf(entries, from)) {
    const copy = join(to, relative(from, file));
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  }
};
