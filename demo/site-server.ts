import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { inLanguage, isTranslated, languageFor, languageHeaders } from './account-pages/language.ts';
import { siteOf, type DemoSite } from './site-list.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.map': 'application/json',
};

/**
 * What every page is served with. The elements work without any exception from it: no inline script, no inline style. A
 * page on another origin than the service may connect to that one origin, and to nothing else. `sheets`: those that stand in a
 * page's first response, each by its digest.
 */
export const strictHeaders = (
  site: DemoSite | undefined,
  service: string,
  sheets: readonly string[] = [],
): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...sheets].join(' '),
    site?.callsService ? `connect-src 'self' ${service}` : "connect-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  // `same-origin` would part a page from the pop-up it opens as soon as that leaves its origin: it couldn't close it, nor
  // notice that the person did. The service's own pages stay with `same-origin`, in a pop-up too: no other site's window
  // shall hold the one in which a password is typed. The answer comes back by a BroadcastChannel of the site's own.
  'cross-origin-opener-policy': site?.opensPopUps ? 'same-origin-allow-popups' : 'same-origin',
  // Not even to this site: a mailed link's token is in the address until the page's script has run.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});

/** `/register` is the file `register.html`, `/` is `index.html`. */
export const pageFile = (path: string): string =>
  path.endsWith('/') ? `${path}index.html` : extname(path) ? path : `${path}.html`;

/** Addresses that lead to another one, by site and path. */
const redirects: Record<string, string> = {
  'ems/': '/account',
  // W3C, "A Well-Known URL for Changing Passwords": password managers go there.
  'ems/.well-known/change-password': '/account#security',
};

export const redirectOf = ({ folder }: DemoSite, path: string): string | undefined => redirects[folder + path];

export interface SiteServerOptions {
  /** The built sites. */
  directory: string;
  /** The sites as they are written, for those that nothing is built of. */
  sources: string;
  /** The single file of the package, for a site without a build step. */
  bundle: string;
  /** Where browsers reach the account service. */
  baseURL: string;
  mailPort: number;
  /** The only site that there is, by whatever name it is asked for. */
  only?: DemoSite;
}

/** Serves built files, a site for each host name. */
export const createSiteServer = ({ directory, sources, bundle, baseURL, mailPort, only }: SiteServerOptions) => {
  const service = new URL(baseURL).origin;

  /** Where the content of an address may be: the site's own folder first, then what all sites share. */
  const candidates = (site: DemoSite, path: string): string[] => {
    if (site.asWritten && path === '/ems-elements.min.js') return [resolve(bundle)];
    const own = resolve(site.asWritten ? sources : directory, site.folder);
    const shared = resolve(directory);
    const files: [root: string, path: string][] = [[own, pageFile(path)]];
    // Names of assets change with what they hold.
    if (path.startsWith('/assets/') || path === '/favicon.svg') files.push([shared, path]);
    return files
      .map(([root, name]) => [root, normalize(join(root, name))] as const)
      .flatMap(([root, file]) => (file.startsWith(`${root}/`) ? [file] : []));
  };

  const read = async (files: string[]): Promise<{ file: string; content: Buffer } | undefined> => {
    for (const file of files) {
      const content = await readFile(file).catch(() => undefined);
      if (content) return { file, content };
    }
    return undefined;
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const site = only ?? siteOf(request.headers.host);
    const answer = (status: number, headers: Record<string, string>, body?: string | Buffer): void => {
      response.writeHead(status, { ...strictHeaders(site, service), ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const text = (status: number, body: string): void =>
      answer(status, { 'content-type': 'text/plain; charset=utf-8' }, `${body}\n`);

    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, { allow: 'GET, HEAD' });
    if (!site) return text(421, 'There is no such site here.');
    const path = decodePath(request.url);
    if (path === undefined) return text(400, 'This address cannot be read.');
    const redirect = redirectOf(site, path);
    if (redirect) return answer(302, { location: redirect });
    if (path === '/demo.json') return answer(200, { 'content-type': 'application/json' }, JSON.stringify({ mailPort }));

    const page = (status: number, path: string, content: Buffer): void => {
      const headers = { 'content-type': types['.html']!, 'cache-control': 'no-cache' };
      if (site.folder !== 'ems' || !isTranslated(path)) return answer(status, headers, content);
      const language = languageFor(request.headers['accept-language']);
      answer(status, { ...headers, ...languageHeaders(language) }, inLanguage(content.toString('utf8'), language));
    };

    const found = await read(candidates(site, path));
    if (found && extname(found.file) === '.html') return page(200, path, found.content);
    if (found) {
      const caching = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      return answer(
        200,
        { 'content-type': types[extname(found.file)] ?? 'application/octet-stream', 'cache-control': caching },
        found.content,
      );
    }
    const meant = spoiltLink(request.url);
    if (meant && (await read(candidates(site, meant.page))))
      return answer(302, { location: meant.page + meant.rest, 'cache-control': 'no-store' });
    // A page for people; a script or a picture that is missing needs no page.
    const missing = pageFile(path).endsWith('.html') ? await read(candidates(site, '/404.html')) : undefined;
    if (missing) return page(404, '/404.html', missing.content);
    text(404, 'There is no such page.');
  };
};

/**
 * A mailed link whose sign before the token something escaped on its way, once or several times, so that the token is in the path. The page
 * is one of plain names: whatever else there is leads to no other place.
 */
const spoiltLink = (url = '/'): { page: string; rest: string } | undefined => {
  const [, page, code, rest] = /^((?:\/[\w-]+)+)%(?:25)*(23|3f)(token=[!-~]*)$/i.exec(url) ?? [];
  return page && rest ? { page, rest: (code === '23' ? '#' : '?') + rest } : undefined;
};

const decodePath = (url = '/'): string | undefined => {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
};
