export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  telemetry: false,
  app: {
    head: {
      title: 'ems-elements with Nuxt',
      htmlAttrs: { lang: 'en' },
      link: [{ rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' }],
    },
  },
  // These tags are elements, and no components that Vue would look for.
  vue: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('ems-') } },
  vite: {
    server: { allowedHosts: ['app.ems.localhost'] },
    // Vite finds these only when a page asks for them, and would load the elements a second time then.
    optimizeDeps: { include: ['ems-elements', 'ems-elements/client/ems-service', 'ems-elements/define/*.js'] },
  },
});
