import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { rolldown } from 'rolldown';
import { siteOf } from '../../../demo/site-list.ts';
import { strictHeaders } from '../../../demo/site-server.ts';
import { freePort } from '../../support/ports.ts';
import { test as base } from '../fixtures.ts';
import { startDemo, type Demo } from './demo.ts';

/** Serves another site of the demo, at an address. */
export type Serve = (siteURL: string, demo: Demo) => Promise<Server>;

/** The pages of another site, with the strict policy and a way to the service. */
const serveScripts: Serve = async (siteURL, { origin }) => {
  const service = `${origin}/api/auth`;
  const build = await rolldown({ input: new URL('../other-site/page.ts', import.meta.url).pathname });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  const scripts = new Map<string | undefined, string>();
  for (const file of output) if (file.type === 'chunk') scripts.set(`/${file.fileName}`, file.code);
  const headers = strictHeaders(siteOf('element-one.localhost'), new URL(service).origin);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const script = scripts.get(pathname);
    const type = script === undefined ? 'text/html; charset=utf-8' : 'text/javascript';
    response.writeHead(pathname === '/favicon.ico' ? 204 : 200, { ...headers, 'content-type': type });
    response.end(
      script ??
        `<!doctype html><html lang="en" data-service="${service}" data-mode="${searchParams.get('mode') === 'popup' ? 'popup' : 'redirect'}"><title>Element One</title>
        <script type="module" src="/page.js"></script><ems-sign-in email="hint@example.org"></ems-sign-in><ems-account-profile></ems-account-profile></html>`,
    );
  });
  server.listen(Number(new URL(siteURL).port), '127.0.0.1');
  await once(server, 'listening');
  return server;
};

/** A test in which another site signs people in at the service, which may have settings. */
export const otherSiteTest = (settings: Record<string, string> = {}, serve = serveScripts) =>
  base.extend<object, { siteURL: string }>({
    siteURL: [async ({}, use) => use(`http://element-one.localhost:${await freePort()}/sign-up`), { scope: 'worker' }],
    demo: [
      async ({ siteURL }, use) => {
        const clients = JSON.stringify([{ id: 'element-one', redirectUris: [siteURL] }]);
        const demo = await startDemo({ OIDC_CLIENTS: clients, ...settings });
        const site = await serve(siteURL, demo);
        await use(demo);
        site.close();
        site.closeAllConnections();
        await demo.remove();
      },
      { scope: 'worker' },
    ],
  });
