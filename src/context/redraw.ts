import type { ReactiveControllerHost } from 'lit';

/** The elements in the page. They are redrawn when something changes that concerns all of them. */
export const connected = new Set<ReactiveControllerHost>();
let pageObserver: MutationObserver | undefined;

export const redrawAll = (): void => {
  for (const element of connected) element.requestUpdate();
};

/** From now on the element is redrawn with the others, also when a `lang` or `dir` of the page changes. */
export const joinPage = (element: ReactiveControllerHost): void => {
  connected.add(element);
  if (pageObserver) return;
  pageObserver = new MutationObserver(redrawAll);
  pageObserver.observe(document.documentElement, { attributeFilter: ['lang', 'dir'], subtree: true });
};

export const leavePage = (element: ReactiveControllerHost): void => {
  connected.delete(element);
};
