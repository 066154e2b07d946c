import type { EmsElement } from '../base/ems-element.ts';
import { hasFocus } from '../base/focus.ts';
import { headingOf } from '../base/heading.ts';

/** Puts the focus on the heading that an element shows, where a screen has taken the place of another. */
export const focusHeading = async (host: EmsElement): Promise<void> => {
  await host.updateComplete;
  const heading = headingOf(host);
  if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading?.focus();
};

/**
 * Changes what an element shows. A person who was in what goes finds the focus on the heading; whoever looks at something
 * else on the page is not torn away from it.
 */
export const replaceScreen = (host: EmsElement, change: () => void, leaving: Element | null = host): void => {
  const here = leaving && hasFocus(leaving);
  change();
  if (here) void focusHeading(host);
};
