import type { RedirectOperation } from '../client/ports/redirect.ts';

const keyOf = (name: string): string => `ems-seen-before ${name}`;

/** Of this page, where the tab keeps nothing. */
const seen = new Map<string, unknown>();

const remember = (name: string, value: unknown): void => {
  seen.set(name, value);
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(value ?? null));
  } catch {
    // Blocked or full: the next page doesn't know.
  }
};

/** What an element saw before the page was left, once; nothing where that isn't known any more. */
export const takeSeen = (name: string): unknown => {
  let value = seen.get(name);
  seen.delete(name);
  try {
    value ??= JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null') as unknown;
    sessionStorage.removeItem(keyOf(name));
  } catch {
    // Blocked or spoilt.
  }
  return value ?? undefined;
};

/** A port that keeps what the element sees before the page is left: what is new when the person is back is told by that. */
export const leavingWith = (port: RedirectOperation | undefined, name: string, see: () => unknown): RedirectOperation | undefined =>
  port && {
    kind: 'redirect',
    start: (options) => {
      remember(name, see());
      return port.start(options);
    },
    result: () => port.result(),
  };
