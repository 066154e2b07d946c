import { once } from 'node:events';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import type { DemoSite } from '../site-list.ts';
import { createSiteServer } from '../site-server.ts';

/** Its pages call Keycloak on another origin, and may go there in a window beside them. */
const site: DemoSite = {
  folder: 'keycloak',
  host: 'localhost',
  what: 'a site whose accounts Keycloak keeps',
  callsService: 'by token',
  opensPopUps: true,
};

const built = (path: string): string => resolve(import.meta.dirname, '..', path);

export interface SiteOptions {
  port: number;
  /** Of Keycloak. */
  origin: string;
  mailPort: number;
}

/** Serves the built site, until the function that it answers is called. */
export const startSite = async ({ port, origin, mailPort }: SiteOptions): Promise<() => void> => {
  const pages = createSiteServer({
    directory: built('dist'),
    sources: built('sites'),
    bundle: built('../dist/bundle/ems-elements.min.js'),
    baseURL: origin,
    mailPort,
    only: site,
  });
  const server = createServer((request, response) => void pages(request, response)).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return () => void server.close().closeAllConnections();
};
