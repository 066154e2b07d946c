import { keepInTab, readFromTab } from '../base/tab-memory.ts';
import type { RedirectOperation, RedirectResult } from '../client/ports/redirect.ts';

const keyOf = (name: string): string => `ems-seen-before ${name}`;

/** Of this page, where the tab keeps nothing. */
const seen = new Map<string, unknown>();

const remember = (name: string, value: unknown): void => {
  seen.set(name, value);
  keepInTab(keyOf(name), value);
};

/** What an element saw before the page was left, once; nothing where that isn't known any more. */
export const takeSeen = (name: string): unknown => {
  const value = seen.get(name) ?? readFromTab(keyOf(name));
  seen.delete(name);
  keepInTab(keyOf(name), undefined);
  return value;
};

/** A port that keeps what the element sees before the page is left: what is new when the person is back is told by that. */
export const leavingWith = (
  port: RedirectOperation | undefined,
  name: string,
  see: () => unknown,
): RedirectOperation | undefined =>
  port && {
    kind: 'redirect',
    start: (options) => {
      remember(name, see());
      return port.start(options);
    },
    result: () => port.result(),
  };

/**
 * Which one of a list was added on a page of the service, once. The list is believed and not the result, unless nobody knows what it was
 * before.
 */
export const addedElsewhere = <D extends { id: string; createdAt: string }>(
  name: string,
  list: readonly D[],
  result: RedirectResult,
): D | undefined => {
  const before = takeSeen(name);
  if (!Array.isArray(before) && result !== 'success') return undefined;
  const fresh = list.filter(({ id }) => !Array.isArray(before) || !before.includes(id));
  return fresh.reduce<D | undefined>(
    (newest, device) => (newest && newest.createdAt > device.createdAt ? newest : device),
    undefined,
  );
};
