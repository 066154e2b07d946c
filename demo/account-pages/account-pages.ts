import type { RequestListener } from 'node:http';
import type { FormPage } from '../../src/server/index.ts';
import type { ClientAddress } from '../service/client-address.ts';
import type { ServiceConfig } from '../service/config.ts';
import { toListener } from '../service/listener.ts';
import { formPaths, type AccountService } from '../service/service.ts';
import { demoSites } from '../site-list.ts';
import { strictHeaders } from '../site-server.ts';
import { createDrawing } from './draw.ts';
import { readSheet } from './sheets.ts';

export interface AccountPagesOptions {
  service: AccountService;
  config: ServiceConfig;
  clientAddress: ClientAddress;
  /** The HTML of a page of the account site by its path. */
  readPage: (path: string) => Promise<string>;
}

export interface AccountPages {
  /** Whether a path of the account site is answered here. */
  has(path: string): boolean;
  listener: RequestListener;
}

const { account: _, ...answered } = formPaths;
const paths: ReadonlySet<string> = new Set(Object.values(answered));

/** The pages of the account site whose forms work before a script comes, and where none ever does. */
export const createAccountPages = ({ service, config, clientAddress, readPage }: AccountPagesOptions): AccountPages => {
  const site = demoSites.find(({ folder }) => folder === 'ems');
  const headers = strictHeaders(site, new URL(config.baseURL).origin);
  const render = createDrawing({ readPage: (page: FormPage) => readPage(formPaths[page]), baseURL: config.baseURL });
  const pages = service.formPages({ render, headers });
  const sheet = ({ url }: Request): Response | undefined => {
    const css = readSheet(new URL(url).pathname);
    if (css === undefined) return undefined;
    return new Response(css, {
      headers: { ...headers, 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
    });
  };
  return {
    has: (path) => paths.has(path) || readSheet(path) !== undefined,
    listener: toListener(
      async (request, info) => sheet(request) ?? (await pages(request, info)) ?? new Response(null, { status: 404 }),
      config.baseURL,
      clientAddress,
    ),
  };
};
