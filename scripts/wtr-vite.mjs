import { createServer } from 'vite';
import { minifiedTemplates } from './minify-templates/plugin.ts';
import { developmentWarnings } from './development-entries.ts';

/** Lets Vite serve the tests' modules inside web-test-runner, whose own server knows no TypeScript. */
export const viteMiddleware = async () => {
  const vite = await createServer({
    configFile: false,
    appType: 'custom',
    clearScreen: false,
    logLevel: 'warn',
    cacheDir: '.cache/vite-test',
    optimizeDeps: {
      // What is named here is ready before the first test; found later, it would reload the page in the middle of one.
      include: [
        '@open-wc/testing',
        'lit',
        'lit/directives/repeat.js',
        'lit/directives/keyed.js',
        '@lit/context',
        'axe-core',
        'lean-qr',
        'qr/decode.js',
        'zod',
      ],
      exclude: ['@web/test-runner-commands'],
    },
    plugins: [
      minifiedTemplates(),
      developmentWarnings(),
      {
        name: 'wtr-socket',
        enforce: 'pre',
        resolveId: (id) => (id === '/__web-dev-server__web-socket.js' ? { id, external: true } : undefined),
      },
    ],
    server: { middlewareMode: true, ws: false, hmr: false },
  });
  return {
    middleware: (context, next) => {
      if (context.path === '/' || context.path.startsWith('/__web-')) return next();
      return new Promise((resolve, reject) => {
        context.res.once('finish', () => {
          context.respond = false;
          resolve();
        });
        vite.middlewares(context.req, context.res, (error) => (error ? reject(error) : next().then(resolve, reject)));
      });
    },
    plugin: { name: 'vite-close', serverStop: () => vite.close() },
  };
};
