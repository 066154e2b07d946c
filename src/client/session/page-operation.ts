import { isLink } from '../../rules/link.ts';
import { randomId } from '../../rules/random-id.ts';
import { aborted, throwIfAborted } from '../abort.ts';
import { failure } from '../outcome.ts';
import type { RedirectOperation, RedirectResult } from '../ports/redirect.ts';
import type { StartOptions } from '../ports/session.ts';
import { browserPage, type Page } from './page.ts';
import { createRedirectMarkers } from './redirect-marker.ts';
import { tabStorage, type KeyValueStorage } from './storage.ts';

/** Where the page stands and what its tab keeps; of the browser when absent. */
export interface PageOperationPlace {
  /** Instead of the tab's `sessionStorage`. */
  storage?: KeyValueStorage | undefined;
  /** Instead of the page's address and history. */
  page?: Page | undefined;
}

export interface PageOperationOptions extends PageOperationPlace {
  /** What the operation is called, once for each that the client has: the name of its port. */
  operation: string;
  /** The address of the service's page, which sends the person back to `back` with parameters of its own added. */
  pageOf(back: string, options: StartOptions): string;
  /** The parameters that the service adds: taken out of the address at once. */
  answerParameters: readonly string[];
  /** How it ended, by those parameters; `unknown` where they don't say. */
  read(answer: URLSearchParams): RedirectResult | undefined;
}

/** Names what was left for, in the address come back to: an answer without it is none of this tab's. */
const mark = 'ems-return';

/** An operation on a page of a service that knows the person by a cookie. Create it when the page begins, as an answer may be in the address. */
export const createPageOperation = (options: PageOperationOptions): RedirectOperation<StartOptions> => {
  const { operation, pageOf, answerParameters, read, storage = tabStorage(), page = browserPage } = options;
  const markers = createRedirectMarkers(storage, 'ems-elements page');

  /** A page that was left may be shown again without being loaded anew. */
  const look = (): void => {
    const url = page.url();
    const state = url.searchParams.get(mark);
    if (state === null) return;
    const marker = markers.of(state);
    if (marker && marker.operation !== operation) return;
    const bare = new URL(url);
    for (const name of [mark, ...answerParameters]) bare.searchParams.delete(name);
    bare.hash ||= marker?.hash ?? '';
    page.replace(bare);
    markers.settle(read(url.searchParams) ?? 'unknown', { state });
  };
  look();

  return {
    kind: 'redirect',
    async start(call = {}) {
      throwIfAborted(call.signal);
      const { href, hash } = page.url();
      const state = randomId();
      const back = new URL(href);
      back.hash = '';
      back.searchParams.set(mark, state);
      const address = pageOf(back.href, call);
      if (!isLink(address)) return failure('not_offered', { detail: 'The page of the service has no web address.' });
      if (!markers.leave({ operation, hash, state })) {
        return failure('not_offered', {
          detail: 'The browser keeps nothing that this page could come back to (sessionStorage).',
        });
      }
      page.leave(address);
      await Promise.race([page.returned(), aborted(call.signal)]);
      markers.forget();
      return failure('cancelled');
    },
    result() {
      look();
      return markers.take(operation);
    },
  };
};
