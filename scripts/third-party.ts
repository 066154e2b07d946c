/** Code of others that comes in the package, and the notices that their licences ask for. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

interface Manifest {
  name?: string;
  version?: string;
  license?: string;
}

/** The nearest package.json above a file that names a package; those of folders inside a package don't. */
const packageOf = (file: string): { folder: string; manifest: Manifest } => {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (!existsSync(path)) continue;
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    if (manifest.name && manifest.version) return { folder, manifest };
  }
};

const title = ({ name, version, license }: Manifest): string => `${name} ${version} (${license})`;

/** Collects the packages whose modules are built in, and marks files of theirs by name. */
export const thirdParty = () => {
  const found = new Map<string, string>();
  const plugin: Plugin = {
    name: 'third-party',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          if (!id.includes('/node_modules/') || !renderedLength) continue;
          const { folder, manifest } = packageOf(id);
          const [file] = globSync(['LICEN[CS]E*', 'licen[cs]e*'], { cwd: folder });
          if (!file) throw new Error(`${manifest.name} is built into the package and has no licence.`);
          found.set(title(manifest), readFileSync(join(folder, file), 'utf8').trim());
        }
      }
    },
  };
  return {
    plugin,
    /** All notices, as the package brings them along. */
    notices: (): string =>
      [
        'Parts of this package are the work of others, under these licences.',
        ...[...found]
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([name, licence]) => `${name}\n${'='.repeat(name.length)}\n\n${licence}`),
      ].join('\n\n\n') + '\n',
  };
};

/** Where a module of a package stands in ours: npm packs no `node_modules`. */
export const thirdPartyName = (name: string): string => name.replace(/^.*node_modules\/([^/]+)\/.*$/, 'third-party/$1');
/** What a file of others begins with, so that it is told in the bundles of sites too. */
export const thirdPartyBanner = (moduleIds: string[]): string => {
  const [id] = moduleIds;
  return id?.includes('/node_modules/')
    ? `/*! ${title(packageOf(id).manifest)}, see THIRD-PARTY-NOTICES.txt of ems-elements */`
    : '';
};
