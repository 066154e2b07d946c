import { redirect } from '../../src/client/port-kind.ts';
import type { RedirectOperation } from '../../src/client/ports/redirect.ts';
import { waitFor } from 'storybook/test';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { failure, type Problem, type RedirectAuthClient, type RedirectResult } from '../../src/client/index.ts';
import {
  createMemoryClient,
  type MemoryClient,
  type MemoryElsewherePort,
  type MemoryVisit,
  type MemoryWorldOptions,
  type RedirectingMemoryClient,
  type RedirectingMemoryClientOptions,
} from '../../src/client/memory/index.ts';
import { storyWorld } from './clients.ts';

/** A client whose people sign in on a page of the service, made of one whose people sign in in the page. */
export const elsewhere = (
  { session, ...client }: MemoryClient,
  start: RedirectAuthClient['session']['start'] = async () => failure('cancelled'),
  refusal?: Problem,
): RedirectAuthClient => {
  const { signIn: _, kind: __, ...rest } = session;
  return { ...client, session: { kind: 'redirect', ...rest, start, refusal: () => refusal } };
};

/** Everything that may happen on a page of the service. */
export const everywhere: readonly MemoryElsewherePort[] = [
  'session',
  'registration',
  'reauthentication',
  'email',
  'password',
  'authenticators',
  'recoveryCodes',
  'deletion',
];

interface SendsAway extends Omit<RedirectingMemoryClientOptions, 'world' | 'policy'> {
  /** What the person does on the page of the service; completes it when absent. */
  next?: MemoryVisit;
  service?: MemoryWorldOptions;
}

/** A client whose service has pages of its own for some operations, which stand beside this page. */
export const sendsAway =
  ({ next = 'complete', service, ...options }: SendsAway): (() => RedirectingMemoryClient) =>
  () => {
    const client = createMemoryClient({ scenario: 'active', world: storyWorld(service), ...options });
    client.elsewhere.next = next;
    client.elsewhere.entered.deviceName = 'Tablet';
    return client;
  };

/** The client of a page that comes back with another answer than what happened. */
export const saysItWas = (
  client: RedirectingMemoryClient,
  port: Exclude<MemoryElsewherePort, 'session'>,
  result: RedirectResult,
): RedirectingMemoryClient => {
  const operation = redirect<RedirectOperation | { kind: 'inline' }>(client[port])!;
  return { ...client, [port]: { ...operation, result: () => operation.result() && result } };
};

/** The client of a page that a person has come back to from such a page of the service. */
export const cameBack =
  (
    port: Exclude<MemoryElsewherePort, 'session'>,
    result: RedirectResult,
    options: Partial<SendsAway> = {},
  ): (() => RedirectingMemoryClient) =>
  () => {
    const client = sendsAway({ elsewhere: [port], ...options })();
    // A story before may have left for the service with an account of its own.
    sessionStorage.clear();
    let told = false;
    return {
      ...client,
      [port]: {
        ...client[port],
        result: () => {
          if (told) return undefined;
          told = true;
          return result;
        },
      },
    };
  };

/** In the mode `redirect`: the page is left by now, and the tab comes back to one that is drawn anew, with what its storage kept. */
export const comeBackTo = async (root: HTMLElement, selector: string): Promise<void> => {
  const left = root.querySelector<EmsElement>(selector)!;
  const client = left.client as RedirectingMemoryClient;
  const back = left.cloneNode() as EmsElement;
  back.client = await waitFor(() => client.comeBack());
  const kept = Object.entries(sessionStorage) as [string, string][];
  const place = document.createComment('');
  left.replaceWith(place);
  // An element that is taken away tidies up, which a page that is left does not.
  await new Promise((resolve) => setTimeout(resolve));
  for (const [key, value] of kept) sessionStorage.setItem(key, value);
  place.replaceWith(back);
};
