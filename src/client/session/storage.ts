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
