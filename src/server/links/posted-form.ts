import { isPostedForm } from '../http/incoming.ts';
import type { Call } from '../storage/database.ts';

/**
 * The link of an email that a form without a script asked for: no script will read the fragment of its address where it is opened, as far as
 * anybody knows, so what stands there goes to the query. `createFormPages` takes it out of the address at once.
 */
export const linkFor = ({ headers }: Call, link: string): string => {
  if (!isPostedForm(headers)) return link;
  const url = new URL(link);
  for (const [name, value] of new URLSearchParams(url.hash.slice(1))) url.searchParams.set(name, value);
  url.hash = '';
  return url.href;
};
