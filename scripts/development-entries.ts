/**
 * The entries that the export condition `development` leads to (docs/decisions/0024): the development warnings, and the entry
 * itself. Of the package these are files of their own, so that the others stay as they are; of the sources the same by a plugin.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

const src = resolve(import.meta.dirname, '../src');

const isDefine = (entry: string): boolean => entry.startsWith('define/');

/** What has warnings of its own: whatever registers a tag, brings the classes along, or is given the client. */
const hasWarnings = (entry: string): boolean => ['index', 'elements'].includes(entry) || isDefine(entry);

/** A define file tells what it has registered, so that a tag that another copy took is noticed. */
const around = (entry: string, warnings: string): { before: string; after: string } =>
  isDefine(entry)
    ? { before: `import { defined } from '${warnings}';`, after: `defined('${basename(entry)}');` }
    : { before: `import '${warnings}';`, after: '' };

/** Writes them into the built package: each entry `x.js` has a `development/x.js`. */
export const writeDevelopmentEntries = (entries: readonly string[], dist: string): void => {
  for (const entry of entries.filter(hasWarnings)) {
    const file = join(dist, 'development', `${entry}.js`);
    const up = '../'.repeat(entry.split('/').length);
    const { before, after } = around(entry, `${up}development/warnings.js`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${before}\nexport * from '${up}${entry}.js';\n${after}\n`);
  }
};

/** Serves the sources as the condition `development` serves the package. */
export const developmentWarnings = (): Plugin => ({
  name: 'development-warnings',
  transform(code, id) {
    const [path = ''] = id.split('?');
    const entry = relative(src, path).split(sep).join('/').replace(/\.ts$/, '');
    if (!path.endsWith('.ts') || !hasWarnings(entry)) return undefined;
    const { before, after } = around(entry, join(src, 'development/warnings.ts'));
    // On the same line, so that the others keep their numbers.
    return { code: `${before} ${code}\n${after}`, map: null };
  },
});
