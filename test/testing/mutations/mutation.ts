import type { InlineAuthClient } from '../../../src/client/types.ts';
import type { MemoryClient } from '../../../src/client/memory/index.ts';

/** A client that breaks one rule, and the cases that have to notice it. */
export interface Mutation<Client = MemoryClient> {
  breaks: string;
  caughtBy: string[];
  tamper: (client: Client) => InlineAuthClient;
}
