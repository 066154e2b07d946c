/** What this tab's storage has under a key: nothing where it is blocked, or where what stands there is spoilt. */
export const readFromTab = (key: string): unknown => {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as unknown) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Keeps a value for the tab's next page; `undefined` takes away what was kept. Where the storage is blocked or full, the next page knows nothing. */
export const keepInTab = (key: string, value: unknown): void => {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Blocked or full.
  }
};
