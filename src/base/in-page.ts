/** Where the page is, without its fragment. */
export const pageAddress = (): string => location.href.replace(/#.*/, '');

/** A link within the page, whose `<base>` would make one out of the bare fragment that leaves it. */
export const inPage = (fragment: string): string =>
  document.baseURI.replace(/#.*/, '') === pageAddress() ? fragment : pageAddress() + fragment;
