/** The files of ems-elements-bundle: each whole and minified, for a script tag and no build step, with the digest that pages name it by. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import packageManifest from '../package.json' with { type: 'json' };
import { developmentWarnings } from './development-entries.ts';

const { name, version, license } = packageManifest;

/** Stands at the beginning of each: whoever has only the file learns whose work is in it. */
const notice = `/*! ${name} ${version} (${license}). Parts are the work of others, under the licences in THIRD-PARTY-NOTICES.txt beside this file. */`;

interface SingleFile {
  file: string;
  entry: string;
  format: 'es' | 'iife';
  /** Says on the console what is wrong with the page: no condition of a bundler's turns that on for a script tag. */
  warns?: true;
}

/** The sources, by the name of the file. The elements are there as a classic script too, whose exports are `emsElements`. */
export const singleFiles = (): SingleFile[] => [
  { file: 'ems-elements.min.js', entry: 'src/bundle.ts', format: 'es' },
  { file: 'ems-elements.development.js', entry: 'src/bundle.ts', format: 'es', warns: true },
  { file: 'ems-elements.iife.min.js', entry: 'src/bundle.ts', format: 'iife' },
  { file: 'oidc.min.js', entry: 'src/client/session/oidc/index.ts', format: 'es' },
  { file: 'keycloak.min.js', entry: 'src/client/keycloak/index.ts', format: 'es' },
  ...globSync('src/locales/*.ts').map((entry) => ({
    file: `${basename(entry, '.ts')}.min.js`,
    entry,
    format: 'es' as const,
  })),
];

export const singleFile = (
  { file, entry, format, warns }: SingleFile,
  outDir: string,
  plugins: Plugin[],
): InlineConfig => ({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: warns ? [developmentWarnings(), ...plugins] : plugins,
  build: {
    target: 'es2022',
    sourcemap: 'hidden',
    emptyOutDir: false,
    outDir,
    reportCompressedSize: false,
    lib: { entry, formats: [format], name: 'emsElements', fileName: () => file },
    // Vite leaves the spaces of a library's module.
    rolldownOptions: { output: { codeSplitting: false, minify: true, postBanner: notice } },
  },
});

/** As `integrity` of a script or of an import map takes it. */
export const integrityOf = (file: string): string =>
  `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
