import type { ScreenDetail } from './events.ts';
import { watchScreens } from './watch-screens.ts';

export interface FollowTitleOptions {
  /** The element to follow, where the page has several; all of the page when absent. */
  root?: EventTarget | undefined;
  /** Stands before the heading while fields are refused, in the language of the page. */
  error?: string | undefined;
}

/** What stands after the last separator of a title: the name of the site. */
const siteOf = (title: string): string => / [·•|–—-] (?!.* [·•|–—-] ).*$/u.exec(title)?.[0] ?? (title && ` · ${title}`);

/** An element inside another one that has a heading, such as a section of an account page: that one's heading counts. */
const isPart = (event: Event): boolean =>
  event
    .composedPath()
    .slice(1)
    .some((node) => node instanceof Element && node.shadowRoot?.querySelector('[part="heading"]'));

/**
 * Lets the title of the page follow what its elements show (WCAG 2.4.2): "Check your inbox · Your site". What stands after
 * the last separator of the title is kept. Returns the function that ends it.
 */
export const followTitle = ({ root = document, error = 'Error' }: FollowTitleOptions = {}): (() => void) => {
  const site = siteOf(document.title);
  const follow = (event: CustomEvent<ScreenDetail>): void => {
    const { heading, errors } = event.detail;
    if (!isPart(event)) document.title = `${errors ? `${error}: ` : ''}${heading}${site}`;
  };
  root.addEventListener('ems-screen', follow as EventListener);
  watchScreens();
  return () => root.removeEventListener('ems-screen', follow as EventListener);
};
