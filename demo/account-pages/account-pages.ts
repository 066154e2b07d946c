import type { RequestListener } from 'node:http';
import type { FormPage } from '../../src/server/index.ts';
import type { ClientAddress } from '../service/client-address.ts';
import type { ServiceConfig } from '../service/config.ts';
import { toListener } from '../service/listener.ts';
import { formPaths, type AccountService } from '../service/service.ts';
import { demoSites } from '../site-list.ts';
import { strictHeaders } from '../site-server.ts';
import { createDrawing } from './draw.ts';
import { languageFor, languageHeaders } from './language.ts';
import { readLinkedSheets, sourcesOfSheets, type LinkedSheets } from './inline-sheets.ts';
import { tags } from './tags.ts';

export interface AccountPagesOptions {
  service: AccountService;
  config: ServiceConfig;
  clientAddress: ClientAddress;
  /** The HTML of a page of the account site by its path. */
  readPage: (path: string) => Promise<string>;
  /** The content of a file that its pages link; absent where files change while the service runs. */
  readAsset?: ((path: string) => Promise<string>) | undefined;
}

export interface AccountPages {
  /** Whether a path of the account site is answered here. */
  has(path: string): boolean;
  listener: RequestListener;
}

const { account: _, ...answered } = formPaths;
const paths: ReadonlySet<string> = new Set(Object.values(answered));

/** The pages of the account site whose forms work before a script comes, and where none ever does. */
export const createAccountPages = async ({
  service,
  config,
  clientAddress,
  readPage,
  readAsset,
}: AccountPagesOptions): Promise<AccountPages> => {
  const read = (page: FormPage): Promise<string> => readPage(formPaths[page]);
  const names = Object.keys(tags) as FormPage[];
  const sheets: LinkedSheets = readAsset
    ? await readLinkedSheets(await Promise.all(names.map(read)), readAsset)
    : new Map();
  const site = demoSites.find(({ folder }) => folder === 'ems');
  const headers = strictHeaders(site, new URL(config.baseURL).origin, sourcesOfSheets(sheets));
  const render = createDrawing({ readPage: read, sheets, baseURL: config.baseURL });
  const pages = service.formPages({ render, headers });
  return {
    has: (path) => paths.has(path),
    listener: toListener(
      async (request, info) => {
        const response = (await pages(request, info)) ?? new Response(null, { status: 404 });
        if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
        const language = languageFor(request.headers.get('accept-language'));
        for (const each of Object.entries(languageHeaders(language))) response.headers.set(...each);
        return response;
      },
      config.baseURL,
      clientAddress,
    ),
  };
};
