/** The clients that the stories are fed by: the published memory client, in the situations that a service gets into. */
import type { AuthClient, FurtherPortName } from '../../src/client/index.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  type MemoryClient,
  type MemoryClientOptions,
  type MemoryOperation,
  type MemoryScenario,
  type MemoryWorld,
  type MemoryWorldOptions,
} from '../../src/client/memory/index.ts';

export { memoryPendingEmail, memoryPerson, memoryRecoveryCodes } from '../../src/client/memory/index.ts';

/** Makes a story's client, or leaves the element without one. A function, so that each time a story is opened it starts anew. */
export type MakeClient = () => AuthClient | undefined;

/** Noon of the day that the stories take place on. */
const now = Date.UTC(2026, 2, 14, 12);

/** A world that stands still, so that a story says the same date on every day. */
export const storyWorld = (options: MemoryWorldOptions = {}): MemoryWorld =>
  createMemoryWorld({ now: () => now, resendCooldown: 0, ...options });

export const memory =
  (options: Omit<MemoryClientOptions, 'world' | 'policy'> = {}, world: MemoryWorldOptions = {}): (() => MemoryClient) =>
  () =>
    createMemoryClient({ ...options, world: storyWorld(world) });

/** Another browser of the world that a scenario happened in. */
export const otherBrowser =
  (scenario: MemoryScenario): (() => MemoryClient) =>
  () =>
    createMemoryClient({ world: memory({ scenario })().world });

/** One operation is under way for ever; the others answer at once. */
export const silent = (operation: MemoryOperation, scenario?: MemoryScenario): (() => MemoryClient) =>
  memory({ scenario, latency: (asked) => (asked === operation ? new Promise(() => undefined) : undefined) });

/** A service that doesn't offer a part of the interface. */
export const without =
  (port: Exclude<keyof AuthClient, 'session' | 'policy' | FurtherPortName>, scenario?: MemoryScenario): MakeClient =>
  () => {
    const { [port]: _absent, ...client } = memory({ scenario })();
    return client;
  };

/** The page has given no client. */
export const none: MakeClient = () => undefined;

/** Nearly an hour: a countdown that no story outlives. */
export const anHour = 3599;
