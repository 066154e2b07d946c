/** The part of the web's `Storage` that is used. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** This tab's storage. Asking for it throws where the person blocked it. */
export const tabStorage = (): KeyValueStorage | undefined => {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
};

/** Lasts as long as the page. */
export const createMemoryStorage = (): KeyValueStorage => {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
};
