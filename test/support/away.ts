/** A page that is left for a page of the service, and the page that the tab comes back to. */
import type { MemoryVisit, RedirectingMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { waitUntil } from './elements.ts';

/** The page's forms as the tab's storage has them: everything that leaves this page. */
export const stored = (): string => JSON.stringify({ ...sessionStorage });

/**
 * Waits until the page has been left, and gives the client of the page that the tab comes back to. The elements of the page that was
 * left go without a word, as they do in a tab: what they would tidy up by it is kept from them.
 */
export const comeBack = async (
  client: RedirectingMemoryClient,
  visit: MemoryVisit,
  ...left: EmsElement[]
): Promise<RedirectingMemoryClient> => {
  client.elsewhere.next = visit;
  const { length } = client.elsewhere.visits;
  let page: RedirectingMemoryClient | undefined;
  await waitUntil(async () => (page = await client.comeBack().catch(() => undefined)), 'the page is left');
  if (client.elsewhere.visits.length !== length + 1) throw new Error('The page was left more than once.');
  const kept = Object.entries(sessionStorage) as [string, string][];
  for (const element of left) element.remove();
  // What a page does that goes happens within its own tasks.
  await new Promise((resolve) => setTimeout(resolve));
  sessionStorage.clear();
  for (const [key, value] of kept) sessionStorage.setItem(key, value);
  return page!;
};

/** What an element says of what became of it. */
export const statusText = (element: Element) =>
  element.querySelector('.ems-success, .ems-muted[role="status"]')?.textContent?.trim();

export const says = <T extends Element>(element: T, words: string | ((element: T) => string)) =>
  waitUntil(
    () => statusText(element) === (typeof words === 'string' ? words : words(element)),
    typeof words === 'string' ? `it says "${words}"` : 'it says so',
  );
