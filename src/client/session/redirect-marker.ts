import { literal, object, optional, parse, string } from '../http/shape.ts';
import type { RedirectResult } from '../ports/redirect.ts';
import type { KeyValueStorage } from './storage.ts';

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
  /** This page is about to be left, and has nothing to tell. */
  let leaving = false;

  const read = () => {
    try {
      return parse(markerShape, JSON.parse(storage.getItem(key) ?? 'null'));
    } catch {
      // Blocked or spoilt: as if nobody had left.
      return undefined;
    }
  };
  const write = (marker: RedirectMarker & { result?: RedirectResult }): boolean => {
    try {
      storage.setItem(key, JSON.stringify(marker));
      return true;
    } catch {
      return false;
    }
  };
  const forget = (): void => {
    leaving = false;
    try {
      storage.removeItem(key);
    } catch {
      // Nothing could be kept there either.
    }
  };

  return {
    forget,
    leave(marker) {
      leaving = write({ operation: marker.operation, hash: marker.hash });
      return leaving;
    },
    settle(result) {
      const marker = read();
      // The first answer counts.
      if (!marker || marker.result !== undefined) return undefined;
      leaving = false;
      write({ ...marker, result });
      return marker;
    },
    take(operation) {
      const marker = leaving ? undefined : read();
      if (marker?.operation !== operation) return undefined;
      forget();
      return marker.result ?? 'unknown';
    },
  };
};
