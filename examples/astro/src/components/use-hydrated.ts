import { useSyncExternalStore } from 'react';

const subscribe = () => () => {};

/** Whether React has taken over what the server rendered. */
export const useHydrated = () =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
