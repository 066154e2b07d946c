import type { EmsElement } from '../../base/ems-element.ts';
import { getDefaultClient } from '../../context/default-client.ts';
import { afterPatience } from '../patience.ts';
import { say, shared } from '../say.ts';

const hasDefaultClient = (): boolean => getDefaultClient() !== undefined;
shared.copies.add(hasDefaultClient);

const waiting = new Set<EmsElement>();

const look = (): void => {
  const without = [...waiting].filter((element) => element.isConnected && !element.activeClient);
  waiting.clear();
  if (!without.length) return;
  const elsewhere = [...shared.copies].some((hasClient) => hasClient !== hasDefaultClient && hasClient());
  const names = [...new Set(without.map(({ localName }) => localName))];
  say(elsewhere ? 'client-of-another-copy' : 'no-client', without[0], names);
};

const latest = {};

/** Looks for the element's client once no other has been added for a while. */
export const expectClient = (element: EmsElement): void => {
  waiting.add(element);
  afterPatience(look, latest);
};
