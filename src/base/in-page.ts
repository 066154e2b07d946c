/** What a router keeps in the fragment, such as `#/account`. A fragment of the page may follow it: `#/account#sessions`. */
export const route = (): string => /^#!?\/[^#]*/.exec(location.hash)?.[0] ?? '';

/** The page's own fragment, without a router's route. */
export const ownFragment = (): string => location.hash.slice(route().length);

/** Where the page is, without its own fragment. */
export const pageAddress = (): string => location.href.replace(/#.*/, '') + route();

/** What was made absolute: a router may have changed the page's address before somebody follows it. */
const made = new Set<string | null | undefined>();

/** A link within the page, whose `<base>` or router would make one out of the bare fragment that leaves it. */
export const inPage = (fragment: string): string => {
  const page = pageAddress();
  if (document.baseURI.replace(/#.*/, '') === page) return fragment;
  made.add(page + fragment);
  return page + fragment;
};

/** Whether a plain click follows one of our links to this fragment, wherever the page is by now. The others are the browser's. */
export const follows = (event: MouseEvent, fragment: string): boolean => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  const path = event.composedPath() as Element[];
  const href = path.find(({ localName }) => localName === 'a')?.getAttribute('href');
  return href === fragment || (made.has(href) && href!.endsWith(fragment));
};
