import { object, optional, boolean, parse, string } from '../http/shape.ts';
import type { KeyValueStorage } from './storage.ts';
import { createMemoryWaitingRoom, type Waiting, type WaitingRoom } from './pending-verification.ts';

const waitingSchema = object({ email: string(), ticket: string(), verified: optional(boolean()) });

/** Survives a reload where there is a storage, and lasts as long as the page where there is none. */
export const createStoredWaitingRoom = (storage: KeyValueStorage | undefined, key: string): WaitingRoom => {
  const memory = createMemoryWaitingRoom();
  return {
    get() {
      try {
        return parse(waitingSchema, JSON.parse(storage?.getItem(key) ?? 'null')) ?? memory.get();
      } catch {
        return memory.get();
      }
    },
    set(waiting: Waiting) {
      memory.set(waiting);
      try {
        storage?.setItem(key, JSON.stringify(waiting));
        // Kept there, and only there: another client of this tab may replace it.
        if (storage) memory.clear();
      } catch {
        // Blocked or full: the page remembers.
      }
    },
    clear() {
      memory.clear();
      try {
        storage?.removeItem(key);
      } catch {
        // Nothing could be kept there either.
      }
    },
  };
};
