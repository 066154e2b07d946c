import { connected } from '../context/redraw.ts';
import type { EmsElement } from './ems-element.ts';
import { headingOf } from './heading.ts';

/** `screen`: of an element with several. `heading`: of one whose screen is a part of the page below its heading. */
type Watched = EmsElement & { readonly screen?: string; readonly heading?: string };

const isWatchable = (element: object | undefined): element is Watched =>
  element !== undefined && 'localizer' in element;

/** What was last told of each element. */
const told = new WeakMap<Watched, string>();

/** Out of sight an element shows nothing; what it shows is told again when it is back. */
const check = (element: Watched): void => {
  const visible = element.isConnected && !element.closest('[hidden]');
  const heading = visible ? (element.heading ?? headingOf(element)?.textContent.trim()) : '';
  const errors = element.querySelectorAll('[aria-invalid="true"]').length;
  const { screen = 'form' } = element;
  const now = heading ? [screen, heading, errors].join() : '';
  if (now === told.get(element)) return;
  told.set(element, now);
  if (heading) element.emit('ems-screen', { screen, heading, errors });
};

const watch = (element: object | undefined): void => {
  if (!isWatchable(element) || told.has(element)) return;
  told.set(element, '');
  // What one element shows may put another one out of sight.
  element.addController({ hostUpdated: () => [element, ...connected].filter(isWatchable).forEach(check) });
  if (element.hasUpdated) check(element);
};

let watching = false;

/**
 * From now on the elements of the page say `ems-screen` whenever they show another screen. They don't by themselves, so that
 * a page without a use for it loads nothing of this.
 */
export const watchScreens = (): void => {
  if (watching) return;
  watching = true;
  connected.forEach(watch);
  // An element that comes into the page asks for its context.
  const hear = (event: Event & { contextTarget?: object }): void => watch(event.contextTarget);
  document.addEventListener('context-request', hear, { capture: true });
};
