import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createServer } from 'vite';
import { pageFile, siteOf } from './site-server.ts';

/** The sites from their sources, with hot reload. Without the strict policy, which a development server can't keep. */
export const createDevSites = async ({ mailPort }: { mailPort: number }) => {
  const vite = await createServer({
    configFile: resolve(import.meta.dirname, 'vite.config.ts'),
    clearScreen: false,
    server: { middlewareMode: true, allowedHosts: true },
  });
  const { root } = vite.config;
  return {
    close: () => vite.close(),
    handle(request: IncomingMessage, response: ServerResponse): void {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname === '/demo.json') {
        response.end(JSON.stringify({ mailPort }));
        return;
      }
      vite.middlewares(request, response, () => {
        void (async () => {
          const page = `/${siteOf(request.headers.host) ?? 'index'}${pageFile(pathname)}`;
          try {
            const source = await readFile(resolve(root, `.${page}`), 'utf8');
            const html = await vite.transformIndexHtml(page, source);
            response.setHeader('content-type', 'text/html; charset=utf-8');
            response.end(html);
          } catch {
            response.writeHead(404).end('There is no such page.\n');
          }
        })();
      });
    },
  };
};
