import { once } from 'node:events';
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from '../support/browser.ts';
import { signIn } from '../support/person.ts';
import { addPhone } from '../support/second-factor.ts';
import type { TestService } from '../support/service.ts';

/** Operations that end the session they are called in. Most of their requests come from nobody: a new account takes half a second. */
const ending = new Set(['/sign-out', '/account/deletion']);

export interface SessionProxy {
  baseURL: string;
  /** How often each operation was answered with each status. */
  answered: Map<string, Map<number, number>>;
  stop(): Promise<void>;
}

interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  content: Buffer;
}

const contentOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
};

/** By `node:http`, because `fetch` sends no TRACE and mends what it is given. */
const forward = async (
  url: string,
  method: string,
  headers: OutgoingHttpHeaders,
  content: Buffer,
): Promise<Received> => {
  const sent = request(url, { method, headers });
  sent.end(content);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: answer.headers, content: await contentOf(answer) };
};

/**
 * What stands between a fuzzer and the service: a browser with the session of somebody who has a second factor, a new one as soon
 * as that session has ended. Every fourth request comes from nobody.
 */
export const startSessionProxy = async (service: TestService): Promise<SessionProxy> => {
  const answered = new Map<string, Map<number, number>>();
  const counts = new Map<string, number>();
  let somebody: Promise<Browser> | undefined;

  const begin = async (): Promise<Browser> => {
    const { browser } = await signIn(service);
    await addPhone(service, browser);
    return browser;
  };
  const cookieOf = async (): Promise<string> =>
    [...(await (somebody ??= begin())).cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  const answer = async (asked: IncomingMessage): Promise<Received> => {
    const { method = 'GET', url = '/', headers } = asked;
    const path = url.split('?')[0]!;
    const operation = `${method} ${path}`;
    const count = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, count);
    const signedIn = ending.has(path) && method === 'POST' ? count % 12 === 1 : count % 4 !== 0;
    const { host: _, connection: __, ...sent } = headers;
    const cookie = signedIn ? await cookieOf() : undefined;
    const content = await contentOf(asked);
    const received = await forward(
      service.baseURL + url,
      method,
      { ...sent, origin: service.origin, ...(cookie !== undefined && { cookie }) },
      content,
    );
    const { status } = received;
    const statuses = answered.get(operation) ?? new Map<number, number>();
    answered.set(operation, statuses.set(status, (statuses.get(status) ?? 0) + 1));
    if (signedIn && method === 'POST' && (status === 401 || 'set-cookie' in received.headers)) somebody = undefined;
    return received;
  };

  const server = createServer((asked, response) => {
    void answer(asked)
      // Shown as what it is: no answer of the service.
      .catch((error: unknown): Received => ({
        status: 599,
        headers: { 'content-type': 'text/plain' },
        content: Buffer.from(String(error)),
      }))
      .then(
        ({ status, headers: { 'transfer-encoding': _, connection: __, 'keep-alive': ___, ...headers }, content }) => {
          response.writeHead(status, headers);
          response.end(content);
        },
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
