import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { createServer } from 'vite';
import { inLanguage, isTranslated, languageFor } from './account-pages/language.ts';
import { demoSites, siteOf, type DemoSite } from './site-list.ts';
import { createSiteServer, pageFile, redirectOf, type SiteServerOptions } from './site-server.ts';

/** The sites from their sources, with hot reload. Without the strict policy, which a development server can't keep. */
export const createDevSites = async (options: SiteServerOptions) => {
  const vite = await createServer({
    configFile: resolve(import.meta.dirname, 'vite.config.ts'),
    clearScreen: false,
    server: { middlewareMode: true, allowedHosts: true },
  });
  const { root } = vite.config;
  const asWritten = createSiteServer(options);
  const accountSite = demoSites.find(({ folder }) => folder === 'ems')!;

  const page = async ({ folder }: DemoSite, path: string): Promise<string> => {
    const file = `/${folder}${path}`;
    return vite.transformIndexHtml(file, await readFile(resolve(root, `.${file}`), 'utf8'));
  };

  const answer = async (
    site: DemoSite,
    path: string,
    { headers }: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const found = await page(site, pageFile(path)).catch(() => undefined);
    const html = found ?? (await page(site, '/404.html').catch(() => 'There is no such page.'));
    const language = site === accountSite && isTranslated(path) ? languageFor(headers['accept-language']) : 'en';
    response
      .writeHead(found === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
      .end(inLanguage(html, language));
  };

  return {
    close: () => vite.close(),
    readAccountPage: (path: string): Promise<string> => page(accountSite, pageFile(path)),
    handle(request: IncomingMessage, response: ServerResponse): void {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const site = siteOf(request.headers.host);
      const redirect = site && redirectOf(site, pathname);
      if (!site || redirect || pathname === '/demo.json') return void asWritten(request, response);
      if (site.asWritten) {
        // Its one file of the package comes from the sources too, and with it what that imports.
        if (pathname === '/ems-elements.min.js') request.url = `/@fs${resolve(root, '../../src/bundle.ts')}`;
        else if (!/^\/(?:@|src\/|node_modules\/)/.test(pathname)) return void asWritten(request, response);
      }
      // A page names its own files relative to itself; for Vite all sites are one, a folder for each.
      else if (!['', '.html'].includes(extname(pathname)) && existsSync(resolve(root, `./${site.folder}${pathname}`))) {
        request.url = `/${site.folder}${request.url}`;
      }
      vite.middlewares(request, response, () => void answer(site, pathname, request, response));
    },
  };
};
