import { literal, object, optional, parse, string } from '../http/shape.ts';
import type { RedirectResult } from '../ports/redirect.ts';
import { createStoredItem, type KeyValueStorage } from './storage.ts';

const markerShape = object({
  operation: string(),
  hash: string(),
  state: optional(string()),
  result: optional(literal('success', 'cancelled', 'failed', 'unknown')),
  answer: optional(string()),
});

export interface RedirectMarker {
  /** The operation that the tab left for, e.g. `password`. */
  operation: string;
  /** The fragment of the address that was left, which no redirect brings back. */
  hash: string;
  /** What the answer has to name, so that no other one is taken for it. */
  state?: string | undefined;
}

/** What there is besides the result. */
export interface RedirectAnswer {
  /** What the answer names: another one settles nothing. */
  state?: string | undefined;
  /** The answer's parameters, for whoever can judge them better. */
  answer?: string | undefined;
}

/**
 * What a tab remembers of an operation on a page of the service: written before it leaves, told once after it has come back. Kept in
 * the tab's storage, so that the answer is found by whichever page of the site has a place for it.
 */
export interface RedirectMarkers {
  /** Before leaving. `false` where the browser keeps nothing: the person would come back to a page that knows nothing. */
  leave(marker: RedirectMarker): boolean;
  /** The marker that an answer belongs to. */
  of(state: string | undefined): RedirectMarker | undefined;
  /** The answer has come back. Nothing when nobody left here: it is an answer to another tab, or comes a second time. */
  settle(result: RedirectResult, more?: RedirectAnswer): RedirectMarker | undefined;
  /** The person is back without having been away: nothing is told. */
  forget(): void;
  /** How the operation ended, once; `unknown` without an answer, nothing when this tab did not leave for it. */
  take(operation: string, read?: (answer: URLSearchParams) => RedirectResult | undefined): RedirectResult | undefined;
}

export const createRedirectMarkers = (storage: KeyValueStorage | undefined, key: string): RedirectMarkers => {
  const item = createStoredItem(storage, key, (value) => parse(markerShape, value));
  /** This page is about to be left, and has nothing to tell. */
  let leaving = false;

  const forget = (): void => {
    leaving = false;
    item.clear();
  };
  /** The first answer counts. */
  const open = (state: string | undefined) => {
    const marker = item.get();
    return marker && marker.result === undefined && marker.state === state ? marker : undefined;
  };

  return {
    forget,
    of: open,
    leave({ operation, hash, state }) {
      leaving = item.set({ operation, hash, ...(state !== undefined && { state }) });
      if (!leaving) item.clear();
      return leaving;
    },
    settle(result, { state, answer } = {}) {
      const marker = open(state);
      if (!marker) return undefined;
      leaving = false;
      item.set({ ...marker, result, ...(answer !== undefined && { answer }) });
      return marker;
    },
    take(operation, read) {
      const marker = leaving ? undefined : item.get();
      if (marker?.operation !== operation) return undefined;
      forget();
      const { answer, result = 'unknown' } = marker;
      return (answer !== undefined && read?.(new URLSearchParams(answer))) || result;
    },
  };
};
