/** What the elements' tests share about a service with pages of its own: a person who goes there and comes back. */
import {
  createMemoryClient,
  type MemoryElsewherePort,
  type MemoryScenario,
  type MemoryVisit,
  type MemoryWorld,
  type RedirectingMemoryClient,
} from '../../src/client/memory/index.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { comeBack } from './away.ts';
import { button, fixture, html, settled, waitUntil } from './elements.ts';

interface Visit {
  elsewhere: readonly MemoryElsewherePort[];
  mode?: 'popup' | 'redirect' | undefined;
  scenario?: MemoryScenario | undefined;
  next?: MemoryVisit | undefined;
  world?: MemoryWorld | undefined;
}

export const sendsAway = ({ next = 'complete', scenario = 'active', ...options }: Visit): RedirectingMemoryClient => {
  const client = createMemoryClient({ scenario, ...options });
  client.elsewhere.next = next;
  return client;
};

/** An element of a client. */
export const drawFor = async <E extends EmsElement<object>>(
  client: RedirectingMemoryClient,
  tag: string,
): Promise<E> => {
  const element = document.createElement(tag) as E;
  element.client = client;
  element.setAttribute('sign-in-href', '/sign-in');
  element.setAttribute('continue-href', '/');
  (await fixture(html`<div></div>`)).append(element);
  await settled(element);
  return element;
};

/** The button there, as soon as it is fetched. */
export const go = async (element: Element, label: string): Promise<HTMLButtonElement> => {
  let found: HTMLButtonElement | undefined;
  await waitUntil(() => {
    try {
      return (found = button(element, label));
    } catch {
      return false;
    }
  }, label);
  found!.focus();
  found!.click();
  return found!;
};

/** Presses the button, leaves the page, and comes back to one that has just been loaded. */
export const leaveAndComeBack = async (
  client: RedirectingMemoryClient,
  element: EmsElement,
  label: string,
): Promise<RedirectingMemoryClient> => {
  await go(element, label);
  return comeBack(client, client.elsewhere.next, element);
};

export const statusText = (element: Element): string =>
  [...element.querySelectorAll('[role="status"]')]
    .map(({ textContent }) => textContent.trim())
    .filter(Boolean)
    .join(' ');
