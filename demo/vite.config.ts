import { globSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { developmentWarnings } from '../scripts/development-entries.ts';
import manifest from '../package.json' with { type: 'json' };
import { demoSites } from './site-list.ts';

const root = resolve(import.meta.dirname, 'sites');

const asWritten = demoSites.filter((site) => site.asWritten).map(({ folder }) => `${folder}/**`);
const pages = globSync('**/*.html', { cwd: root, exclude: asWritten });

/** Leads what the package exports to its sources. */
const sourceAliases = Object.entries(manifest.exports).flatMap(([entry, target]) => {
  const built = typeof target === 'string' ? target : target.default;
  const source = built.replace('./dist/', '../src/').replace(/\.js$/, '.ts').replace('*', '$1');
  return built.startsWith('./dist/')
    ? {
        find: new RegExp(`^ems-elements${entry.slice(1).replaceAll('.', '\\.').replace('*', '(.*)')}$`),
        replacement: resolve(import.meta.dirname, source),
      }
    : [];
});

/** The demo's sites. `build` uses the package as its consumers do, from `dist`; `serve` its sources, for hot reload. */
export default defineConfig(({ command }) => ({
  root,
  publicDir: 'public',
  appType: 'custom',
  // JSX needs no plugin: React's transform is built in, by `jsx` in tsconfig.json.
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('ems-') } } }),
    ...(command === 'serve' ? [developmentWarnings()] : []),
  ],
  resolve: {
    alias: command === 'serve' ? sourceAliases : [],
  },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    // The strict policy allows no `data:` address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(pages.map((file) => [relative('.', file).replace(/\.html$/, ''), resolve(root, file)])),
    },
  },
}));
