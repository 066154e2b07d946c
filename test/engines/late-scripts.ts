import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { startDemo, type Demo, type Environment } from '../e2e/support/demo.ts';

/** The demo behind a line on which the scripts of its pages come when they are let through. */
export interface LateScripts {
  /** Where browsers reach the account pages. */
  origin: string;
  demo: Demo;
  /** From now on no page gets its script. */
  hold(): void;
  letThrough(): void;
  close(): Promise<void>;
}

const pageScripts = (html: string): string[] =>
  [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, path = '']) => path);

export const startLateScripts = async (env: Environment = {}): Promise<LateScripts> => {
  let demo: Demo | undefined;
  let held: Promise<void> | undefined;
  let open: (() => void) | undefined;
  // A page's own script, and not what it imports: a browser has few connections to one host.
  const scripts = new Set<string>();

  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { url: path = '/', method, headers } = incoming;
    if (scripts.has(path)) await held;
    // Pages are read here, so they come as they are.
    const plain = { ...headers, 'accept-encoding': 'identity' };
    const sent = request({ host: '127.0.0.1', port: demo?.port, path, method, headers: plain });
    incoming.pipe(sent);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    // Asked for again by the next page, too.
    const fresh = scripts.has(path) && { 'cache-control': 'no-store' };
    outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...fresh });
    if (!answer.headers['content-type']?.startsWith('text/html')) return void answer.pipe(outgoing);
    const html = await text(answer);
    for (const script of pageScripts(html)) scripts.add(script);
    outgoing.end(html);
  };
  const server = createServer((incoming, outgoing) => {
    // A browser that leaves the page takes its question back.
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://ems.localhost:${(server.address() as AddressInfo).port}`;
  const running = (demo = await startDemo({ BASE_URL: `${origin}/api/auth`, SITE_URL: origin, ...env }));
  const letThrough = (): void => {
    open?.();
    held = open = undefined;
  };
  return {
    origin,
    demo: running,
    hold() {
      held ??= new Promise((done) => (open = done));
    },
    letThrough,
    async close() {
      letThrough();
      server.close();
      server.closeAllConnections();
      await running.remove();
    },
  };
};
