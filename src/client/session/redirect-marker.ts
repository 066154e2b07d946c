import { literal, object, optional, string } from '../http/shape.ts';
import type { RedirectResult } from '../ports/redirect.ts';
import { createStoredItem, type KeyValueStorage } from './storage.ts';

const markerShape = object({
  operation: string(),
  hash: string(),
  result: optional(literal('success', 'cancelled', 'failed', 'unknown')),
});

export interface RedirectMarker {
  /** The operation that the tab left for, e.g. `password`. */
  operation: string;
  /** The fragment of the address that was left, which no redirect brings back. */
  hash: string;
}

/**
 * What a tab remembers of an operation on a page of the service: written before it leaves, told once after it has come back. Kept in
 * the tab's storage, so that the answer is found by whichever page of the site has a place for it.
 */
export interface RedirectMarkers {
  /** Before leaving. `false` where the browser keeps nothing: the person would come back to a page that knows nothing. */
  leave(marker: RedirectMarker): boolean;
  /** The answer has come back. Nothing when nobody left here: it is an answer to another tab, or comes a second time. */
  settle(result: RedirectResult): RedirectMarker | undefined;
  /** The person is back without having been away: nothing is told. */
  forget(): void;
  /** How the operation ended, once; `unknown` without an answer, nothing when this tab did not leave for it. */
  take(operation: string): RedirectResult | undefined;
}

export const createRedirectMarkers = (storage: KeyValueStorage, key: string): RedirectMarkers => {
  const item = createStoredItem(storage, key, markerShape);
  /** This page is about to be left, and has nothing to tell. */
  let leaving = false;

  const forget = (): void => {
    leaving = false;
    item.clear();
  };

  return {
    forget,
    leave(marker) {
      leaving = item.set({ operation: marker.operation, hash: marker.hash });
      if (!leaving) item.clear();
      return leaving;
    },
    settle(result) {
      const marker = item.get();
      // The first answer counts.
      if (!marker || marker.result !== undefined) return undefined;
      leaving = false;
      item.set({ ...marker, result });
      return marker;
    },
    take(operation) {
      const marker = leaving ? undefined : item.get();
      if (marker?.operation !== operation) return undefined;
      forget();
      return marker.result ?? 'unknown';
    },
  };
};
