import type { MemoryWorld } from '../../../src/client/memory/index.ts';
import type { InlineAuthClient } from '../../../src/client/types.ts';
import type { MemoryClient } from '../../../src/client/memory/index.ts';

/** A client that breaks one rule, and the cases that have to notice it. */
export interface Mutation<Client = MemoryClient> {
  breaks: string;
  caughtBy: string[];
  tamper: (client: Client) => InlineAuthClient;
}

const changed = new WeakSet<object>();

/** A client whose service does something otherwise. */
export const serving =
  (change: (service: MemoryWorld['service']) => void) =>
  <Client extends { world: MemoryWorld }>(client: Client): Client => {
    if (!changed.has(client.world)) change(client.world.service);
    changed.add(client.world);
    return client;
  };
