import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { AccountHandler } from '../../src/server/index.ts';
import type { ClientAddress } from './client-address.ts';

/** The body as it comes. Of one that is read no further the rest is dropped, so that the client hears the answer. */
const bodyOf = (message: IncomingMessage): { stream: ReadableStream<Uint8Array>; drop: () => void } => {
  let wanted = true;
  const drop = (): void => {
    wanted = false;
    message.resume();
  };
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const unlessDropped =
        <T>(use: (value: T) => void) =>
        (value: T): void => {
          if (wanted) use(value);
        };
      message.on(
        'data',
        unlessDropped((chunk: Uint8Array) => {
          controller.enqueue(chunk);
          message.pause();
        }),
      );
      message.once(
        'end',
        unlessDropped(() => controller.close()),
      );
      message.once(
        'error',
        unlessDropped((error) => controller.error(error)),
      );
    },
    pull: () => void message.resume(),
    cancel: drop,
  });
  return { stream, drop };
};

/** The request in the Fetch standard's terms. Only the path is taken from its target. */
const toRequest = (message: IncomingMessage, origin: string, body: ReadableStream<Uint8Array>): Request => {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = message.method ?? 'GET';
  // Joined rather than resolved: a request target of `//elsewhere` is a path here and no other host.
  const target = (message.url ?? '/').replace(/^[^/]*:\/\/[^/]*/, '');
  return new Request(origin + target, {
    method,
    headers,
    ...(method !== 'GET' && method !== 'HEAD' && { body, duplex: 'half' }),
  });
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
      const body = bodyOf(message);
      try {
        const request = toRequest(message, origin, body.stream);
        await send(await handler(request, { clientAddress: clientAddress(message) }), to);
      } catch {
        // The client went away, or sent what is no request at all.
        if (!to.headersSent) to.writeHead(400).end();
        else to.destroy();
      } finally {
        body.drop();
      }
    })();
  };
};
