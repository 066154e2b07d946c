import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AccountHandler } from '../../src/server/index.ts';
import type { ClientAddress } from './client-address.ts';

/** The request in the Fetch standard's terms. The path alone is taken from it: the handler's own base URL is configured. */
const toRequest = (message: IncomingMessage, origin: string): Request => {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = message.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD' && (headers.has('content-length') || headers.has('transfer-encoding'));
  const body = hasBody ? (Readable.toWeb(message) as ReadableStream<Uint8Array>) : null;
  // Joined rather than resolved: a request target of `//elsewhere` is a path here and no other host.
  const target = (message.url ?? '/').replace(/^[^/]*:\/\/[^/]*/, '');
  return new Request(origin + target, { method, headers, body, ...(body && { duplex: 'half' as const }) });
};

const send = async (response: Response, to: ServerResponse): Promise<void> => {
  to.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') to.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) to.setHeader('set-cookie', cookies);
  if (response.body) await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), to);
  else to.end();
};

/** The handler for `node:http`. `baseURL` gives the origin that requests are seen under, whatever their `Host` header says. */
export const toListener = (handler: AccountHandler, baseURL: string, clientAddress: ClientAddress): RequestListener => {
  const { origin } = new URL(baseURL);
  return (message, to) => {
    void (async () => {
      try {
        await send(await handler(toRequest(message, origin), { clientAddress: clientAddress(message) }), to);
        // An unread rest of a refused body would keep the connection from being used again.
        if (!message.complete) message.destroy();
      } catch {
        // The client went away, or sent what is no request at all.
        if (!to.headersSent) to.writeHead(400).end();
        else to.destroy();
      }
    })();
  };
};
