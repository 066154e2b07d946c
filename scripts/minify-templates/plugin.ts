import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { minifyTemplates } from './minify.ts';

const src = resolve(import.meta.dirname, '../../src');

/** Minifies the templates of our own modules: in the package, and wherever they are tested and shown as they ship. */
export const minifiedTemplates = (): Plugin => ({
  name: 'minified-templates',
  // The modules as they are written: what comes later takes its source maps from here.
  enforce: 'pre',
  transform: (code, id) => {
    const file = id.replace(/\?.*$/, '');
    return file.startsWith(src) && file.endsWith('.ts') && code.includes('`') ? minifyTemplates(code, file) : undefined;
  },
});
