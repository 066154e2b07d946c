import type { EmsElement } from '../base/ems-element.ts';

/** Puts the focus on an element's heading, the page's own if it has one, where a screen has taken the place of another. */
export const focusHeading = async (host: EmsElement): Promise<void> => {
  await host.updateComplete;
  const slotted = host.querySelector<HTMLElement>(':scope > [slot="heading"]');
  // A screen with a heading of its own leaves the page's undrawn.
  const heading = slotted?.assignedSlot ? slotted : host.renderRoot.querySelector('h2');
  if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading?.focus();
};

/**
 * Changes what an element shows. A person who was in what goes finds the focus on the heading; whoever looks at something
 * else on the page is not torn away from it.
 */
export const replaceScreen = (host: EmsElement, change: () => void, leaving: Element | null = host): void => {
  const here = leaving?.contains(document.activeElement);
  change();
  if (here) void focusHeading(host);
};
