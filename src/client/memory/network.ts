import type { AuthClient } from '../types.ts';
import { aborted, throwIfAborted } from '../abort.ts';
import { sleep } from '../sleep.ts';
import type { Outcome } from '../outcome.ts';
import type { Problem } from '../problem.ts';

type PortName = Exclude<keyof AuthClient, 'allowedReturnUrls'>;
/** Of both kinds of a port; without what is known at once. */
type MethodOf<Port> = Port extends Port
  ? Exclude<
      keyof Port & string,
      'kind' | 'subscribe' | 'initial' | 'requiresCurrentPassword' | 'result' | 'refusal' | 'removal'
    >
  : never;
/** `registration.register`, `session.signIn` and so on: what takes time and may fail. */
export type MemoryOperation = {
  [Port in PortName]-?: `${Port}.${MethodOf<NonNullable<AuthClient[Port]>>}`;
}[PortName];

/**
 * How long an answer takes: milliseconds, or a function whose promise is awaited. A promise that never settles keeps
 * an element busy for a story; one that a test settles says when the answer arrives.
 */
export type MemoryLatency = number | ((operation: MemoryOperation) => void | Promise<void>);

/** A problem answered instead of carrying the operation out; `once` for the next call only. */
export type InjectedProblem = Problem & { once?: boolean };

/** What lies between this browser and the world. May be changed at any time; calls see it as it is when they are made. */
export interface MemoryNetwork {
  latency: MemoryLatency;
  problems: Partial<Record<MemoryOperation, InjectedProblem | undefined>>;
}

const delay = async (
  latency: MemoryLatency,
  operation: MemoryOperation,
  signal: AbortSignal | undefined,
): Promise<void> => {
  if (typeof latency === 'function') await Promise.race([latency(operation), aborted(signal)]);
  else if (latency > 0) await sleep(latency, signal);
};

/** Like a request: takes its time, can be aborted until the answer is there, and fails when a problem was injected. */
export const travel = async <T>(
  network: MemoryNetwork,
  operation: MemoryOperation,
  signal: AbortSignal | undefined,
  arrive: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  throwIfAborted(signal);
  await delay(network.latency, operation, signal);
  throwIfAborted(signal);
  const injected = network.problems[operation];
  if (!injected) return structuredClone(await arrive());
  const { once, ...problem } = injected;
  if (once) delete network.problems[operation];
  return { ok: false, problem };
};
