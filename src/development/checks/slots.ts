import type { EmsElement } from '../../base/ems-element.ts';
import { say } from '../say.ts';
import { slotsOf } from '../package-facts.ts';

/** What the elements put among their own children themselves. */
const ours = '.ems-light, .ems-element';

const check = (element: EmsElement): void => {
  // Another tag than ours is a class of the page's own, which may have slots of its own.
  const known = (slotsOf as Record<string, readonly string[] | undefined>)[element.localName];
  if (!known) return;
  for (const child of element.children) {
    const { slot, localName } = child;
    if (slot && !known.includes(slot) && !child.matches(ours))
      say('unknown-slot', child, element.localName, localName, slot, known);
  }
};

/** Looks at the element's children now and whenever they change. Returns the function that ends it. */
export const watchSlots = (element: EmsElement): (() => void) => {
  check(element);
  const observer = new MutationObserver(() => check(element));
  observer.observe(element, { childList: true, subtree: true, attributeFilter: ['slot'] });
  return () => observer.disconnect();
};
