import { join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

const src = resolve(import.meta.dirname, '../src');

type Groups = Record<string, string[]>;

/** Where a module stands in the package, without its ending. */
const placeOf = (id: string): string => relative(src, id).replace(/\.ts$/, '');

/** The modules of ours that a define file loads before its element is drawn, and those that each of them may fetch later. */
const loadedWith = async (tag: string): Promise<Map<string, readonly string[]>> => {
  const found = new Map<string, readonly string[]>();
  const bundle = await rolldown({
    input: join(src, 'define', `${tag}.ts`),
    external: [/^[a-z@]/i],
    plugins: [
      {
        name: 'static-imports',
        buildEnd() {
          const add = (id: string): void => {
            if (found.has(id)) return;
            const { importedIds = [], dynamicallyImportedIds = [] } = this.getModuleInfo(id) ?? {};
            found.set(id, dynamicallyImportedIds);
            importedIds.filter((other) => other.startsWith(src)).forEach(add);
          };
          add(join(src, 'define', `${tag}.ts`));
        },
      },
    ],
  });
  await bundle.generate({ format: 'es' });
  await bundle.close();
  return found;
};

/** What belongs to one element. */
const isOwn = (id: string): boolean => /^(define|elements)\//.test(relative(src, id));

/**
 * What elements share, in two files: `core` is in every form, `fields` in those with text fields. A bundler keeps a file whole, and
 * would otherwise split the thirty small ones by which of a page's later files need them too, into chunks that cost every visitor
 * 0.5 to 1.5 KiB. What belongs to which follows from the imports of the registration and of the terms, a form without a text field.
 */
export const sharedModules = async (): Promise<{ groups: Groups; entries: Record<string, string> }> => {
  const [register, terms] = await Promise.all([loadedWith('ems-register'), loadedWith('ems-terms')]);
  const shared = [...register.keys()].filter((id) => !isOwn(id));
  const later = shared.flatMap((id) => register.get(id)!);
  return {
    groups: { core: shared.filter((id) => terms.has(id)), fields: shared.filter((id) => !terms.has(id)) },
    // Reached from the shared files alone: the rest of the package has to be made to hold them.
    entries: Object.fromEntries(later.map((id) => [placeOf(id), id])),
  };
};

const fileOf = (groups: Groups, id: string): string | undefined =>
  Object.keys(groups).find((name) => groups[name]!.includes(id));

/** Leads imports of what is shared to the file that holds it. */
export const importShared = (groups: Groups): Plugin => ({
  name: 'import-shared',
  enforce: 'pre',
  async resolveId(source, importer) {
    const resolved =
      importer && source.startsWith('.') ? await this.resolve(source, importer, { skipSelf: true }) : null;
    const file = resolved && fileOf(groups, resolved.id);
    // Where it would stand among the sources: that is what paths in the package are relative to.
    return file ? { id: join(src, `${file}.js`), external: 'relative' } : undefined;
  },
});

/** One shared file of its modules; whatever else they import stays where it is, beside it or below. */
export const sharedFile = (groups: Groups, name: string): Plugin => {
  // Vite makes a path of whatever an entry is called.
  const entry = `virtual:${name}`;
  return {
    name: 'shared-file',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source.endsWith(entry)) return entry;
      if (!importer || importer === entry || !source.startsWith('.')) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      if (!resolved || groups[name]!.includes(resolved.id)) return resolved;
      const file = fileOf(groups, resolved.id) ?? placeOf(resolved.id);
      return { id: `./${file}.js`, external: true };
    },
    load: (id) =>
      id === entry ? groups[name]!.map((module) => `export * from ${JSON.stringify(module)};`).join('\n') : undefined,
  };
};
