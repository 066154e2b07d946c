import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };
import { minifiedTemplates } from './scripts/minify-templates/plugin.ts';
import { entriesOf } from './scripts/side-packages.ts';
import { thirdPartyBanner, thirdPartyName } from './scripts/third-party.ts';

/** What package.json exports, as places in `src`, and what files of its conditions import. */
const entries = [...entriesOf(manifest), 'development/warnings', 'worker/without-document'];

/**
 * The package as ES modules, one file per source file but for what elements share (`scripts/shared-modules.ts`): a consumer's
 * bundler drops what isn't used. Chunks of Rolldown's choice would lose the `customElements.define` of a define file, which is its only effect.
 */
export default defineConfig({
  plugins: [minifiedTemplates()],
  build: {
    target: 'es2022',
    // For tests and coverage here. What is published is what was written but for its types and comments, and a map without sources leads
    // nowhere. What a comment says of an interface, its declarations say.
    sourcemap: 'hidden',
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
        comments: { jsdoc: false },
        entryFileNames: ({ name }) => `${thirdPartyName(name)}.js`,
        banner: ({ moduleIds }) => thirdPartyBanner(moduleIds),
      },
    },
  },
});
