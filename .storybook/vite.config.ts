import { defineConfig } from 'vite';
import { minifiedTemplates } from '../scripts/minify-templates/plugin.ts';
import { developmentWarnings } from '../scripts/development-entries.ts';

// That class fields are assigned and not defined comes from tsconfig.json (`useDefineForClassFields`); defined ones would
// hide the accessors of Lit's properties.
export default defineConfig({
  plugins: [minifiedTemplates(), developmentWarnings()],
  // Named before anybody asks for them, so that Storybook's renderer and the elements share one copy of Lit.
  optimizeDeps: {
    include: ['lit', 'lit/directive.js', 'lit/directive-helpers.js', '@lit/context', '@storybook/web-components'],
  },
});
