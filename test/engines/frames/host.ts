/** A site whose pages show the elements in frames. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rolldown } from 'rolldown';

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** How a page may show another one, as the attributes of its frame. */
export const frames: Record<string, (page: string, markup: string) => string> = {
  'a frame without an address': (_page, markup) => `srcdoc="${attribute(markup)}"`,
  'a sandbox': (page) => `sandbox="allow-scripts allow-forms" src="${page}"`,
  'a sandbox that allows no forms': (page) => `sandbox="allow-scripts" src="${page}"`,
  'a sandbox without an address': (_page, markup) =>
    `sandbox="allow-scripts allow-forms" srcdoc="${attribute(markup)}"`,
};

export const startHost = async () => {
  const build = await rolldown({ input: new URL('page.ts', import.meta.url).pathname });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  const scripts = new Map<string, string>();
  for (const file of output) if (file.type === 'chunk') scripts.set(`/${file.fileName}`, file.code);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const script = scripts.get(pathname);
    // A page without an origin of its own is another one than its files'.
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'content-type': script === undefined ? 'text/html; charset=utf-8' : 'text/javascript',
    });
    const origin = `http://${request.headers.host}`;
    const markup = `<!doctype html><html lang="en"><title>In a frame</title><script type="module" src="${origin}/page.js"></script></html>`;
    const frame = frames[searchParams.get('in') ?? ''];
    response.end(
      script ??
        (frame
          ? `<!doctype html><html lang="en"><title>The page around it</title><script>
            addEventListener('message', ({ data }) => (document.documentElement.dataset.told = data));
            </script><iframe width="600" height="600" ${frame('/frame', markup)}></iframe></html>`
          : markup),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
};
