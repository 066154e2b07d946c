import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    vue({
      // These tags are elements, and no components that Vue would look for.
      template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('ems-') } },
    }),
  ],
});
