import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningKeycloak } from '../../../demo/keycloak/run.ts';

type Outage = Pick<RunningKeycloak, 'goDown' | 'comeUp'>;

export interface Control {
  /** For the tests, which are processes of their own. */
  address: string;
  close(): void;
}

/** Lets the tests take Keycloak down and bring it up again. */
export const serveControl = async (keycloak: Outage): Promise<Control> => {
  const works: Record<string, () => Promise<void>> = { '/down': keycloak.goDown, '/up': keycloak.comeUp };
  const server = createServer((request, response) => {
    const work = works[request.url ?? ''];
    if (!work || request.method !== 'POST') return void response.writeHead(404).end();
    work().then(
      () => response.writeHead(204).end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close().closeAllConnections(),
  };
};

/** The other end of it, in a test. */
export const control = (address: string): Outage => {
  const ask = async (path: string): Promise<void> => {
    const response = await fetch(address + path, { method: 'POST' });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  return { goDown: () => ask('/down'), comeUp: () => ask('/up') };
};
