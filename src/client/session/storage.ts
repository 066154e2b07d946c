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

/** One value under one key. Neither reading nor writing it throws. */
export interface StoredItem<T> {
  get(): T | undefined;
  /** `false` where the storage didn't take it, and only this page has it. */
  set(value: T): boolean;
  clear(): void;
}

/** Survives a reload where there is a storage, and lasts as long as the page where there is none, or one that is blocked or full. */
export const createStoredItem = <T>(
  storage: KeyValueStorage | undefined,
  key: string,
  read: (value: unknown) => T | undefined,
): StoredItem<T> => {
  let held: T | undefined;
  return {
    get() {
      try {
        // What the storage didn't take is newer than what it has.
        return held ?? read(JSON.parse(storage?.getItem(key) ?? 'null'));
      } catch {
        // Blocked, or spoilt by somebody else.
        return undefined;
      }
    },
    set(value) {
      held = value;
      try {
        storage?.setItem(key, JSON.stringify(value));
        // Kept there, and only there: another page of this tab may replace it.
        if (storage) held = undefined;
      } catch {
        // Blocked or full: the page remembers.
      }
      return held === undefined;
    },
    clear() {
      held = undefined;
      try {
        storage?.removeItem(key);
      } catch {
        // Nothing could be kept there either.
      }
    },
  };
};
