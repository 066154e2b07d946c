import { EmsElement } from '../../base/ems-element.ts';
import { EmsProvider } from '../../elements/provider/ems-provider.ts';
import { say } from '../say.ts';
import { slotsOf } from '../package-facts.ts';

const taken = new Set<string>();

const isOurs = (tag: string): boolean => {
  const element = customElements.get(tag);
  return element === EmsProvider || element?.prototype instanceof EmsElement;
};

const tell = (): void => {
  if (taken.size) say('two-copies', undefined, [...taken]);
  taken.clear();
};

/** Called by the development entry of a define file, by its name, when that has done its work. */
export const defined = (name: string): void => {
  const tags = name === 'all' ? Object.keys(slotsOf) : [name];
  for (const tag of tags) if (!isOurs(tag)) taken.add(tag);
  // The other define files of the page come first.
  queueMicrotask(tell);
};
