import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { AccountHandler } from '../../src/server/index.ts';
import type { ClientAddress } from './client-address.ts';

/** More than the handler accepts, so that it is the handler who refuses. */
const mostBytes = 128 * 1024;

/** The body as far as it is of interest. The rest of one that is too long is read and dropped: the client hears the answer then. */
const readBody = (message: IncomingMessage): Promise<Buffer<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    message.on('data', (chunk: Buffer) => {
      if (length > mostBytes) return;
      chunks.push(chunk);
      length += chunk.length;
      if (length > mostBytes) resolve(Buffer.concat(chunks));
    });
    message.once('end', () => resolve(Buffer.concat(chunks)));
    message.once('error', reject);
  });

/** The request in the Fetch standard's terms. Only the path is taken from its target. */
const toRequest = async (message: IncomingMessage, origin: string): Promise<Request> => {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = message.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? undefined : await readBody(message);
  // Joined rather than resolved: a request target of `//elsewhere` is a path here and no other host.
  const target = (message.url ?? '/').replace(/^[^/]*:\/\/[^/]*/, '');
  return new Request(origin + target, { method, headers, ...(body?.length && { body }) });
};

const send = async (response: Response, to: ServerResponse): Promise<void> => {
  to.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') to.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) to.setHeader('set-cookie', cookies);
  if (response.body) await pipeline(response.body, to);
  else to.end();
};

/** The handler for `node:http`. `baseURL` gives the origin that requests are seen under, whatever their `Host` header says. */
export const toListener = (handler: AccountHandler, baseURL: string, clientAddress: ClientAddress): RequestListener => {
  const { origin } = new URL(baseURL);
  return (message, to) => {
    void (async () => {
      try {
        const request = await toRequest(message, origin);
        await send(await handler(request, { clientAddress: clientAddress(message) }), to);
      } catch {
        // The client went away, or sent what is no request at all.
        if (!to.headersSent) to.writeHead(400).end();
        else to.destroy();
      }
    })();
  };
};
