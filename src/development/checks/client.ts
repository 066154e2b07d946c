import type { EmsElement } from '../../base/ems-element.ts';
import { getDefaultClient } from '../../context/default-client.ts';
import { afterPatience, say, shared } from '../say.ts';

const hasDefaultClient = (): boolean => getDefaultClient() !== undefined;
shared.copies.add(hasDefaultClient);

const waiting = new Set<EmsElement>();

const tagsOf = (elements: readonly EmsElement[]): string[] => [...new Set(elements.map(({ localName }) => localName))];

const look = (): void => {
  const without = [...waiting].filter((element) => element.isConnected && !element.activeClient);
  waiting.clear();
  if (!without.length) return;
  // Where one was meant as a property, that is the cause to begin with.
  const written = without.filter((element) => element.closest('[client]'));
  if (written.length) {
    say('client-as-attribute', written[0], tagsOf(written), written[0]!.closest('[client]')!.getAttribute('client')!);
    return;
  }
  const elsewhere = [...shared.copies].some((hasClient) => hasClient !== hasDefaultClient && hasClient());
  say(elsewhere ? 'client-of-another-copy' : 'no-client', without[0], tagsOf(without));
};

const latest = {};

/** Looks for the element's client once no other has been added for a while. */
export const expectClient = (element: EmsElement): void => {
  waiting.add(element);
  afterPatience(look, latest);
};
