import { afterEach } from 'node:test';
import { createHttp, type Http, type HttpOptions } from '../../../src/client/http/http.ts';
import { startServer, type Handler, type TestServer } from './server.ts';

/** What runs meanwhile. */
export let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** A client of a server that runs until the test ends. */
export const serve = async (handler: Handler, options: Partial<HttpOptions> = {}): Promise<Http> => {
  server = await startServer(handler);
  return createHttp({ baseURL: `${server.url}/api`, retryDelays: [0, 0], ...options });
};

export const received = (): TestServer['received'] => server?.received ?? [];
