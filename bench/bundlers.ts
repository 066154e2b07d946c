/**
 * Three bundlers as sites use them: minified, for production, split where a module is imported dynamically. Without comments:
 * Vite drops those that Rolldown and esbuild keep, webpack moves them to a file of their own.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as esbuild from 'esbuild';
import { rolldown } from 'rolldown';
import webpack, { type ChunkGroup, type Configuration, type Stats } from 'webpack';

/** What a bundler makes of an entry. */
export interface Bundle {
  /** The code of each file. */
  code: Map<string, string>;
  /** The files that the page needs at once. */
  first: string[];
  /** The files that a module needs which is imported dynamically; none when nothing of this name is. */
  later(module: string): string[];
  /** How many requests in a row it takes to have such a module: two for one that the page's first files import. */
  rounds(module: string): number;
}

interface Chunk {
  file: string;
  code: string;
  /** The module that it was made for: an entry, or one that is imported dynamically. */
  entry: string | undefined;
  /** All that stand in it: Rolldown makes no file for one that is imported in both ways. */
  modules?: string[];
  imports: string[];
  dynamicImports: string[];
}

/** How many rounds it takes until one is there that is looked for: first those that need nothing, then what follows on them, and so on. */
const distance = <T>(begin: T[], next: (one: T) => Iterable<T>, isIt: (one: T) => boolean): number => {
  const known = new Set(begin);
  let round = begin;
  for (let rounds = 1; round.length; rounds++) {
    if (round.some(isIt)) return rounds;
    const following = new Set(round.flatMap((one) => [...next(one)]));
    round = [...following].filter((one) => !known.has(one));
    for (const one of round) known.add(one);
  }
  return Infinity;
};

const ofChunks = (chunks: Chunk[], entry: string): Bundle => {
  // A chunk brings those along that it imports statically.
  const loadedWith = (chunk: Chunk, loaded = new Set<string>()): Set<string> => {
    if (loaded.has(chunk.file)) return loaded;
    loaded.add(chunk.file);
    for (const other of chunks) if (chunk.imports.includes(other.file)) loadedWith(other, loaded);
    return loaded;
  };
  const chunkOf = (module: string): Chunk | undefined => {
    const isModule = (path: string | undefined): boolean => `/${path}`.endsWith(`/${module}`);
    return chunks.find((other) => isModule(other.entry)) ?? chunks.find(({ modules }) => modules?.some(isModule));
  };
  const files = (module: string): string[] => {
    const chunk = chunkOf(module);
    return chunk ? [...loadedWith(chunk)] : [];
  };
  /** What can be asked for as soon as a chunk is there with those that it imports. */
  const following = (chunk: Chunk): Chunk[] => {
    const here = [...loadedWith(chunk)];
    return chunks.filter(({ file }) =>
      chunks.some((other) => here.includes(other.file) && other.dynamicImports.includes(file)),
    );
  };
  return {
    code: new Map(chunks.map(({ file, code }) => [file, code])),
    first: files(basename(entry)),
    later: (module) => files(`${module}.js`),
    rounds: (module) => distance([chunkOf(basename(entry))!], following, (one) => one === chunkOf(`${module}.js`)),
  };
};

/** As long and as random as the hash of a content, but no content's: a word changed elsewhere would change what a file weighs. */
const hashOf = (name: string): string => createHash('sha256').update(name).digest('base64url').slice(0, 8);

/** The export condition that a site is built with: `development` adds the package's warnings. */
type Mode = 'production' | 'development';

const withRolldown = async (entry: string, mode: Mode = 'production'): Promise<Bundle> => {
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    // That an element is both fetched ahead and in the page from the beginning is what is measured.
    onLog: (level, log, handler) => void (log.code === 'INEFFECTIVE_DYNAMIC_IMPORT' || handler(level, log)),
    resolve: { conditionNames: ['browser', 'import', mode, 'default'] },
  });
  const { output } = await bundle.generate({
    format: 'es',
    minify: true,
    comments: false,
    chunkFileNames: ({ name }) => `${name}-${hashOf(name)}.js`,
  });
  await bundle.close();
  const chunks = output.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk] : []));
  return ofChunks(
    chunks.map(({ fileName: file, code, facadeModuleId, moduleIds, imports, dynamicImports }) => ({
      file,
      code,
      entry: facadeModuleId ?? undefined,
      modules: moduleIds,
      imports,
      dynamicImports,
    })),
    entry,
  );
};

const withEsbuild = async (entry: string, mode: Mode = 'production'): Promise<Bundle> => {
  const { metafile, outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    minify: true,
    legalComments: 'none',
    format: 'esm',
    platform: 'browser',
    conditions: [mode],
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'warning',
    tsconfigRaw: '{}',
  });
  const codeOf = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const chunks = Object.entries(metafile.outputs).map(([path, { entryPoint, imports }]) => {
    const importedBy = (by: string): string[] =>
      imports.filter(({ kind }) => kind === by).map((other) => basename(other.path));
    return {
      file: basename(path),
      code: codeOf.get(basename(path)) ?? '',
      entry: entryPoint,
      imports: importedBy('import-statement'),
      dynamicImports: importedBy('dynamic-import'),
    };
  });
  return ofChunks(chunks, entry);
};

const withWebpack = async (entry: string, mode: Mode = 'production'): Promise<Bundle> => {
  const folder = join(dirname(entry), 'webpack');
  const configuration: Configuration = {
    mode,
    devtool: false,
    entry,
    output: { path: folder, clean: true },
    // As a site has it: without the paths of this repository, which lead to the sources.
    resolve: { conditionNames: ['browser', 'import', mode, 'default'], tsconfig: false },
  };
  const { compilation } = await new Promise<Stats>((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (!stats || stats.hasErrors()) reject(error ?? new Error(stats?.toString('errors-only')));
      else resolve(stats);
    });
  });
  const { chunkGroups, entrypoints } = compilation;
  const filesOf = (groups: Iterable<{ getFiles(): string[] }>): string[] =>
    [...groups].flatMap((group) => group.getFiles());
  const isFor = ({ origins }: ChunkGroup, module: string): boolean =>
    origins.some(({ request }) => request && `/${request}`.endsWith(`/${module}.js`));
  return {
    code: new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
    first: filesOf(entrypoints.values()),
    later: (module) => filesOf(chunkGroups.filter((group) => isFor(group, module))),
    rounds: (module) =>
      distance<ChunkGroup>(
        [...entrypoints.values()],
        (group) => group.childrenIterable,
        (group) => isFor(group, module),
      ),
  };
};

export const bundlers = { rolldown: withRolldown, esbuild: withEsbuild, webpack: withWebpack };
