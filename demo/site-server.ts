import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.map': 'application/json',
};

/** What every page is served with. The elements work without any exception from it: no inline script, no inline style. */
export const strictHeaders: Record<string, string> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'cross-origin-opener-policy': 'same-origin',
  // Not even to this site: a mailed link's token is in the address until the page's script has run.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** The folder of a site, by the host name it is asked under. */
export const siteOf = (host = ''): string | undefined => {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (name === 'localhost' || name === '127.0.0.1') return 'index';
  return /^([\w-]+)\.localhost$/.exec(name)?.[1];
};

/** `/register` is the file `register.html`, `/` is `index.html`. */
export const pageFile = (path: string): string => (path.endsWith('/') ? `${path}index.html` : extname(path) ? path : `${path}.html`);

const redirects: Record<string, string> = { 'ems/': '/account', 'ems/.well-known/change-password': '/account' };

export interface SiteServerOptions {
  /** The built sites. */
  directory: string;
  mailPort: number;
}

/** Serves built files, a site for each host name. */
export const createSiteServer = ({ directory, mailPort }: SiteServerOptions) => {
  const root = resolve(directory);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number, headers: Record<string, string>, body?: string | Buffer): void => {
      response.writeHead(status, { ...strictHeaders, ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const text = (status: number, body: string): void => answer(status, { 'content-type': 'text/plain; charset=utf-8' }, `${body}\n`);

    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, { allow: 'GET, HEAD' });
    const site = siteOf(request.headers.host);
    if (!site) return text(421, 'There is no such site here.');
    const path = decodePath(request.url);
    if (path === undefined) return text(400, 'This address cannot be read.');
    const redirect = redirects[site + path];
    if (redirect) return answer(302, { location: redirect });
    if (path === '/demo.json') return answer(200, { 'content-type': 'application/json' }, JSON.stringify({ mailPort }));

    // Assets are shared by all sites; their names change with what they hold.
    const shared = path.startsWith('/assets/');
    const candidates = shared ? [path] : [join('/', site, pageFile(path)), path];
    for (const candidate of candidates) {
      const file = normalize(join(root, candidate));
      if (!file.startsWith(`${root}/`)) continue;
      const content = await readFile(file).catch(() => undefined);
      if (!content) continue;
      const caching = shared ? 'public, max-age=31536000, immutable' : 'no-cache';
      return answer(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': caching }, content);
    }
    text(404, 'There is no such page.');
  };
};

const decodePath = (url = '/'): string | undefined => {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
};
