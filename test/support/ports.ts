import { createServer } from 'node:net';

/** Below those that the system gives to connections, which could take one between its choice and its use; none that `fetch` refuses. */
const [first, count] = [20_000, 10_000];

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A port that is free now, for whom a port has to be told before it listens. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = first + Math.floor(Math.random() * count);
    if (await listens(port)) return port;
  }
};

/** So many free ports in a row: for whom the first one stands for all. */
export const portsInARow = async (wanted: number): Promise<number[]> => {
  for (;;) {
    const from = await freePort();
    const ports = Array.from({ length: wanted }, (_, index) => from + index);
    const free = await Promise.all(ports.map(listens));
    if (free.every(Boolean)) return ports;
  }
};
