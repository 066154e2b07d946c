import { defineConfig } from 'vite';
import { minifiedTemplates } from './scripts/minify-templates/plugin.ts';

/** One minified file with every element and client, for a script tag and no build step. */
export default defineConfig({
  plugins: [minifiedTemplates()],
  publicDir: false,
  build: {
    target: 'es2022',
    sourcemap: 'hidden',
    minify: true,
    emptyOutDir: false,
    outDir: 'dist/bundle',
    lib: { entry: 'src/bundle.ts', formats: ['es'], fileName: () => 'ems-elements.min.js' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
