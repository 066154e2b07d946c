/**
 * Whether an address from outside may become a link: `http:`, `https:`, or relative to the page. What stands before the first colon is a
 * scheme whatever a browser drops from it (`java\tscript:`), unless a path, a query or a fragment has begun.
 */
export const isLink = (address: string | undefined): boolean => /^\s*https?:|^(?![^/?#]*:)/i.test(address!);
