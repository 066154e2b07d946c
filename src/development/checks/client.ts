import type { EmsElement } from '../../base/ems-element.ts';
import { getDefaultClient } from '../../context/default-client.ts';
import { say, shared } from '../say.ts';

/** How long a page may take to give its elements a client, such as after a request for its settings. */
const patience = 2000;

const hasDefaultClient = (): boolean => getDefaultClient() !== undefined;
shared.copies.add(hasDefaultClient);

const waiting = new Set<EmsElement>();
let timer: ReturnType<typeof setTimeout> | undefined;

const look = (): void => {
  const without = [...waiting].filter((element) => element.isConnected && !element.activeClient);
  waiting.clear();
  if (!without.length) return;
  const elsewhere = [...shared.copies].some((hasClient) => hasClient !== hasDefaultClient && hasClient());
  const names = [...new Set(without.map(({ localName }) => localName))];
  say(elsewhere ? 'client-of-another-copy' : 'no-client', without[0], names);
};

/** Looks for the element's client when the page has loaded and nothing else has been added for a while. */
export const expectClient = (element: EmsElement): void => {
  waiting.add(element);
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, patience);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
};
