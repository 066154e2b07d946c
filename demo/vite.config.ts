import { globSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { developmentWarnings } from '../scripts/development-entries.ts';
import { demoSites } from './site-list.ts';

const root = resolve(import.meta.dirname, 'sites');
const source = resolve(import.meta.dirname, '../src');

const asWritten = demoSites.filter((site) => site.asWritten).map(({ folder }) => `${folder}/**`);
const pages = globSync('**/*.html', { cwd: root, exclude: asWritten });

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
    alias:
      command === 'serve'
        ? [
            { find: /^ems-elements\/define\/(.*)\.js$/, replacement: `${source}/define/$1.ts` },
            { find: /^ems-elements\/(.+)$/, replacement: `${source}/$1/index.ts` },
            { find: /^ems-elements$/, replacement: `${source}/index.ts` },
          ]
        : [],
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
