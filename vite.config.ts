import { readdirSync } from 'node:fs';
import { defineConfig } from 'vite';
import { minifiedTemplates } from './scripts/minify-templates/plugin.ts';
import { thirdPartyBanner, thirdPartyName } from './scripts/third-party.ts';

const entries = [
  ...[
    'index',
    'client/index',
    'client/memory/index',
    'client/ems-service/index',
    'client/session/oidc/index',
    'contract/index',
    'development/warnings',
    'journeys/index',
    'server/index',
    'testing/index',
  ],
  ...['define', 'locales'].flatMap((room) =>
    readdirSync(new URL(`src/${room}`, import.meta.url)).map((file) => `${room}/${file.replace(/\.ts$/, '')}`),
  ),
];

/**
 * The package as ES modules, one file per source file but for what elements share (`scripts/shared-modules.ts`): a consumer's
 * bundler drops what isn't used. Chunks of Rolldown's choice would lose the `customElements.define` of a define file, which is its only effect.
 */
export default defineConfig({
  plugins: [minifiedTemplates()],
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    emptyOutDir: false,
    lib: {
      entry: Object.fromEntries(entries.map((name) => [name, new URL(`src/${name}.ts`, import.meta.url).pathname])),
      formats: ['es'],
    },
    rolldownOptions: {
      // Small, lazily loaded and nobody else's: it comes in the package and installs nothing at a consumer's.
      external: (id) => /^[a-z@]/i.test(id) && id !== 'lean-qr',
      // An inlined constant would leave a bare import of its module behind, which a site's bundler warns of.
      optimization: { inlineConst: false },
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        entryFileNames: ({ name }) => `${thirdPartyName(name)}.js`,
        banner: ({ moduleIds }) => thirdPartyBanner(moduleIds),
      },
    },
  },
});
